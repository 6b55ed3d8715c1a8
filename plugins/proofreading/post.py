"""A post or page, read once: its header, and its text with code blanked out."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from plugins.commonmark.blocks import read_blocks
from plugins.commonmark.lines import INDENT
from plugins.commonmark.structure import Structure
from plugins.reader.header import Header, body_line, read_header, silenced

CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(?P<code>.+?)(?<!`)\1(?!`)", re.DOTALL)
CODE = ("\t", "\n    ", "```", "~~~")  # where none of them is, no block of code is


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
    def structure(self) -> Structure:
        """The lists and quotations of the text, whose first line is 0."""
        return structure_of(self.source.split("\n"))

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
    lines = lines_of(text)
    text = "\n".join(lines)
    header, first = read_header(text), body_line(text)
    body = lines[first - 1 :]
    source = "\n".join(body)
    plain = _without_blocks(body) if _may_hold_code(f"\n{source}") else body
    shown = [""] * (first - 1) + _without_spans(plain)
    return Post(stem, is_page, header, shown, source, first, [*silenced(text)])


def lines_of(text: str) -> list[str]:
    """The lines of a file, whichever system has written it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _may_hold_code(text: str) -> bool:
    """Whether a text that begins with a line feed may hold a block of code."""
    return any(sign in text for sign in CODE)


def _without_blocks(lines: list[str]) -> list[str]:
    """The lines with blocks of code blanked out, those in fences and those that are indented."""
    code = structure_of(lines).code
    return ["" if number in code else line for number, line in enumerate(lines)]


def structure_of(lines: list[str]) -> Structure:
    """What Markdown makes of lines."""
    return read_blocks(line.expandtabs(INDENT) for line in lines)


def _without_spans(lines: list[str]) -> list[str]:
    """The lines with code between backticks blanked out, paragraph by paragraph."""
    text = "\n".join(lines)
    if "`" not in text:
        return lines
    paragraphs = re.split(r"(\n[ \t]*\n)", text)
    return "".join(CODE_SPAN.sub(_blank, part) for part in paragraphs).split("\n")


def _blank(span: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", span[0])
