"""A post or page, read once: its header, and its text with code blanked out."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from plugins.reader.header import Header, body_line, read_header, silenced

FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})")
CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(?P<code>.+?)(?<!`)\1(?!`)", re.DOTALL)
ITEM = re.compile(r" {0,3}(?:[*+-]|\d+[.)])\s")
INDENTED = re.compile(r" {4}|\t| {1,3}\t")


class Post(NamedTuple):
    """What the rules read. `lines[n - 1]` is line n; the header's and code's are blank."""

    stem: str  # of the file's name
    is_page: bool
    header: Header
    lines: list[str]
    source: str  # of the text below the header, code included
    first_line: int  # of that text
    silences: list[tuple[int, str]]  # comments in the header that may name a rule, with lines

    @property
    def numbered(self) -> Iterator[tuple[int, str]]:
        """The text's lines with their numbers."""
        return enumerate(self.lines[self.first_line - 1 :], self.first_line)

    def value(self, key: str) -> str:
        """A header's words; empty where there is none."""
        return self.header[key].value if key in self.header else ""

    def words(self, key: str) -> list[str]:
        """A header's words where they are several; none where there is no such header."""
        return self.header[key].words if key in self.header else []

    def line_of(self, key: str) -> int:
        """Where a header stands; 1 where there is none."""
        return self.header[key].line if key in self.header else 1

    @property
    def is_draft(self) -> bool:
        """Whether readers never see it."""
        return self.value("status").lower() in ("draft", "skip")


def read_post(stem: str, text: str, *, is_page: bool) -> Post:
    """The post that a text is. Raises HeaderError."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    header, first = read_header(text), body_line(text)
    body = text.split("\n")[first - 1 :]
    lines = [""] * (first - 1) + _without_spans(_without_blocks(body))
    return Post(stem, is_page, header, lines, "\n".join(body), first, [*silenced(text)])


def _without_blocks(lines: list[str]) -> list[str]:
    """The lines with blocks of code blanked out, those in fences and those that are indented.

    Below an item of a list an indented line is the item's text, so it stays.
    """
    plain: list[str] = []
    ends = -1
    in_list = in_code = False
    for index, line in enumerate(lines):
        if index > ends and (fence := FENCE.match(line)):
            ends = _fence_ends(lines, index, fence["fence"])
        is_indented = bool(INDENTED.match(line))
        if line.strip() and not is_indented:
            in_list = bool(ITEM.match(line)) or (in_list and bool(plain and plain[-1].strip()))
        above = lines[index - 1] if index else ""
        in_code = is_indented and not in_list and (in_code or not above.strip())
        plain.append("" if index <= ends or in_code else line)
    return plain


def _fence_ends(lines: list[str], start: int, fence: str) -> int:
    """Where a fence is closed; one that is left open is text."""
    for index in range(start + 1, len(lines)):
        if lines[index].rstrip() == fence:
            return index
    return -1


def _without_spans(lines: list[str]) -> list[str]:
    """The lines with code between backticks blanked out, paragraph by paragraph."""
    text = "\n".join(lines)
    if "`" not in text:
        return lines
    paragraphs = re.split(r"(\n[ \t]*\n)", text)
    return "".join(CODE_SPAN.sub(_blank, part) for part in paragraphs).split("\n")


def _blank(span: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", span[0])
