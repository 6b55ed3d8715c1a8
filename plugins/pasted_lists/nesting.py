"""Mends what Markdown makes of hand-written lists: it flattens nested ones and overlooks others.

    - Before                  - Before          Before you call:        Before you call:
      - Read it.       →          - Read it.    - Read it.         →
    - After                   - After           - Sleep on it.          - Read it.
                                                                        - Sleep on it.

Only indents and blank lines change, and only in lists whose meaning is plain: items and the lines
wrapped below them.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from .levels import STEP
from .points import LEVEL
from .refusals import Speech
from .signs import RULE, is_blank

ITEM = re.compile(r"(?P<indent> *)(?P<marker>[*+-]|(?P<number>\d+)\.) +\S")
LEAD_IN = re.compile(r" {0,3}(?![\s\x02#>|\[:*+-]|\d+\.\s).*\w[\s\u00a0\u202f]\S.*:[\s\u00a0]*$")
HEADING = re.compile(r" {0,3}#")
# An item that is indented, or right under a colon: without either nothing here has work to do.
MAYBE_BADLY_SET = re.compile(rf"\n {{{STEP},}}[*+\d-]|:[^\S\n]*\n {{0,3}}[*+\d-]")


class Written(NamedTuple):
    """An item that somebody wrote by hand, and how deep it was meant to lie."""

    indent: int
    number: int | None
    level: int


def may_be_badly_set(text: str) -> bool:
    """Whether `set_off_lists` or `mend_nesting` may change the lines of a text."""
    return MAYBE_BADLY_SET.search(text) is not None


def set_off_lists(lines: list[str], speech: Speech) -> list[str]:
    """A blank line between a sentence that ends with a colon and the list right under it."""
    set_off: list[str] = []
    for index, line in enumerate(lines):
        if _is_list_under_lead_in(lines, index, speech):
            set_off.append("")
        set_off.append(line)
    return set_off


def mend_nesting(lines: list[str]) -> list[str]:
    """Lists nested by two or three columns, nested by the four that Markdown wants."""
    mended: list[str] = []
    index = 0
    while index < len(lines):
        end = _list_end(lines, index) if _begins_list(lines, index) else index + 1
        mended += _nested(lines[index:end])
        index = end
    return mended


def is_flattened(lines: list[str]) -> bool:
    """Whether Markdown would flatten a nested list in these lines as they are."""
    index = 0
    while index < len(lines):
        end = _list_end(lines, index) if _begins_list(lines, index) else index + 1
        if _loses_levels(_written(lines[index:end])):
            return True
        index = end
    return False


def _is_list_under_lead_in(lines: list[str], index: int, speech: Speech) -> bool:
    """Two items right under the only line of a paragraph, which ends with a colon."""
    if index == 0 or index + 1 == len(lines):
        return False
    first, second = _item(lines[index]), _item(lines[index + 1])
    if not first or not second or len(first["indent"]) > 3:
        return False
    above = lines[index - 1]
    alone = index == 1 or is_blank(lines[index - 2])
    alike = first["marker"] == second["marker"] or first["number"] == "1"
    return alone and alike and bool(LEAD_IN.match(above)) and not speech.search(above)


def _item(line: str) -> re.Match[str] | None:
    return None if RULE.match(line) else ITEM.match(line)


def _begins_list(lines: list[str], index: int) -> bool:
    item = _item(lines[index])
    if not item or len(item["indent"]) > 3:
        return False
    return index == 0 or is_blank(lines[index - 1]) or bool(HEADING.match(lines[index - 1]))


def _list_end(lines: list[str], start: int) -> int:
    """Where the list ends: at a line after a blank one, neither item nor indented."""
    end = start + 1
    while end < len(lines) and not (_is_set_off(lines, end) or RULE.match(lines[end])):
        end += 1
    return end


def _is_set_off(lines: list[str], index: int) -> bool:
    line = lines[index]
    in_list = is_blank(line) or line.startswith(" " * STEP) or _item(line)
    return is_blank(lines[index - 1]) and not in_list


def _nested(lines: list[str]) -> list[str]:
    """The list with four columns a level, if Markdown would flatten it as it is."""
    items = _written(lines)
    if not _loses_levels(items) or not _is_plain(lines, items):
        return lines
    nested: list[str] = []
    level = 0
    for line, item in zip(lines, items, strict=True):
        level = item.level if item else level
        inner = "" if item else "  "
        nested.append("" if is_blank(line) else LEVEL * level + inner + line.strip(" "))
    return nested


def _loses_levels(items: list[Written | None]) -> bool:
    return any(item and item.indent // 4 < item.level for item in items)


def _written(lines: list[str]) -> list[Written | None]:
    """For every line the item it begins: a child is indented by two columns or more."""
    open_indents: list[int] = []
    written: list[Written | None] = []
    for line in lines:
        match = _item(line)
        if not match:
            written.append(None)
            continue
        indent = len(match["indent"])
        while open_indents and indent < open_indents[-1] + STEP:
            open_indents.pop()
        open_indents.append(indent)
        number = int(match["number"]) if match["number"] else None
        written.append(Written(indent, number, len(open_indents) - 1))
    return written


def _is_plain(lines: list[str], items: list[Written | None]) -> bool:
    """Only items and wrapped lines, and lists with numbers that begin with one."""
    for index, item in enumerate(items):
        if item is None and not is_blank(lines[index]) and is_blank(lines[index - 1]):
            return False
    inner = [item for item in items if item]
    return all(
        item.number in (None, 1) or item.level <= before.level for before, item in pairwise(inner)
    )
