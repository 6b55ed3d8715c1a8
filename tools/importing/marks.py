"""What an old element, or its style, says of the words in it: bold, slanted, struck out."""

import re
from collections.abc import Iterator

from bs4 import Tag

from .runs import Mark

Marks = frozenset[Mark]

MARKS = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "em"),
    **dict.fromkeys(("s", "strike", "del"), "del"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    **{name: name for name in ("sub", "sup")},
}
WEIGHT = re.compile(r"(?<![\w-])font-weight\s*:\s*(?P<value>\w+)", re.IGNORECASE)
SLANT = re.compile(r"(?<![\w-])font-style\s*:\s*(?P<value>\w+)", re.IGNORECASE)
BOLD, NOT_BOLD = {"bold", "600", "700", "800", "900"}, {"normal", "400"}


def marks_of(tag: Tag) -> Iterator[Mark]:
    """The marks that an element gives its words, by its name and by its style."""
    name = MARKS.get(tag.name, "")
    if name and not (name == "strong" and _weight(tag) in NOT_BOLD):
        yield Mark(name)
    yield from marks_of_style(tag)


def marks_of_style(tag: Tag) -> Iterator[Mark]:
    """The marks that a style gives."""
    if _weight(tag) in BOLD:
        yield Mark("strong")
    slant = SLANT.search(str(tag.get("style", "")))
    if slant and slant["value"].lower() in ("italic", "oblique"):
        yield Mark("em")


def _weight(tag: Tag) -> str:
    weight = WEIGHT.search(str(tag.get("style", "")))
    return weight["value"].lower() if weight else ""


def without(marks: Marks, name: str) -> Marks:
    """All marks but those of a name."""
    return frozenset(mark for mark in marks if mark.name != name)


def only(marks: Marks, name: str) -> Marks:
    """The marks of a name alone."""
    return frozenset(mark for mark in marks if mark.name == name)
