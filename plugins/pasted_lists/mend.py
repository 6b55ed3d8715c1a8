"""Turns the bullets and numbers that Word and mail programs paste into Markdown's own.

    ·␣␣␣ Sleep on it.              - Sleep on it.
    ·␣␣␣ Ask for a day.     →      - Ask for a day.
    o␣␣␣ In writing.                   - In writing.

(␣ is a no-break space.) A line that begins with a sign or a number is a list only where a second
one of its kind follows, and where nothing says that it is ordinary text: dialogue, footnotes,
amounts, code. Lists that already are Markdown stay as they are, but see `nesting`.
"""

import re
from collections import Counter
from typing import NamedTuple

from .levels import STEP, Entry, Placed, place
from .nesting import may_be_badly_set, mend_nesting, set_off_lists
from .points import Point, as_markdown, as_text
from .refusals import Speech, is_ordinary_text, references
from .signs import BREAKS, CROSSES, RULE, Item, is_blank, may_be_pasted, read_item, trim

TABLE_RULE = re.compile(r" {0,3}\|?[ :-]*-[ :-]*\|[ |:-]*$")
BLOCK = re.compile(r" {0,3}(?:[\x02#>|]|\[\^?[^\]]+\]:)")
SEPARATOR = "<!-- -->"  # without it Markdown makes one list of two
MARKDOWN_ITEM = re.compile(r"( *)(?:[*+-]|\d+\.) ")


class Row(NamedTuple):
    """A line of the post and the item it begins, if any."""

    line: str
    item: Item | None
    next_kind: str | None  # the sign of the next item in this paragraph


def mend(lines: list[str], speech: Speech) -> list[str]:
    """The lines with pasted lists made Markdown lists; all other lines stay as they are.

    `speech` finds in a line that someone speaks.
    """
    return _mended(lines, speech) if may_need_mending(lines) else lines


def may_need_mending(lines: list[str]) -> bool:
    """Whether a pasted item, a line break of Word's or a badly set list may be in the lines."""
    text = "\n".join(lines)
    return (
        may_be_badly_set(text)
        or any(mark in text for mark in BREAKS)
        or any(map(may_be_pasted, lines))
    )


def _mended(lines: list[str], speech: Speech) -> list[str]:
    # A list that is now Markdown may go on in what did not fit the pasted one. Every round leaves
    # fewer pasted items, so the rounds end.
    while (mended := _mended_once(lines, speech)) != lines:
        lines = mended
    return mended


def _mended_once(lines: list[str], speech: Speech) -> list[str]:
    return mend_nesting(set_off_lists(_mend_pasted(lines, speech), speech))


def _mend_pasted(lines: list[str], speech: Speech) -> list[str]:
    rows = _rows(_split_at_breaks(lines))
    post = [row.line for row in rows]
    referred_to = references(post)
    mended: list[str] = []
    done = 0
    for found in _lists(rows):
        first, last = found[0].entry, found[-1].entry
        if _is_list(found) and not is_ordinary_text(found, post, referred_to, speech):
            mended += post[done : first.start]
            if done and _would_merge(mended, found):
                mended += [SEPARATOR, ""] if is_blank(mended[-1]) else ["", SEPARATOR, ""]
            _append_list(mended, found, post[last.end : last.end + 1])
            done = last.end
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
            joined[-1] += " " + trim(piece)
    return joined


def _rows(lines: list[str]) -> list[Row]:
    """The lines with their items; the rows of a table are none."""
    rows: list[Row] = []
    next_kind = None
    for line in reversed(lines):
        item = read_item(line)
        rows.append(Row(line, item, next_kind))
        next_kind = _shape(item) if item else None if is_blank(line) else next_kind
    rows.reverse()
    return _without_tables(rows)


def _shape(item: Item) -> str:
    return item.sign if item.is_bullet else re.sub(r"\w+", "1", item.sign)


def _without_tables(rows: list[Row]) -> list[Row]:
    in_table = False
    plain = []
    for index, row in enumerate(rows):
        ahead = rows[index + 1].line if index + 1 < len(rows) else ""
        in_table = not is_blank(row.line) and (in_table or bool(TABLE_RULE.match(ahead)))
        plain.append(row._replace(item=None) if in_table else row)
    return plain


def _lists(rows: list[Row]) -> list[list[Placed]]:
    """What may be lists: items with nothing but blank and wrapped lines between them."""
    runs: list[list[Entry]] = []
    index = 0
    while index < len(rows):
        if entry := _entry(rows, index, runs[-1] if runs else []):
            if not runs or not _follows(runs[-1], entry, rows):
                runs.append([])
            runs[-1].append(entry)
        index = entry.end if entry else index + 1
    return [found for run in runs for found in place(run)]


def _entry(rows: list[Row], start: int, before: list[Entry]) -> Entry | None:
    """The item that begins in row `start`, with the rows that are wrapped below it."""
    item = rows[start].item
    if not item:
        return None
    end = start + 1
    while end < len(rows) and _is_wrapped(rows[end], item):
        end += 1
    wrapped = [trim(row.line) for row in rows[start + 1 : end]]
    after_blank = bool(before) and before[-1].end < start
    return Entry(item, start, end, wrapped, after_blank)


def _is_wrapped(row: Row, item: Item) -> bool:
    """A row that goes on with the item above: another such item follows it, or it looks so."""
    if row.item or is_blank(row.line) or BLOCK.match(row.line) or RULE.match(row.line):
        return False
    start = row.line.lstrip()
    is_lower = start[:1].islower() and item.indent < 4  # four columns in, it may be code
    goes_on = len(row.line) - len(start) > item.indent or is_lower
    return goes_on or row.next_kind == _shape(item)


def _follows(run: list[Entry], entry: Entry, rows: list[Row]) -> bool:
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


def _would_merge(mended: list[str], found: list[Placed]) -> bool:
    """Whether Markdown takes these bullets for more items of the list above."""
    above = next((line for line in reversed(mended) if not is_blank(line)), "")
    return found[0].number is None and above.lstrip().startswith("- ")


def _append_list(mended: list[str], found: list[Placed], after: list[str]) -> None:
    """Set the list off with blank lines: Markdown swallows one right under or above a text."""
    above = next((line for line in reversed(mended) if not is_blank(line)), "")
    outer = _outer_levels(above, found[0].entry.item)
    if mended and not is_blank(mended[-1]) and not MARKDOWN_ITEM.match(mended[-1]):
        mended.append("")
    mended += as_markdown([_point(placed) for placed in found], outer)
    if after and not is_blank(after[0]) and not MARKDOWN_ITEM.match(after[0]):
        mended.append("")


def _outer_levels(above: str, first: Item) -> int:
    """How deep in a Markdown list the pasted one lies: indented below an item, it is its part."""
    match = MARKDOWN_ITEM.match(above)
    if not match or first.indent < len(match[1]) + STEP:
        return 0
    return len(match[1]) // 4 + 1


def _point(placed: Placed) -> Point:
    sign = [placed.kind] if placed.kind in CROSSES else []  # without it, “✗ Wait.” says “Wait.”
    text = " ".join([*sign, placed.entry.item.text, *placed.entry.wrapped])
    return Point(placed.level, placed.number, as_text(text))
