"""An old text and the new one side by side, the words that differ marked where they stand."""

from collections.abc import Iterable
from itertools import pairwise

from markupsafe import Markup, escape

from .words import WORD, differing


def side_by_side(old: str, new: str) -> tuple[Markup, Markup]:
    """Two seen texts as HTML: what is only in the old deleted, only in the new inserted."""
    old, new = _lines(old), _lines(new)
    places = differing(_words(old), _words(new))
    return (
        _marked(old, "del", [(start, end) for start, end, _, _ in places]),
        _marked(new, "ins", [(start, end) for _, _, start, end in places]),
    )


def _lines(text: str) -> str:
    """Text without its empty lines."""
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))


def _words(text: str) -> list[str]:
    return [found[0].casefold() for found in WORD.finditer(text)]


def _marked(text: str, tag: str, places: Iterable[tuple[int, int]]) -> Markup:
    """The text, and a mark around words from one number to another."""
    spans = [found.span() for found in WORD.finditer(text)]
    marks = [(spans[start][0], spans[end - 1][1]) for start, end in places if start < end]
    ends = [0, *(end for mark in marks for end in mark), len(text)]
    parts = [escape(text[start:end]) for start, end in pairwise(ends)]
    for number in range(1, len(parts), 2):
        parts[number] = Markup("<{0}>{1}</{0}>").format(Markup(tag), parts[number])
    return Markup("").join(parts)
