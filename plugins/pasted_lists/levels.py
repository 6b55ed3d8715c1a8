"""Tells how deep the items of a list lie, and where one list ends and the next begins.

    1)␣First.        level 0
    o␣␣ In person.   level 1: a new sign opens a level
    o␣␣ In writing.  level 1
    2)␣Second.       level 0: a known sign returns to its level

A deeper indent opens a level as well. Numbers must count up by one; a list in which they do not is
no list.
"""

from collections import Counter
from typing import NamedTuple

from plugins.commonmark.lines import INDENT

from .signs import CROSSES, TICKS, ItemLine, Reading, readings

STEP = 2  # columns: less is carelessness, not a level


class Below(NamedTuple):
    """Markdown below an item, that is indented: a paragraph, a quotation, code."""

    indent: int
    lines: list[str]  # without that indent


class PastedItem(NamedTuple):
    """An item as it stands in the post, with the lines below it that belong to a list."""

    item: ItemLine
    start: int  # its first line
    end: int  # the line after its last
    wrapped: str  # the lines that go on with its own, as one
    below: list[Below]
    is_after_blank: bool


class Placed(NamedTuple):
    """An entry in its place."""

    entry: PastedItem
    level: int
    kind: str
    number: int | None  # None for bullets
    type: str | None  # a A i I: of the numbers, where they are none


class Level(NamedTuple):
    """An open level: what its latest item looks like."""

    kind: str
    indent: int
    number: int | None


class Lists:
    """Places one entry after another; `done` holds the lists that were found."""

    def __init__(self) -> None:
        self.done: list[list[Placed]] = []
        self.levels: list[Level] = []
        self.is_tight = True
        self.in_order = True
        self.is_indented = False  # levels are told by indents, not by signs alone

    def add(self, entry: PastedItem) -> None:
        """Put the entry into the list that is open, or begin another one with it."""
        if not self._continue(entry) and not self._open(entry):
            self._begin(entry)

    def close(self) -> None:
        """End the list; one with a number out of place is dropped."""
        if self.done and not self.in_order:
            self.done.pop()
        self.levels = []

    def _continue(self, entry: PastedItem) -> bool:
        """Return to a level of the same kind; its number must be the next one."""
        known = [(self._depth(entry, reading), reading) for reading in readings(entry.item.sign)]
        returns = [(depth, reading) for depth, reading in known if depth is not None]
        for depth, reading in returns:
            if reading.number is None or reading.number == (self.levels[depth].number or 0) + 1:
                self._place(entry, depth, reading)
                return True
        if not returns or any(depth is None and reading.number == 1 for depth, reading in known):
            return False
        self.in_order = False
        self._place(entry, *returns[0])
        return True

    def _depth(self, entry: PastedItem, reading: Reading) -> int | None:
        for depth in range(len(self.levels) - 1, -1, -1):
            level = self.levels[depth]
            if level.kind == reading.kind and abs(level.indent - entry.item.indent) < STEP:
                return depth
        return None

    def _open(self, entry: PastedItem) -> bool:
        """Open a level below the one that is less indented, if the entry may begin one."""
        reading = _first_of_its_kind(entry.item)
        if not self.levels or reading is None or self._is_another_list(entry, reading):
            return False
        depth = len(self.levels) - int(self._is_opposite(entry, reading))
        while depth and entry.item.indent <= self.levels[depth - 1].indent - STEP:
            depth -= 1
        if self.is_indented and depth and entry.item.indent < self.levels[depth - 1].indent + STEP:
            depth -= 1
        if depth == 0 and _is_bullet(reading) != _is_bullet(self.levels[0]):
            return False
        self._place(entry, depth, reading)
        return True

    def _is_another_list(self, entry: PastedItem, reading: Reading) -> bool:
        """At the same indent: Markdown's own sign, ✗ after ✓, or set off from a tight list."""
        outer = self.levels[0 if self.is_indented else -1]
        if entry.item.indent >= outer.indent + STEP:
            return False
        set_off = entry.is_after_blank and self.is_tight and len(self.done[-1]) > 1
        opposite = len(self.levels) == 1 and self._is_opposite(entry, reading)
        return entry.item.is_markdown or opposite or set_off

    def _is_opposite(self, entry: PastedItem, reading: Reading) -> bool:
        """What not to do lies no deeper than what to do."""
        latest = self.levels[-1]
        return abs(entry.item.indent - latest.indent) < STEP and _are_opposites(
            latest.kind, reading.kind
        )

    def _begin(self, entry: PastedItem) -> None:
        self.close()
        reading = _first_of_a_list(entry.item)
        self.is_tight = self.in_order = True
        self.is_indented = False
        if reading is not None:
            self.done.append([])
            self._place(entry, 0, reading)

    def _place(self, entry: PastedItem, depth: int, reading: Reading) -> None:
        if self.done[-1] and entry.is_after_blank:
            self.is_tight = False
        if depth and entry.item.indent >= self.levels[depth - 1].indent + STEP:
            self.is_indented = True
        self.levels[depth:] = [Level(reading.kind, entry.item.indent, reading.number)]
        self.done[-1].append(Placed(entry, depth, *reading, reading.type))
        for below in entry.below:
            self._leave_levels(below.indent)

    def _leave_levels(self, indent: int) -> None:
        """End the levels that something below an item is not indented enough to belong to."""
        while len(self.levels) > 1 and indent < self.levels[-1].indent + STEP:
            self.levels.pop()


