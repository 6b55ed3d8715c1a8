"""Lists that somebody typed, or that Word wrote without one, become lists.

<p>Some advice:<br>•  Call first.<br>•  Call again.</p>   →   Some advice: <ul><li>Call first. …
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from plugins.pasted_lists.points import Point, as_html
from plugins.pasted_lists.signs import BLANK, NUMBER, STRONG, WEAK, Reading, readings

from . import runs
from .runs import Line, Run

SIGN = re.compile(
    rf"{BLANK}*(?P<sign>[{re.escape(STRONG + WEAK)}]|{NUMBER})(?P<gap>{BLANK}+|(?<=[{STRONG}]))"
    r"(?=\S)",
    re.IGNORECASE,
)
WIDE = re.compile(rf"{BLANK}*[\u00a0\t]{BLANK}*|{BLANK}{{2,}}")
NEED_WIDE = "o§–—"  # with an ordinary space behind them they are words or talk
NOTHING_ELSE = STRONG + "o§"
HIGHEST_FIRST = 999
LOOKED_AT = 50  # items, which tell whether those below them are some, too
BREAK = Run("", html="<br>")
BULLET = Run("• ")
DRAWN = re.compile(r"\s*[o§][ \t]*\u00a0")


class TypedLine(NamedTuple):
    """A line of words, which may begin like an item."""

    line: Line  # without the sign
    sign: str
    level: int  # Word's own, from 1; 0 where none is said
    whole: Line  # with the sign
    paragraph: int  # the number of the paragraph that it stands in

    @property
    def is_item(self) -> bool:
        return bool(self.sign or self.level)

    @property
    def is_counted(self) -> bool:
        """Whether it begins with a number."""
        return any(map(str.isdecimal, self.sign))


class Count(NamedTuple):
    """What an item counts as."""

    level: int  # 0 for the outermost
    reading: Reading


def read_line(line: Line, paragraph: int, level: int = 0) -> TypedLine:
    """What a line begins with; `level` is that which Word gives it."""
    found = SIGN.match(runs.words(line))
    if not found or not (level or _is_sign(found)):
        return TypedLine(line, "", level, line, paragraph)
    rest = runs.without(line, found.end())
    return TypedLine(rest, found["sign"], level, line, paragraph)


def is_one_item(lines: Sequence[TypedLine]) -> bool:
    """Whether a paragraph is a single item of a count, and goes on below its first line."""
    first, *others = lines
    return first.is_counted and bool(others) and not any(line.is_item for line in others)


def with_more(lines: Sequence[TypedLine]) -> TypedLine:
    """The lines of an item as one."""
    first, *others = lines
    more = [run for other in others for run in (BREAK, *runs.tidy(other.whole))]
    return first._replace(
        line=[*runs.tidy(first.line), *more], whole=[*runs.tidy(first.whole), *more]
    )


def _is_sign(found: re.Match[str]) -> bool:
    """Some signs are words or talk where an ordinary space stands behind them."""
    return found["sign"] not in NEED_WIDE or WIDE.fullmatch(found["gap"]) is not None


def lists_in(lines: Sequence[TypedLine]) -> Iterator[str | TypedLine]:
    """The HTML of the lists that these lines make; a line that is in none as it is."""
    for (is_item, is_word), group in groupby(lines, key=lambda one: (one.is_item, one.level > 0)):
        items = list(group)
        while is_item and items and not (is_word or _is_list(items)):
            yield items.pop(0)  # what follows it may be a list
        if is_item and items:
            yield from _counted(items)
        else:
            yield from items


def _counted(items: Sequence[TypedLine]) -> Iterator[str | TypedLine]:
    """Lists that count as their items say: one more where a count begins anew."""
    counts, start = _counts(items), 0
    while start < len(items):
        end = _end_of_count(counts, start)
        if end < len(items) and counts[end].level:
            yield from map(_as_typed, items[start:])
            return
        yield as_html(map(_point, counts[start:end], items[start:end]))
        start = end


def _as_typed(item: TypedLine) -> TypedLine:
    """An item that stays text; a letter that Word draws as a bullet is one."""
    is_drawn = DRAWN.match(runs.words(item.whole))
    return item._replace(whole=[BULLET, *item.line]) if is_drawn else item


def _point(count: Count, item: TypedLine) -> Point:
    html = f"<p>{runs.as_html(runs.tidy(item.line))}</p>"
    return Point(count.level, count.reading.number, html, count.reading.type)


def _end_of_count(counts: Sequence[Count], start: int) -> int:
    """Where an item stands whose number does not follow, after the one at `start`."""
    above: list[Reading] = []
    for index, (level, reading) in enumerate(counts[start:], start):
        if level < len(above) and not _may_follow(above[level], reading):
            return index
        above[level:] = [reading]
    return len(counts)


def _may_follow(last: Reading, reading: Reading) -> bool:
    """Whether an item may stand below another one: a list of another kind may."""
    if last.type != reading.type or last.number is None or reading.number is None:
        return True
    return reading.number == last.number + 1


def _is_list(items: Sequence[TypedLine]) -> bool:
    """A bullet that is nothing else, or two items of one kind that count on: years do not."""
    if items[0].sign in NOTHING_ELSE:
        return True
    numbers = [count.reading.number for count in _counts(items[:LOOKED_AT]) if count.level == 0]
    first, *others = numbers
    if first is None or not others:
        return bool(others) and None in others
    return first <= HIGHEST_FIRST and numbers == [*range(first, first + len(numbers))]


def _counts(items: Sequence[TypedLine]) -> list[Count]:
    """How the items count, each level right below the one it lies in."""
    counts: list[Count] = []
    levels: list[int] = []
    above: list[Reading] = []
    for item in items:
        depth = _depth(item, levels, above)
        reading = _reading(item.sign, above[depth] if depth < len(above) else None)
        above[depth:] = [reading]
        counts.append(Count(depth, reading))
    return counts


def _depth(item: TypedLine, levels: list[int], above: Sequence[Reading]) -> int:
    """How deep an item lies: as Word says, else by the signs that are open."""
    if item.level:
        while levels and item.level < levels[-1]:
            levels.pop()
        if not levels or item.level > levels[-1]:
            levels.append(item.level)
        return len(levels) - 1
    kinds = {reading.kind for reading in readings(item.sign)}
    known = [depth for depth, reading in enumerate(above) if reading.kind in kinds]
    return known[-1] if known else len(above)


def _reading(sign: str, above: Reading | None) -> Reading:
    """What a sign counts as, below another one of its level."""
    may_be = readings(sign) if sign else [Reading("-", None)]
    if above and above.number is not None:
        following = above._replace(number=above.number + 1)
        if following in may_be:
            return following
    begins = [reading for reading in may_be if reading.number == 1]
    return (begins or may_be)[0]
