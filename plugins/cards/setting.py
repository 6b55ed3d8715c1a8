"""A title set in lines: as large as there is room for, and no line much shorter than the others."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

SIZES = (96, 90, 84, 78, 72, 66, 60, 54, 48, 42)
LEADING = 1.14
MOST_LINES = 4
LONGEST = 400  # letters: more never fit
ELLIPSIS = "…"
NO_BREAK = re.compile("(?<=«) | (?=[»?!:;–—])")  # as French sets them; no line begins with a dash

Measure = Callable[[str], float]  # the width of a text


class Setting(NamedTuple):
    """A title's lines and their size, both in pixels."""

    size: int
    lines: list[str]


def set_title(title: str, width: int, height: int, measure: Callable[[int, str], float]) -> Setting:
    """The title in the largest size in which it fits; cut short if it fits in none.

    `measure(size, text)` is the width of a text.
    """
    words = words_of(title[:LONGEST])
    for size in SIZES:
        lines = balanced(words, width, partial(measure, size))
        most = min(MOST_LINES, int(height / (size * LEADING)))
        if len(lines) <= most and all(measure(size, line) <= width for line in lines):
            return Setting(size, lines)
    return Setting(SIZES[-1], cut(words, width, partial(measure, SIZES[-1])))


def words_of(title: str) -> list[str]:
    """What lines are made of: signs that may not be torn from a word stay with it."""
    return NO_BREAK.sub("\u00a0", " ".join(title.split())).split(" ")


def balanced(words: Sequence[str], width: int, measure: Measure) -> list[str]:
    """As few lines as the width allows, in the narrowest column that needs no more."""
    fewest = len(filled(words, width, measure))
    narrow, wide = 0, width
    while wide - narrow > 1:
        middle = (narrow + wide) // 2
        if len(filled(words, middle, measure)) <= fewest:
            wide = middle
        else:
            narrow = middle
    return filled(words, wide, measure)


def filled(words: Sequence[str], width: int, measure: Measure) -> list[str]:
    """Lines that take as many words as they hold; a word that is too wide has its own."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def cut(words: Sequence[str], width: int, measure: Measure) -> list[str]:
    """The first lines, an ellipsis wherever something is missing."""
    lines = filled(words, width, measure)
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1] + ELLIPSIS]
    return [shortened(line, width, measure) for line in lines]


def shortened(line: str, width: int, measure: Measure) -> str:
    """The line, without as many of its last letters as do not fit."""
    while len(line) > 1 and measure(line) > width:
        line = line[:-2].rstrip() + ELLIPSIS
    return line
