"""The blocks of a post's HTML with their places in the source, so that one can be replaced."""

from html.parser import HTMLParser
from typing import NamedTuple

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


class MalformedHTMLError(ValueError):
    """An element is left open, or closed without having been opened."""


class Block(NamedTuple):
    """An outermost element, comment or stretch of text: `html[start:end]` is its source."""

    kind: str  # the tag's name, "#comment" or "#text"
    source: str
    start: int
    end: int


class Outline(NamedTuple):
    """What a post's HTML consists of."""

    blocks: list[Block]
    ids: frozenset[str]


def outline(html: str) -> Outline:
    """The outermost blocks of `html` in order, and every id in it.

    Raises MalformedHTMLError where elements do not nest; end tags are never guessed.
    """
    parser = _Outliner(html)
    parser.feed(html)
    parser.close()
    parser.finish()
    return Outline(parser.blocks, frozenset(parser.ids))


class _Outliner(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.html = html
        self.blocks: list[Block] = []
        self.ids: set[str] = set()
        self._open: list[str] = []
        self._start = 0
        self._lines = [0]
        for line in html.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _add(self, kind: str, start: int, end: int) -> None:
        self.blocks.append(Block(kind, self.html[start:end], start, end))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids.update(value for name, value in attrs if name == "id" and value)
        start = self._offset()
        if tag not in VOID:
            if not self._open:
                self._start = start
            self._open.append(tag)
        elif not self._open:
            self._add(tag, start, start + len(self.get_starttag_text() or ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self._open or self._open.pop() != tag:
            raise MalformedHTMLError(f"</{tag}> in line {self.getpos()[0]} closes nothing")
        if not self._open:
            end = self.html.index(">", self._offset()) + 1
            self._add(tag, self._start, end)

    def handle_comment(self, data: str) -> None:
        if not self._open:
            start = self._offset()
            self._add("#comment", start, start + len(f"<!--{data}-->"))

    def handle_data(self, data: str) -> None:
        if not self._open and data.strip():
            start = self._offset()
            self._add("#text", start, start + len(data))

    def finish(self) -> None:
        if self._open:
            raise MalformedHTMLError(f"<{self._open[-1]}> is never closed")
