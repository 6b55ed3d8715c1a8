"""Turns the bullets and numbers that Word and mail programs paste into Markdown's own.

    ·␣␣␣ Sleep on it.              - Sleep on it.
    ·␣␣␣ Ask for a day.     →      - Ask for a day.
    o␣␣␣ In writing.                   - In writing.

(␣ is a no-break space.) A dot or a number at the start of a line is a list only where at least two
lines of one kind follow each other; signs that are also ordinary text (o, –, §, 1.) need the wide
space that word processors put behind them, and numbers must count up by one.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"
SPACE = r"(?:[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]|&nbsp;|&\#160;|&\#xA0;)"
WIDE = rf"(?:{SPACE}{{2,}}|[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]|&nbsp;|&\#160;|&\#xA0;)"
MARKER = re.compile(
    rf"""
    (?P<indent>{SPACE}*)
    (?: (?P<bullet>[·•●○▪■‣➢✓✔☐\uf0b7\uf0a7]){SPACE}+
      | (?P<weak>[o§–—-]){WIDE}{SPACE}*
      | (?P<open>\(?)(?P<count>\d{{1,3}}|[a-z]|[ivx]{{1,5}})(?P<close>[.)]){WIDE}{SPACE}*
    )
    (?P<text>\S.*)
    """,
    re.VERBOSE | re.IGNORECASE,
)
MARKDOWN_ITEM = re.compile(r" {0,3}(?:[*+-]|\d+\.) ")
INNER_BREAK = re.compile("[\u2028\u2029\x0b]")
EDGES = " \t\u00a0" + INVISIBLE
ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv"]


class Item(NamedTuple):
    """A line that begins like a list item."""

    line: int  # its index
    indent: int  # columns
    kind: str  # the bullet, or the shape of the number, as "1." or "(a)"
    ordinal: str  # the number or letter; empty for bullets
    text: str


def mend(lines: list[str]) -> list[str]:
    """The lines with pasted lists made Markdown lists; all other lines stay as they are."""
    mended: list[str] = []
    index = 0
    while index < len(lines):
        items = _list_at(lines, index)
        if items:
            end = items[-1].line + 1
            _append_list(mended, _as_markdown(items, lines), lines[end : end + 1])
            index = end
        else:
            mended.append(lines[index])
            index += 1
    return mended


def _append_list(mended: list[str], markdown: list[str], after: list[str]) -> None:
    """Set the list off with blank lines: Markdown swallows one right under or above a text."""
    if mended and not _is_blank(mended[-1]):
        mended.append("")
    mended += markdown
    if after and not _is_blank(after[0]):
        mended.append("")


def _list_at(lines: list[str], start: int) -> list[Item]:
    """The items of the pasted list that begins in line `start`; none if no list begins there."""
    items: list[Item] = []
    for index in range(start, len(lines)):
        item = _item(index, lines[index])
        if item:
            items.append(item)
        elif not items or not (_is_blank(lines[index]) or _continues(items, index, lines)):
            break
    return items if _is_list(items) else _leading_list(items)


def _leading_list(items: list[Item]) -> list[Item]:
    """The longest beginning of `items` that is a list."""
    for length in range(len(items) - 1, 1, -1):
        if _is_list(items[:length]):
            return items[:length]
    return []


def _item(index: int, line: str) -> Item | None:
    visible = line.lstrip(INVISIBLE)
    match = MARKER.fullmatch(visible.rstrip(EDGES))
    if not match:
        return None
    bullet = match["bullet"] or match["weak"]
    count = (match["count"] or "").lower()
    shape = "1" if count.isdigit() else "a"
    kind = bullet or f"{match['open']}{shape}{match['close']}"
    text = INNER_BREAK.sub(" ", match["text"]).strip(EDGES)
    return Item(index, _columns(match["indent"]), kind, count, text)


def _columns(indent: str) -> int:
    return len(re.sub(r"&[^;]*;", " ", indent.expandtabs(4)))


def _is_blank(line: str) -> bool:
    return not re.sub(r"&nbsp;|&#160;|&#xA0;", "", line).strip(EDGES)


def _continues(items: list[Item], index: int, lines: list[str]) -> bool:
    """A wrapped line: it follows its item at once and an item of the same list follows it."""
    if _is_blank(lines[index - 1]) or MARKDOWN_ITEM.match(lines[index]):
        return False
    for later in range(index + 1, len(lines)):
        if _is_blank(lines[later]):
            return False
        item = _item(later, lines[later])
        if item:
            return item.kind in {known.kind for known in items}
    return False


def _is_list(items: list[Item]) -> bool:
    """At least two items, the first of a kind that comes again, and every number in its place."""
    if len(items) < 2 or items[0].kind not in {item.kind for item in items[1:]}:
        return False
    return all(_counts_up(group) for group in _groups(items))


def _groups(items: list[Item]) -> list[list[Item]]:
    """The items of each sublist together, in the order in which the sublists begin."""
    groups: list[list[Item]] = []
    open_groups: dict[int, list[Item]] = {}
    for item, level in zip(items, _levels(items), strict=True):
        for deeper in [known for known in open_groups if known > level]:
            del open_groups[deeper]
        if level not in open_groups:
            open_groups[level] = []
            groups.append(open_groups[level])
        open_groups[level].append(item)
    return groups


def _counts_up(group: list[Item]) -> bool:
    """Bullets always do; numbers, letters and Roman numbers must follow each other."""
    if not group[0].ordinal:
        return not any(item.ordinal for item in group)
    return _numbers(group) is not None


def _numbers(group: list[Item]) -> list[int] | None:
    """What numbers the items of a sublist bear, read as digits, letters or Roman numbers."""
    readings: list[Callable[[str], int | None]] = [_decimal, _letter, _roman]
    for read in readings:
        numbers = [read(item.ordinal) for item in group]
        first = numbers[0]
        if first is not None and numbers == list(range(first, first + len(group))):
            return list(range(first, first + len(group)))
    return None


def _decimal(count: str) -> int | None:
    return int(count) if count.isdigit() else None


def _letter(count: str) -> int | None:
    return ord(count) - ord("a") + 1 if len(count) == 1 and count.isalpha() else None


def _roman(count: str) -> int | None:
    return ROMAN.index(count) + 1 if count in ROMAN else None


def _levels(items: list[Item]) -> list[int]:
    """How deep each item lies: a new sign or a deeper indent opens a level, a known one returns."""
    open_levels: list[Item] = []
    levels = []
    for item in items:
        known = [
            level
            for level, first in enumerate(open_levels)
            if first.kind == item.kind and abs(first.indent - item.indent) < 2
        ]
        if known:
            del open_levels[known[-1] + 1 :]
        else:
            while open_levels and item.indent < open_levels[-1].indent:
                open_levels.pop()
            open_levels.append(item)
        levels.append(len(open_levels) - 1)
    return levels


def _as_markdown(items: list[Item], lines: list[str]) -> list[str]:
    """The items as Markdown lines, with the lines that were wrapped below them."""
    numbers = {
        item: number
        for group in _groups(items)
        for item, number in zip(group, _numbers(group) or [], strict=False)
    }
    markdown: list[str] = []
    ends = [item.line for item in items[1:]] + [items[-1].line + 1]
    for item, level, end in zip(items, _levels(items), ends, strict=True):
        wrapped = [line.strip(EDGES) for line in lines[item.line + 1 : end] if not _is_blank(line)]
        marker = f"{numbers[item]}." if item in numbers else "-"
        markdown.append(" ".join([" " * 4 * level + marker, item.text, *wrapped]))
    return markdown
