"""Typed counts whose items are explained in paragraphs of their own.

1. Call first.     →     1. Call first.
Before noon.                Before noon.
2. Then write.           2. Then write.

They are lists where that is certain: they count on from 1, and little stands between two items.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from plugins.pasted_lists.signs import Reading

MOST_BETWEEN = 4  # blocks; more are a chapter below its number
ENDS = Reading("", None)  # of a block that is neither an item nor explains one

Blocks = Sequence[Reading | None]  # what each counts as; None of what may explain an item


class Explained(NamedTuple):
    """Where the items of a count begin among the blocks, and where the last one ends."""

    items: Sequence[int]
    end: int


def explained_counts(blocks: Blocks) -> Iterator[Explained]:
    """The counts whose items are explained, in their order."""
    end = 0
    for start, reading in enumerate(blocks):
        if start >= end and reading and reading.number == 1:
            items = _counted_on(blocks, start)
            if _is_explained(items) and _is_certain(blocks, items):
                end = _end_of(blocks, items)
                yield Explained(items, end)


def _counted_on(blocks: Blocks, start: int) -> list[int]:
    """The item at `start`, and those that count on from it."""
    items, reading = [start], blocks[start]
    while reading and reading.number and (place := _next(blocks, items[-1])):
        reading = reading._replace(number=reading.number + 1)
        if blocks[place] != reading:
            break
        items.append(place)
    return items


def _next(blocks: Blocks, item: int) -> int:
    """Where the next block stands that explains nothing; 0 where that is far."""
    near = range(item + 1, min(item + MOST_BETWEEN + 2, len(blocks)))
    return next((place for place in near if blocks[place]), 0)


def _is_explained(items: Sequence[int]) -> bool:
    return len(items) > 1 and items[-1] - items[0] >= len(items)


def _is_certain(blocks: Blocks, items: Sequence[int]) -> bool:
    """Whether what follows does not count on in some other way."""
    following = blocks[place] if (place := _next(blocks, items[-1])) else None
    return following is None or following.number in (None, 1)


def _end_of(blocks: Blocks, items: Sequence[int]) -> int:
    """The last item is explained in as many blocks as each of the others at least."""
    fewest = min(after - before - 1 for before, after in pairwise(items))
    end = items[-1] + 1
    while end < len(blocks) and blocks[end] is None and end - items[-1] <= fewest:
        end += 1
    return end
