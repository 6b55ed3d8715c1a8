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

from .signs import CROSSES, TICKS, Item, Reading, readings

STEP = 2  # columns: less is carelessness, not a level


class Entry(NamedTuple):
    """An item as it stands in the post, with the lines that were wrapped below it."""

    item: Item
    start: int  # its first line
    end: int  # the line after its last
    wrapped: list[str]
    is_after_blank: bool


class Placed(NamedTuple):
    """An entry in its place."""

    entry: Entry
    level: int
    kind: str
    number: int | None  # None for bullets


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

    def add(self, entry: Entry) -> None:
        """Put the entry into the list that is open, or begin another one with it."""
        if not self._continue(entry) and not self._open(entry):
            self._begin(entry)

    def close(self) -> None:
        """End the list; one with a number out of place is dropped."""
        if self.done and not self.in_order:
            self.done.pop()
        self.levels = []

    def _continue(self, entry: Entry) -> bool:
        """Return to a level of the same kind; its number must be the next one."""
        known = [(self._depth(entry, reading), reading) for reading in readings(entry.item)]
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

    def _depth(self, entry: Entry, reading: Reading) -> int | None:
        for depth in range(len(self.levels) - 1, -1, -1):
            level = self.levels[depth]
            if level.kind == reading.kind and abs(level.indent - entry.item.indent) < STEP:
                return depth
        return None

    def _open(self, entry: Entry) -> bool:
        """Open a level below the one that is less indented, if the entry may begin one."""
        reading = _first_of_its_kind(entry.item)
        if not self.levels or reading is None or self._is_another_list(entry, reading):
            return False
        depth = len(self.levels) - int(self._is_opposite(entry, reading))
        while depth and entry.item.indent <= self.levels[depth - 1].indent - STEP:
            depth -= 1
        if depth == 0 and _is_bullet(reading) != _is_bullet(self.levels[0]):
            return False
        self._place(entry, depth, reading)
        return True

    def _is_another_list(self, entry: Entry, reading: Reading) -> bool:
        """At the same indent: Markdown's own sign, ✗ after ✓, or set off from a tight list."""
        latest = self.levels[-1]
        if entry.item.indent >= latest.indent + STEP:
            return False
        set_off = entry.is_after_blank and self.is_tight and len(self.done[-1]) > 1
        opposite = len(self.levels) == 1 and self._is_opposite(entry, reading)
        return entry.item.is_markdown or opposite or set_off

    def _is_opposite(self, entry: Entry, reading: Reading) -> bool:
        """What not to do lies no deeper than what to do."""
        latest = self.levels[-1]
        return abs(entry.item.indent - latest.indent) < STEP and _are_opposites(
            latest.kind, reading.kind
        )

    def _begin(self, entry: Entry) -> None:
        self.close()
        reading = _first_of_a_list(entry.item)
        self.is_tight = self.in_order = True
        if reading is not None:
            self.done.append([])
            self._place(entry, 0, reading)

    def _place(self, entry: Entry, depth: int, reading: Reading) -> None:
        if self.done[-1] and entry.is_after_blank:
            self.is_tight = False
        self.levels[depth:] = [Level(reading.kind, entry.item.indent, reading.number)]
        self.done[-1].append(Placed(entry, depth, reading.kind, reading.number))


def place(entries: list[Entry]) -> list[list[Placed]]:
    """The lists that consecutive entries form, in order; what fits in none is left out."""
    return [found for whole in _placed(entries) for found in _without_stray_head(whole)]


def _placed(entries: list[Entry]) -> list[list[Placed]]:
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


def _first_of_its_kind(item: Item) -> Reading | None:
    """How an item reads that opens a level: a bullet, or number one."""
    for reading in readings(item):
        if reading.number is None or (reading.number == 1 and _counts_alone(item)):
            return reading
    return None


def _first_of_a_list(item: Item) -> Reading | None:
    """How an item reads that begins a list: digits with a wide space may go on from anywhere."""
    reading = _first_of_its_kind(item)
    first = readings(item)[0] if readings(item) else None
    if reading is None and first and "1" in first.kind and (item.is_wide or item.is_markdown):
        return first
    return reading


def _counts_alone(item: Item) -> bool:
    """Whether a number needs no wide space: 1) and a. do not, A. may be an initial.

    Four columns in, a narrow space speaks for code.
    """
    is_clear = item.sign.endswith(")") or item.sign.islower()
    return item.is_wide or item.is_markdown or (is_clear and item.indent < 4)


def _are_opposites(one: str, other: str) -> bool:
    return (one in TICKS and other in CROSSES) or (one in CROSSES and other in TICKS)


def _is_bullet(seen: Reading | Level) -> bool:
    return seen.number is None
