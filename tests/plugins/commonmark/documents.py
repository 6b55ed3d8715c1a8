"""Makes up documents: blocks within blocks, and how somebody writes them down."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hypothesis import strategies as st

Lines = list[str]
WORDS = st.lists(st.sampled_from("ask wait call note send read".split()), min_size=1, max_size=3)
TEXTS = WORDS.map(" ".join)


@dataclass(frozen=True)
class Leaf:
    """A paragraph, code, a heading, a rule."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Quote:
    """A quotation."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True)
class List:
    """A list: the blocks of each item."""

    is_numbered: bool
    is_loose: bool
    items: tuple[tuple["Block", ...], ...]


Block = Leaf | Quote | List


@dataclass(frozen=True)
class Style:
    """How a list is written."""

    sign: Callable[[List, int], str]  # of the item of this index, with the space behind it
    indent: Callable[[str], int]  # of what else the item with this sign holds
    is_apart: Callable[[], bool]  # whether a blank line follows a block


def written(blocks: tuple[Block, ...], style: Style) -> Lines:
    """The lines of a document."""
    lines: Lines = []
    for block in blocks:
        lines += _lines(block, style)
        lines += [""] * style.is_apart()
    return lines


def _lines(block: Block, style: Style) -> Lines:
    if isinstance(block, Leaf):
        return [*block.lines]
    if isinstance(block, Quote):
        return [f"> {line}".rstrip() for line in written(block.blocks, style)]
    return [line for index in range(len(block.items)) for line in _item(block, index, style)]


def _item(block: List, index: int, style: Style) -> Iterator[str]:
    sign = style.sign(block, index)
    first, *more = written(block.items[index], style) or [""]
    indent = " " * style.indent(sign)
    yield sign + first
    yield from (indent + line if line else "" for line in more)
    if block.is_loose:
        yield ""


def documents(
    leaf: st.SearchStrategy[Leaf], first: st.SearchStrategy[Leaf], least: int = 1
) -> st.SearchStrategy[tuple[Block, ...]]:
    """Documents of such leaves, in lists of `least` items or more that begin with `first`."""

    def containers(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
        some = st.lists(inner, min_size=1, max_size=3).map(tuple)
        item = st.tuples(first, st.lists(inner, max_size=2)).map(lambda item: (item[0], *item[1]))
        items = st.lists(item, min_size=least, max_size=3).map(tuple)
        return st.builds(Quote, some) | st.builds(List, st.booleans(), st.booleans(), items)

    blocks = st.recursive(leaf, containers, max_leaves=12)
    return st.lists(blocks, min_size=1, max_size=4).map(tuple)
