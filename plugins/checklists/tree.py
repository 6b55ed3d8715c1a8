"""A post's HTML as a tree whose nodes know their places in the source."""

from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import accumulate
from typing import NamedTuple

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
TEXT, COMMENT = "#text", "#comment"


class MalformedHTMLError(ValueError):
    """An element is left open, or closed without having been opened."""


class Node(NamedTuple):
    """An element, comment or stretch of text: `html[start:end]` is its source."""

    kind: str  # the tag's name, TEXT or COMMENT
    html: str  # of the whole post
    start: int
    end: int
    inside: tuple[int, int]  # where an element's content starts and ends
    words: str = ""  # of a text or comment, character references resolved
    attributes: dict[str, str] = {}  # noqa: RUF012, it is never written to
    children: tuple["Node", ...] = ()

    @property
    def source(self) -> str:
        """The node as it stands in the post."""
        return self.html[self.start : self.end]

    @property
    def text(self) -> str:
        """The words of a text or of all texts in an element."""
        if self.kind == COMMENT:
            return ""
        return self.words or "".join(child.text for child in self.children)

    def all(self, *kinds: str) -> Iterator["Node"]:
        """The elements of these kinds below this one, in order."""
        for child in self.children:
            if child.kind in kinds:
                yield child
            yield from child.all(*kinds)


class Tree(NamedTuple):
    """What a post's HTML consists of."""

    blocks: list[Node]  # the outermost nodes, without white space between them
    ids: frozenset[str]


def read_tree(html: str) -> Tree:
    """The outermost nodes of `html` in order, and every id in it.

    Raises MalformedHTMLError where elements do not nest; end tags are never guessed.
    """
    reader = _TreeBuilder(html)
    reader.feed(html)
    reader.close()
    nodes = reader.finish()
    blocks = [node for node in nodes if node.kind != TEXT or node.words.strip()]
    return Tree(blocks, frozenset(reader.ids))


class _Open(NamedTuple):
    """An element whose end tag has not come yet."""

    kind: str
    start: int
    inside: int
    attributes: dict[str, str]
    children: list[Node]


class _TreeBuilder(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.html = html
        self.ids: set[str] = set()
        self._open = [_Open("", 0, 0, {}, [])]
        self._text: list[str] = []
        self._text_start = 0
        self._lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _end_text(self, end: int) -> None:
        """A text ends where something else starts: its references make it longer than its words."""
        if self._text:
            words = "".join(self._text)
            self._add(TEXT, self._text_start, end, words=words)
            self._text = []

    def _add(
        self,
        kind: str,
        start: int,
        end: int,
        inside: tuple[int, int] = (0, 0),
        words: str = "",
        attributes: dict[str, str] | None = None,
        children: tuple[Node, ...] = (),
    ) -> None:
        node = Node(kind, self.html, start, end, inside, words, attributes or {}, children)
        self._open[-1].children.append(node)

    def handle_data(self, data: str) -> None:
        if not self._text:
            self._text_start = self._offset()
        self._text.append(data)

    def handle_comment(self, data: str) -> None:
        start = self._offset()
        self._end_text(start)
        self._add(COMMENT, start, start + len(f"<!--{data}-->"), words=data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._offset()
        self._end_text(start)
        inside = start + len(self.get_starttag_text() or "")
        attributes: dict[str, str] = {}
        for name, value in attrs:
            attributes.setdefault(name, value or "")  # of two the first counts
        if attributes.get("id"):
            self.ids.add(attributes["id"])
        if tag in VOID:
            self._add(tag, start, inside, (inside, inside), attributes=attributes)
        else:
            self._open.append(_Open(tag, start, inside, attributes, []))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        start = self._offset()
        self._end_text(start)
        if tag in VOID:
            return
        if self._open[-1].kind != tag:
            raise MalformedHTMLError(f"</{tag}> in line {self.getpos()[0]} {self._wrong_with(tag)}")
        opened = self._open.pop()
        end = self.html.index(">", start) + 1
        children = tuple(opened.children)
        inside = (opened.inside, start)
        self._add(tag, opened.start, end, inside, "", opened.attributes, children)

    def _wrong_with(self, end_tag: str) -> str:
        """Why the element that is open does not end here."""
        is_open = end_tag in {one.kind for one in self._open}
        return f"comes before </{self._open[-1].kind}>" if is_open else "closes nothing"

    def finish(self) -> list[Node]:
        """The outermost nodes, when everything is read."""
        self._end_text(len(self.html))
        if len(self._open) > 1:
            raise MalformedHTMLError(f"<{self._open[-1].kind}> is never closed")
        return self._open[0].children
