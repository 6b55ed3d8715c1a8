"""The line ends and the byte-order mark of a file: a browser's text field knows of neither."""

import re
from collections.abc import Iterator, Sequence
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
    lines: Sequence[str], before: str, ends: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """The lines that stood in the text before, by number, with the end that each had there."""
    old = as_typed(before).split("\n")
    for a, b, size in _same_lines(old, lines):
        for step in range(size):
            if a + step < len(ends):
                yield b + step, ends[a + step]


def _same_lines(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Where lines stand that were there before: in the old text, in the new one, how many.

    A line that alone was changed is the same line.
    """
    start = _same_beginning(old, new)
    end = _same_beginning(old[start:][::-1], new[start:][::-1])
    inner_old, inner_new = old[start : len(old) - end], new[start : len(new) - end]
    yield 0, 0, start
    yield len(old) - end, len(new) - end, end
    if len(inner_old) == len(inner_new) == 1:
        yield start, start, 1
    else:
        matcher = SequenceMatcher(None, inner_old, inner_new, autojunk=False)
        for block in matcher.get_matching_blocks():
            yield start + block.a, start + block.b, block.size


def _same_beginning(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)))
