"""Turns the bullets and numbers that Word and mail programs paste into Markdown's own.

    ·␣␣␣ Sleep on it.              - Sleep on it.
    ·␣␣␣ Ask for a day.     →      - Ask for a day.
    o␣␣␣ In writing.                   - In writing.

      It is accepted once.           It is accepted once.

(␣ is a no-break space.) A line that begins with a sign or a number is a list only where a second
one of its kind follows, and where nothing says that it is ordinary text: dialogue, footnotes,
amounts, code. Lists that already are Markdown stay as they are; plugins/commonmark/ reads them.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from plugins.commonmark.lines import INDENT, RULE, TABLE_RULE, indent_of, is_prose

from .levels import STEP, Below, PastedItem, Placed, place
from .points import More, Point, as_markdown, as_text, inner_indent
from .quotes import with_quotes
from .refusals import Speech, is_ordinary_text, keep_speech, may_hold_speech, references
from .signs import BREAK, BREAKS, CROSSES, ItemLine, is_blank, may_be_pasted, read_item, trim

BLOCK = re.compile(r" {0,3}(?:[\x02#>|]|\[\^?[^\]]+\]:)")
SEPARATOR = "<!-- -->"  # without it Markdown makes one list of two
OWN_ITEM = re.compile(r" *(?:[*+-]|\d+[.)]) ")
HARD_BREAK = re.compile(r"(?: {2}|\\)$")


class PostLine(NamedTuple):
    """A line of the post and the item it begins, if any."""

    line: str
    item: ItemLine | None
    next_kind: str | None  # the sign of the next item in this paragraph


def mend(lines: list[str], speech: Speech) -> list[str]:
    """The lines with pasted lists made Markdown lists; all other lines stay as they are.

    `speech` finds in a line that someone speaks.
    """
    return _mended(lines, speech) if may_need_mending(lines, speech) else lines


def may_need_mending(lines: list[str], speech: Speech) -> bool:
    """Whether a pasted item, a line break of Word's or a dialogue may be in the lines."""
    text = "\n".join(lines)
    return (
        any(mark in text for mark in BREAKS)
        or any(map(may_be_pasted, lines))
        or may_hold_speech(text, speech)
    )


def _mended(lines: list[str], speech: Speech) -> list[str]:
    # A list that is now Markdown may go on in what did not fit the pasted one. Every round leaves
    # fewer pasted items, so the rounds end.
    lines = keep_speech(with_quotes(lines, partial(mend, speech=speech)), speech)
    while (mended := _mend_pasted(lines, speech)) != lines:
        lines = mended
    return mended


def _mend_pasted(lines: list[str], speech: Speech) -> list[str]:
    rows = _rows(_split_at_breaks(lines))
    post = [row.line for row in rows]
    referred_to = references(post)
    mended: list[str] = []
    done = 0
    ends_in_bullets = False
    for indent, found in _lists(rows):
        first, last = found[0].entry, found[-1].entry
        if _is_list(found) and not is_ordinary_text(found, post, referred_to, speech):
            between = post[done : first.start]
            mended += between
            if ends_in_bullets and found[0].number is None and all(map(is_blank, between)):
                mended += [SEPARATOR, ""] if is_blank(mended[-1]) else ["", SEPARATOR, ""]
            _append_list(mended, found, indent, post[last.end : last.end + 1])
            done, ends_in_bullets = last.end, found[0].number is None
    return mended + post[done:]


def _split_at_breaks(lines: list[str]) -> list[str]:
    """Word's line breaks (U+2028, vertical tab) made lines, where they stand between items."""
    split: list[str] = []
    for line in lines:
        pieces = re.split(f"[{BREAKS}]", line)
        items = [piece for piece in pieces if read_item(piece)]
        split += _from_items(pieces) if len(items) > 1 else [line]
    return split


def _from_items(pieces: list[str]) -> list[str]:
    """Pieces that begin an item begin a line; the others go on."""
    joined: list[str] = []
    for piece in pieces:
        if not joined or read_item(piece) or not read_item(joined[-1]):
            joined.append(piece)
        else:
            joined[-1] += BREAK + trim(piece)
    return joined


def _rows(lines: list[str]) -> list[PostLine]:
    """The lines with their items; the rows of a table are none."""
    rows: list[PostLine] = []
    next_kind = None
    for line in reversed(lines):
        item = read_item(line)
        rows.append(PostLine(line, item, next_kind))
        next_kind = _shape(item) if item else None if is_blank(line) else next_kind
    rows.reverse()
    return _without_tables(rows)


def _shape(item: ItemLine) -> str:
    return item.sign if item.is_bullet else re.sub(r"\w+", "1", item.sign)


def _without_tables(rows: list[PostLine]) -> list[PostLine]:
    in_table = False
    plain = []
    for index, row in enumerate(rows):
        ahead = rows[index + 1].line if index + 1 < len(rows) else ""
        in_table = not is_blank(row.line) and (in_table or bool(TABLE_RULE.match(ahead)))
        plain.append(row._replace(item=None) if in_table else row)
    return plain


def _lists(rows: list[PostLine]) -> Iterator[tuple[int, list[Placed]]]:
    """What may be lists, and where each is to begin."""
    for run in _runs(rows):
        indents = _indents(run)
        for found in place(run):
            yield indents[found[0].entry.start], found