def place(entries: list[PastedItem]) -> list[list[Placed]]:
    """The lists that consecutive entries form, in order; what fits in none is left out."""
    lists = [found for whole in _placed(entries) for found in _without_stray_head(whole)]
    return [part for found in lists for part in _apart(found)]


def _placed(entries: list[PastedItem]) -> list[list[Placed]]:
    lists = Lists()
    for entry in entries:
        lists.add(entry)
    lists.close()
    return lists.done


def _without_stray_head(found: list[Placed]) -> list[list[Placed]]:
    """A number that no second one follows begins no list: 3.␣Title above bullets is a title."""
    left = Counter(placed.kind for placed in found)
    head = 0
    while head < len(found) and found[head].number is not None and left[found[head].kind] == 1:
        head += 1
    return _placed([placed.entry for placed in found[head:]]) if head else [found]


def _apart(found: list[Placed]) -> list[list[Placed]]:
    """Numbers as far out as bullets above them are another list, if no such bullet comes back.

    So are bullets below numbers.
    """
    first = next((index for index, placed in enumerate(found) if _is_as_far_out(placed, found)), 0)
    if first < 2 or any(placed.level == 0 for placed in found[first:]):
        return [found]
    return [found[:first], *_placed([placed.entry for placed in found[first:]])]


def _is_as_far_out(placed: Placed, found: list[Placed]) -> bool:
    is_of_other_kind = (placed.number is None) != (found[0].number is None)
    is_as_far_out = placed.entry.item.indent < found[0].entry.item.indent + STEP
    return placed.level == 1 and is_of_other_kind and is_as_far_out


def _first_of_its_kind(item: ItemLine) -> Reading | None:
    """How an item reads that opens a level: a bullet, or number one."""
    for reading in readings(item.sign):
        if reading.number is None or (reading.number == 1 and _counts_alone(item)):
            return reading
    return None


def _first_of_a_list(item: ItemLine) -> Reading | None:
    """How an item reads that begins a list: digits with a wide space may go on from anywhere.

    Four columns in, a narrow space speaks for code.
    """
    is_sure = item.is_wide or item.is_markdown
    reading = _first_of_its_kind(item)
    first = readings(item.sign)[0] if readings(item.sign) else None
    if reading is None and first and "1" in first.kind and is_sure:
        return first
    may_be_code = item.indent >= INDENT and not (is_sure or item.is_bullet)
    return None if may_be_code else reading


def _counts_alone(item: ItemLine) -> bool:
    """Whether a number needs no wide space: 1) and a. do not, A. may be an initial."""
    is_clear = item.sign.endswith(")") or item.sign.islower()
    return item.is_wide or item.is_markdown or is_clear


def _are_opposites(one: str, other: str) -> bool:
    return (one in TICKS and other in CROSSES) or (one in CROSSES and other in TICKS)


def _is_bullet(seen: Reading | Level) -> bool:
    return seen.number is None
