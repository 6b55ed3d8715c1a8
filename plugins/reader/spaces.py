"""Spaces that must not break, as a language has them before and behind its signs.

    Combien ? Rien! «Jamais»    →    Combien⍽? Rien⍽! «⍽Jamais⍽»

They are set when all else is, for typogrify would count a sign that stands alone as a word.
"""

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import category

from plugins.languages import Typography

from .seen_text import BREAK, OBJECT, Edit, SeenText

SPACE = "\u00a0"  # why not the narrow one: docs/decisions/typography.md
KEPT = (SPACE, "\u202f")  # an author may have set the narrow one


def spaced(html: str, typography: Typography) -> str:
    """HTML with the no-break spaces of a language."""
    if not typography.space_before and not typography.space_after:
        return html
    seen = SeenText(html)
    return seen.edited(_edits(seen, typography))


def _edits(seen: SeenText, typography: Typography) -> Iterator[Edit]:
    for found in _places(typography.space_before, typography.space_after).finditer(seen.text):
        start, end = found.span()
        if start == end:
            yield Edit(start, start, SPACE)
        elif not (found[0] in KEPT and seen.is_plain(start)):
            yield Edit(start, start + 1, SPACE)
            yield from (Edit(place, place + 1, "") for place in range(start + 1, end))


@cache
def _places(before: tuple[str, ...], after: tuple[str, ...]) -> re.Pattern[str]:
    """Spaces beside the signs, and where one is missing; not within words, as in 9:00."""
    money = "".join(sign for sign in before if category(sign) == "Sc")
    ends = rf"(?![\w/\\])(?:(?<![{money}])|(?!\s?\d))" if money else r"(?![\w/\\])"
    sign = rf"(?=[{_in_class(before)}]{ends})"
    missing = rf"(?<=[^\s{BREAK}{OBJECT}:;?!(\[{{«‹“‘'\"{_in_class(after)}])"
    opening = rf"(?<=[{_in_class(after)}])"
    text = rf"[^\s{BREAK}]"
    return re.compile(rf"(?<={text})\s+{sign}|{missing}{sign}|{opening}(?:\s+|(?={text}))")


def _in_class(signs: tuple[str, ...]) -> str:
    """The signs for a class of characters; one that is in no text stands for none."""
    return re.escape("".join(signs)) or "\0"
