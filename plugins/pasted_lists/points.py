"""Writes the points of a list as Markdown.

1. Call first.
    - In the morning.      four columns a level, and more where a number is wider

2. Thank them.

   And mean it.            what else belongs to a point begins where its words do
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markdown.util import ETX

LEVEL = 4  # columns

# What at the beginning of a point would be more than text: # Tips, > quoted, - dash, 1984. A year,
# * * *, ``` code, [word]: address, *[HTML]: words.
STRUCTURE = re.compile(
    r"(?=[#>]|[*+-](?:\s|$)|(?:([*_-]) *)(?:\1 *){2,}$|`{3}|~{3}|\*?\[[^\]]*\]:)"
    r"|(?<=^)(?P<year>\d+)(?=[.)]\s)"
)


class More(NamedTuple):
    """What stands below a point and belongs to it or to a point around it."""

    level: int  # of the point that it belongs to
    lines: list[str]  # of Markdown, that begin where that point's text does


class Point(NamedTuple):
    """A point of a list."""

    level: int  # 0 for the outermost
    number: int | None  # None in a list with bullets
    text: str  # Markdown, on one line
    type: str | None = None  # a A i I: of the numbers, where they are none
    more: Sequence[More] = ()

    @property
    def marker(self) -> str:
        """What stands before the text."""
        if self.number is None:
            return "- "
        return f"{self.number}{ETX}{self.type}. " if self.type else f"{self.number}. "


def as_markdown(points: Iterable[Point], indent: int = 0) -> list[str]:
    """The points as lines of Markdown, `indent` columns in."""
    lines: list[str] = []
    indents, texts = [indent], list[int]()  # where the points of each level begin, and their texts
    for point in points:
        del indents[point.level + 1 :], texts[point.level :]
        begin = indents[-1]
        lines.append(" " * begin + point.marker + point.text)
        indents.append(inner_indent(begin, point.marker))
        texts.append(begin + len(point.marker))
        for level, more in point.more:
            lines += [" " * texts[level] + line if line else "" for line in more]
    return lines


def as_html(points: Iterable[Point]) -> str:
    """The points as lists of HTML; their texts are HTML."""
    html: list[str] = []
    around: list[tuple[str, str | None]] = []  # the element and type of each list that is open
    for point in points:
        kind = ("ul" if point.number is None else "ol", point.type)
        goes_on = around[point.level : point.level + 1] == [kind]
        for element, _type in reversed(around[point.level + goes_on :]):
            html.append(f"</li></{element}>")
        del around[point.level + goes_on :]
        html.append("</li>" if goes_on else _opening(point))
        around[point.level :] = [kind]
        html.append(f"<li>{point.text}")
    return "".join([*html, *(f"</li></{element}>" for element, _type in reversed(around))])


def _opening(point: Point) -> str:
    if point.number is None:
        return "<ul>"
    kind = f' type="{point.type}"' if point.type else ""
    return f"<ol{kind}>" if point.number == 1 else f'<ol{kind} start="{point.number}">'


def inner_indent(indent: int, marker: str) -> int:
    """Where a list within an item begins."""
    return indent + max(LEVEL, len(marker))


def as_text(text: str) -> str:
    """Text that begins no heading, quote or list, whatever it begins with."""
    match = STRUCTURE.match(text)
    return text[: match.end()] + "\\" + text[match.end() :] if match else text