def _runs(rows: list[PostLine]) -> list[list[PastedItem]]:
    """Items that nothing stands between but blank lines and what belongs to them."""
    runs: list[list[PastedItem]] = []
    index = 0
    while index < len(rows):
        if item := rows[index].item:
            if not runs or not all(is_blank(row.line) for row in rows[runs[-1][-1].end : index]):
                runs.append([])
            runs[-1].append(_entry(rows, index, item, runs[-1]))
            index = runs[-1][-1].end
        else:
            index += 1
    return runs


def _indents(run: list[PastedItem]) -> dict[int, int]:
    """Where a list would begin, by its first line: at the margin, or within the item around it."""
    indents: dict[int, int] = {}
    around: list[ItemLine] = []
    for entry in run:
        while around and around[-1].indent > entry.item.indent - STEP:
            around.pop()
        outer = around[-1] if around else None
        indents[entry.start] = inner_indent(outer.indent, f"{outer.sign} ") if outer else 0
        around.append(entry.item)
    return indents


def _entry(
    rows: list[PostLine], start: int, item: ItemLine, before: list[PastedItem]
) -> PastedItem:
    """The item that begins in row `start`, with the rows below it that belong to its list."""
    end = start + 1
    while end < len(rows) and _is_wrapped(rows[end], item):
        end += 1
    wrapped = _joined([row.line for row in rows[start:end]])
    if wrapped.startswith(BREAK):
        item = item._replace(text=HARD_BREAK.sub("", item.text))
    outermost = before[0].item if before else item
    below, last = _below(rows, end, outermost.indent)
    after_blank = bool(before) and before[-1].end < start
    return PastedItem(item, start, last, wrapped, below, after_blank)


def _joined(lines: list[str]) -> str:
    """What stands below the first of the lines, on one line."""
    return "".join(
        (BREAK if HARD_BREAK.search(above) else " ") + trim(HARD_BREAK.sub("", line))
        for above, line in pairwise(lines)
    )


def _below(rows: list[PostLine], end: int, indent: int) -> tuple[list[Below], int]:
    """What is indented below an item of a list that begins at `indent`, and where it ends."""
    below: list[Below] = []
    while (start := _next_row(rows, end)) is not None and _is_below(rows[start], indent):
        line = rows[start].line
        if not below or indent_of(line) < below[-1].indent:
            below.append(Below(indent_of(line), []))
        lines = below[-1].lines
        lines += [""] * (start - end)
        lines.append(line[below[-1].indent :])
        end = start + 1
    return below, end


def _next_row(rows: list[PostLine], start: int) -> int | None:
    """The first row from `start` on with anything to see."""
    return next((at for at in range(start, len(rows)) if not is_blank(rows[at].line)), None)


def _is_below(row: PostLine, indent: int) -> bool:
    """Whether a row is no item, but indented below one; far in it must be prose, or it is code."""
    is_within = row.item is None and indent_of(row.line) >= indent + STEP
    return is_within and (indent < INDENT or is_prose(row.line))


def _is_wrapped(row: PostLine, item: ItemLine) -> bool:
    """A row that goes on with the item above: another such item follows it, or it looks so."""
    if row.item or is_blank(row.line) or BLOCK.match(row.line) or RULE.match(row.line):
        return False
    start = row.line.lstrip()
    is_lower = start[:1].islower() and item.indent < 4  # four columns in, it may be code
    goes_on = len(row.line) - len(start) > item.indent or is_lower
    return goes_on or row.next_kind == _shape(item)


def _follows(run: list[PastedItem], entry: PastedItem, rows: list[PostLine]) -> bool:
    return all(is_blank(row.line) for row in rows[run[-1].end : entry.start])


def _is_list(found: list[Placed]) -> bool:
    """Two items of one kind, one of them pasted, and the first a bullet or one of several."""
    if not found:
        return False
    count = Counter(placed.kind for placed in found)
    pasted = {placed.kind for placed in found if not placed.entry.item.is_markdown}
    first = found[0]
    return any(count[kind] > 1 for kind in pasted) and (
        first.number is None or count[first.kind] > 1
    )


def _append_list(mended: list[str], found: list[Placed], indent: int, after: list[str]) -> None:
    """Set the list off with blank lines: Markdown swallows one right under or above a text."""
    may_interrupt = indent and found[0].number in (None, 1)
    above = mended[-1] if mended else ""
    if not (is_blank(above) or OWN_ITEM.match(above) or may_interrupt):
        mended.append("")
    mended += as_markdown(_points(found), indent)
    if after and not is_blank(after[0]) and not OWN_ITEM.match(after[0]):
        mended.append("")


def _points(found: list[Placed]) -> Iterator[Point]:
    """The items as points, each with what stands below it."""
    around: list[ItemLine] = []
    for placed in found:
        entry = placed.entry
        around[placed.level :] = [entry.item]
        sign = f"{placed.kind} " if placed.kind in CROSSES else ""  # “✗ Wait.” never says “Wait.”
        text = as_text(sign + entry.item.text + entry.wrapped)
        more = [More(_level_of(below, around), below.lines) for below in entry.below]
        yield Point(placed.level, placed.number, text, placed.type, more)


def _level_of(below: Below, around: list[ItemLine]) -> int:
    """The level of the innermost item that something is indented below."""
    levels = [level for level, item in enumerate(around) if item.indent + STEP <= below.indent]
    return max(levels, default=0)
