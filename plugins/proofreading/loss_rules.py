"""Rules for words that Markdown would take for something else, so that nobody reads them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .blog import Blog
from .post import Post
from .problem import Finding, Fix

REFERENCE = re.compile(  # as Markdown reads it: an address, and a title in quotes or brackets
    r" {0,3}\[(?P<label>[^\[\]^][^\[\]]*)\]: *+\S++ *+"
    r"(?:(?P<quote>[\"']).*(?P=quote) *|\(.*\) *)?\Z"
)
DEFINED = re.compile(r"\] ?:")  # what any line that tells of a name holds
FOOTNOTE = re.compile(r" {0,3}\[\^(?P<label>[^\]]+)\]:")
NOTE_IN_LINK = re.compile(
    r"\[(?P<before>[^\[\]]*)(?P<note>\[\^(?P<label>[^\[\]]+)\])(?P<after>[^\[\]]*)\]"
    r"(?P<target>\([^()\n]*\)|\[[^\[\]]*\])"
)
ABBREVIATION = re.compile(r"\*\[(?P<label>[^\]\\]+)\] ?:")
BRACES = re.compile(r"(?<!\\)\{:?(?P<words>[^{}\n]{1,200})\}")
NO_VALUE = re.compile(r"(?:\A|\s)=|=(?:\s|\Z)")
PIPE = re.compile(r"\\\\|\\\||\|")  # or one that is none
BORDER = re.compile(r"(?<!\\)(?:\\\\)*\|\Z")


def lost_braces(post: Post, _: Blog) -> Iterator[Finding]:
    """What stands in braces where Markdown looks for attributes, and is none."""
    for number, line in post.numbered if "{" in post.source else ():
        for braces in BRACES.finditer(line) if "=" in line else ():
            if NO_VALUE.search(braces["words"]) and _are_read(braces):
                right = f"\\{braces[0]}"
                said = f"“{braces[0]}” is no attribute and not shown; write {right}"
                yield number, said, Fix(braces[0], right)


def _are_read(braces: re.Match[str]) -> bool:
    """Whether Markdown looks for attributes here: behind something, and at the end of a line."""
    before, after = braces.string[: braces.start()][-1:], braces.string[braces.end() :]
    return (before != "" and before in "*_`)]>") or not after.strip()


def unused_definition(post: Post, _: Blog) -> Iterator[Finding]:
    """What is told of a name that stands nowhere: readers never see it."""
    if not DEFINED.search(post.source):
        return
    unused, text = unused_references(post), _naming_text(post)
    for number, line in post.numbered:
        if number in unused:
            words, right = line.strip(), f"\\{line.strip()}"
            said = f"Nobody sees this, as no link names it; delete it, or write {right}"
            yield number, said, Fix(words, right)
        if (name := FOOTNOTE.match(line)) and f"[^{name['label']}]" not in text:
            yield number, f"No word has this footnote; write [^{name['label']}] behind one."
        if (name := ABBREVIATION.match(line)) and not _stands_in(name["label"], text):
            yield number, f"“{name['label']}” stands nowhere in the text; delete this line."


def unused_references(post: Post) -> set[int]:
    """The lines that tell where links of a name lead, where no link has that name."""
    if not DEFINED.search(post.source):
        return set()
    text = _naming_text(post).lower()
    names = ((number, REFERENCE.match(line)) for number, line in post.numbered)
    return {number for number, name in names if name and f"[{name['label'].lower()}]" not in text}


def _naming_text(post: Post) -> str:
    """A post's text as far as it can name something that one of its lines tells of."""
    return "\n".join(_without_label(line) for _, line in post.numbered)


def _without_label(line: str) -> str:
    """A line as far as it can name something that another line tells of."""
    if ABBREVIATION.match(line):
        return ""
    return FOOTNOTE.sub("", REFERENCE.sub("", line))


def _stands_in(words: str, text: str) -> bool:
    return bool(re.search(rf"\b{re.escape(words)}\b", text))


def note_in_link(post: Post, _: Blog) -> Iterator[Finding]:
    """A footnote within a link's words, whose number would be a link in a link."""
    for number, line in post.numbered if "[^" in post.source else ():
        for link in NOTE_IN_LINK.finditer(line):
            if f"[^{link['label']}]:" in post.source:
                right = f"[{link['before']}{link['after']}]{link['target']}{link['note']}"
                said = f"“{link['note']}” must stand behind the link: {right}"
                yield number, said, Fix(link[0], right)


def lost_cell(post: Post, _: Blog) -> Iterator[Finding]:
    """A row with more cells than its table has columns: the last ones are dropped."""
    for rows in _tables(post) if "|" in post.source else ():
        has_border = rows[0].line.startswith("|") or bool(BORDER.search(rows[0].line))
        columns = _cells(rows[0], has_border)
        is_table = columns == _cells(rows[1], has_border) and {*rows[1].line} <= {*"|:- "}
        for row in rows[2:] if is_table else ():
            if (cells := _cells(row, has_border)) > columns:
                said = f"This row has {cells} cells and its table {columns}; write more in the head"
                yield row.number, f"{said}, or \\| for what is no border."


class _Row(NamedTuple):
    """A line that may be a row of a table."""

    number: int
    line: str
    plain: str  # the same, with code blanked out


def _tables(post: Post) -> Iterator[list[_Row]]:
    """Paragraphs of two lines and more, each of which may be a table."""
    whole = post.source.split("\n")
    rows: list[_Row] = []
    for (number, plain), line in zip(post.numbered, whole, strict=True):
        before = len(line) - len(line.lstrip(" >"))
        rows.append(_Row(number, line[before:].rstrip(" "), plain[before:]))
        if not rows[-1].line:
            yield from [rows[:-1]] if len(rows) > 2 else []
            rows = []
    yield from [rows] if len(rows) > 1 else []


def _cells(row: _Row, has_border: bool) -> int:
    """How many cells Markdown finds in a row of a table with or without outer borders."""
    borders = sum(found[0] == "|" for found in PIPE.finditer(row.plain[: len(row.line)]))
    if has_border:
        borders -= row.line.startswith("|") + bool(BORDER.search(row.line[1:]))
    return borders + 1
