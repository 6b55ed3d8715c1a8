"""The line ends and the byte-order mark of a file: a browser's text field knows of neither."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

BYTE_ORDER_MARK = "\ufeff"
LINE_END = re.compile(r"\r\n|\r|\n")


def as_typed(text: str) -> str:
    """The text as a text field has it: every line ends with a line feed, and no mark stands first.

    with_line_ends(as_typed(text), text) is the text.
    """
    return LINE_END.sub("\n", text.removeprefix(BYTE_ORDER_MARK))


def with_line_ends(typed: str, before: str) -> str:
    """What was typed, with the mark and the line ends of the text that stood there before.

    A line that is new ends as most lines do.
    """
    mark = BYTE_ORDER_MARK if before.startswith(BYTE_ORDER_MARK) else ""
    ends = LINE_END.findall(before)
    usual = max("\n", "\r\n", "\r", key=ends.count)
    if set(ends) <= {usual}:
        return mark + typed.replace("\n", usual)
    lines = typed.split("\n")
    kept = dict(_ends_of_kept_lines(lines, before, ends))
    *first, last = lines
    ended = [line + kept.get(number, usual) for number, line in enumerate(first)]
    return mark + "".join(ended) + last


def _ends_of_kept_lines(
    lines: list[str], before: str, ends: list[str]
) -> Iterator[tuple[int, str]]:
    """The lines that stood in the text before, by number, with the end that each had there."""
    old = as_typed(before).split("\n")
    same = SequenceMatcher(None, old, lines, autojunk=False).get_matching_blocks()
    for block in same:
        for step in range(block.size):
            if block.a + step < len(ends):
                yield block.b + step, ends[block.a + step]
