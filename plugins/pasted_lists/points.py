"""Writes the points of a list as Markdown, four columns a level."""

import re
from collections.abc import Iterable
from typing import NamedTuple

LEVEL = " " * 4

# What at the beginning of a point would be more than text: # Tips, > quoted, - dash, 1984. A year,
# * * *, [word]: address, *[HTML]: words.
STRUCTURE = re.compile(
    r"(?=[#>]|[*+-](?:\s|$)|(?:([*_-]) *)(?:\1 *){2,}$|\*?\[[^\]]*\]:)|(?<=^)(?P<year>\d+)(?=\.\s)"
)


class Point(NamedTuple):
    """A point of a list."""

    level: int  # 0 for the outermost
    number: int | None  # None in a list with bullets
    text: str  # Markdown, on one line


def as_markdown(points: list[Point], outer_levels: int = 0) -> list[str]:
    """The points as lines of Markdown, `outer_levels` deeper than they are."""
    lines = [_line(point, outer_levels) for point in points]
    return "\n\n".join(lines).split("\n") if _changes_kind(points) else lines


def as_text(text: str) -> str:
    """Text that begins no heading, quote or list, whatever it begins with."""
    match = STRUCTURE.match(text)
    return text[: match.end()] + "\\" + text[match.end() :] if match else text


def _line(point: Point, outer_levels: int) -> str:
    marker = "-" if point.number is None else f"{point.number}."
    return f"{LEVEL * (outer_levels + point.level)}{marker} {point.text}"


def _changes_kind(points: Iterable[Point]) -> bool:
    """Whether numbers follow bullets on one level: Markdown needs blank lines for that."""
    numbered: list[bool] = []
    for point in points:
        kind = point.number is not None
        if len(numbered) > point.level and numbered[point.level] != kind:
            return True
        numbered[point.level :] = [kind]
    return False
