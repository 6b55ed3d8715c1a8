"""A title set in lines: as large as there is room for, and no line much shorter than the others."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import pairwise
from math import ceil
from typing import NamedTuple
from unicodedata import east_asian_width

SIZES = (96, 90, 84, 78, 72, 66, 60, 54, 48, 42)
LEADING = 1.14
MOST_LINES = 4
LONGEST = 400  # letters: more never fit
ELLIPSIS = "…"
WHITE_SPACE = re.compile(r"[^\S\u00a0\u202f]+")  # where a line may end
BEFORE_DASH = re.compile(" (?=[–—])")  # no line begins with one

Measure = Callable[[str], float]  # the width of a text


class TypesetTitle(NamedTuple):
    """A title's lines and their size, both in pixels."""

    size: int
    lines: list[str]


def typeset(
    title: str, width: int, height: int, measure: Callable[[int, str], float]
) -> TypesetTitle:
    """The title in the largest size in which it fits; cut short if it fits in none.

    `measure(size, text)` is the width of a text, which is its letters' together.
    """
    words = words_of(title[:LONGEST])
    for size in SIZES:
        most = min(MOST_LINES, int(height / (size * LEADING)))
        if fitting := balanced(words, width, most, partial(measure, size)):
            return TypesetTitle(size, fitting)
    return TypesetTitle(SIZES[-1], cut(words, width, partial(measure, SIZES[-1])))


def words_of(title: str) -> list[str]:
    """What lines are made of, each with the space behind it, if there is one.

    Signs that may not be torn from a word stay with it.
    """
    words = BEFORE_DASH.sub("\u00a0", WHITE_SPACE.sub(" ", title.strip())).split(" ")
    spaced = [*(f"{word} " for word in words[:-1]), words[-1]]
    return [part for word in spaced for part in parts_of(word)]


def parts_of(word: str) -> Iterable[str]:
    """Chinese, Japanese and Korean have no spaces where a line may end."""
    if not any(east_asian_width(letter) in "WF" for letter in word):
        return [word]
    from uniseg.linebreak import line_break_units

    parts: Iterable[str] = line_break_units(word)
    return parts


def balanced(words: Sequence[str], width: int, most: int, measure: Measure) -> list[str]:
    """As few lines as the width allows, in the narrowest column that needs no more.

    No lines if they are more than `most`, or a word is too wide.
    """
    widths = widths_of(words, measure)
    widest = max(word.alone for word in widths)
    fewest = len(starts(widths, width))
    if fewest > most or widest > width:
        return []
    column = bisect_left(
        range(width),
        -fewest,
        lo=ceil(widest),
        key=lambda column: -len(starts(widths, column)),
    )
    return in_lines(words, starts(widths, column))


class Width(NamedTuple):
    """How wide a word is at the end of a line, and within it."""

    alone: float
    with_space: float


def widths_of(words: Iterable[str], measure: Measure) -> list[Width]:
    """Of each word."""
    space = measure(" ")
    alone = [(measure(word.rstrip(" ")), word.endswith(" ")) for word in words]
    return [Width(width, width + space * is_spaced) for width, is_spaced in alone]


def starts(widths: Sequence[Width], column: float) -> list[int]:
    """Which words begin a line if each takes as many as it holds; too wide a word is alone."""
    found: list[int] = []
    end = 0.0  # of the line so far
    for number, width in enumerate(widths):
        if not found or end + width.alone > column:
            found.append(number)
            end = 0.0
        end += width.with_space
    return found


def in_lines(words: Sequence[str], starts: Sequence[int]) -> list[str]:
    """The words in lines that begin with these."""
    ends = pairwise([*starts, len(words)])
    return ["".join(words[start:end]).rstrip(" ") for start, end in ends]


def cut(words: Sequence[str], width: int, measure: Measure) -> list[str]:
    """The first lines, an ellipsis wherever something is missing."""
    shown = in_lines(words, starts(widths_of(words, measure), width))
    if len(shown) > MOST_LINES:
        shown = [*shown[: MOST_LINES - 1], shown[MOST_LINES - 1] + ELLIPSIS]
    return [shortened(line, width, measure) for line in shown]


def shortened(line: str, width: int, measure: Measure) -> str:
    """The line, without as many of its last letters as do not fit."""
    while len(line) > 1 and measure(line) > width:
        line = line[:-2].rstrip() + ELLIPSIS
    return line
