"""What an old element, or its style, says of the words in it: bold, slanted, struck out."""

import re

from bs4 import Tag

from .runs import Mark, Marks

MARKS = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "em"),
    **dict.fromkeys(("s", "strike", "del"), "del"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    **{name: name for name in ("sub", "sup")},
}
WEIGHT = re.compile(r"(?<![\w-])font-weight\s*:\s*(?P<value>\w+)", re.IGNORECASE)
SLANT = re.compile(r"(?<![\w-])font-style\s*:\s*(?P<value>\w+)", re.IGNORECASE)
STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bline-through", re.IGNORECASE)
SLANTED = ("italic", "oblique")
BOLD, NOT_BOLD = {"bold", "600", "700", "800", "900"}, {"normal", "400"}


def marked(marks: Marks, tag: Tag) -> Marks:
    """The marks of the words in an element by its name and style, within those around it."""
    name = MARKS.get(tag.name, "")
    return styled(marks | {Mark(name)} if name else marks, tag)


def styled(marks: Marks, tag: Tag) -> Marks:
    """The marks of the words in an element by its style: it gives some, and ends others."""
    for name, is_given in (("strong", _is_bold(tag)), ("em", _is_slanted(tag))):
        if is_given is not None:
            marks = marks | {Mark(name)} if is_given else without(marks, name)
    return marks | {Mark("del")} if STRUCK.search(str(tag.get("style", ""))) else marks


def _is_bold(tag: Tag) -> bool | None:
    weight = weight_of(tag)
    return weight in BOLD if weight in BOLD | NOT_BOLD else None


def _is_slanted(tag: Tag) -> bool | None:
    slant = SLANT.search(str(tag.get("style", "")))
    value = slant["value"].lower() if slant else ""
    return value in SLANTED if value in (*SLANTED, "normal") else None


def weight_of(tag: Tag) -> str:
    """How heavy the style makes the words; empty where it does not say."""
    weight = WEIGHT.search(str(tag.get("style", "")))
    return weight["value"].lower() if weight else ""


def without(marks: Marks, name: str) -> Marks:
    """All marks but those of a name."""
    return frozenset(mark for mark in marks if mark.name != name)


def only(marks: Marks, name: str) -> Marks:
    """The marks of a name alone."""
    return frozenset(mark for mark in marks if mark.name == name)
