"""A post's HTML as a tree whose nodes know their places in the source."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate
from typing import NamedTuple

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
TEXT, COMMENT = "#text", "#comment"
# Tags as Markdown writes them, of elements in which html.parser reads nothing in another way.
NAME = r"p|h[1-6]|[uod]l|li|d[td]|em|strong|a|b|i|br|hr|img|span|sup|sub|div|section|blockquote"
VALUE = r'"[^"<>&\0]*(?:&amp;[^"<>&\0]*)*"'
PLAIN_TAG = re.compile(
    rf"<(?:/(?P<closed>{NAME})|(?P<opened>{NAME})(?P<attributes>(?: [a-z]+={VALUE})*) ?/?)>"
)
ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')


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
    builder = _read_plain(html) or _read_any(html)
    nodes = builder.finish()
    blocks = [node for node in nodes if node.kind != TEXT or node.words.strip()]
    return Tree(blocks, frozenset(builder.ids))


def _read_plain(html: str) -> "_Builder | None":
    """What html.parser would read, in half the time; None where there is more than plain tags."""
    builder = _Builder(html)
    position = 0
    for tag in PLAIN_TAG.finditer(html):
        start, end = tag.span()
        if not builder.add_plain_text(position, start):
            return None
        position = end
        closed, opened, attributes = tag.groups()
        if closed:
            builder.close(closed, start, end)
        else:
            builder.open(opened, start, end, _attributes(attributes))
    return builder if builder.add_plain_text(position, len(html)) else None


def _attributes(written: str) -> list[tuple[str, str]]:
    return [(name, unescape(value)) for name, value in ATTRIBUTE.findall(written)]


def _read_any(html: str) -> "_Builder":
    """Any HTML; end tags close what html.parser says."""
    reader = _Reader(html)
    reader.feed(html)
    reader.close()
    reader.end_text(len(html))
    return reader.builder


class _Open(NamedTuple):
    """An element whose end tag has not come yet."""

    kind: str
    start: int
    inside: int
    attributes: dict[str, str]
    children: list[Node]


class _Builder:
    """Puts the tree together, from tags and texts in order."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.ids: set[str] = set()
        self._open = [_Open("", 0, 0, {}, [])]

    def add_text(self, words: str, start: int, end: int, kind: str = TEXT) -> None:
        """A text or comment; an empty text is none."""
        if words or kind == COMMENT:
            self._add(Node(kind, self.html, start, end, (0, 0), words, {}))

    def add_plain_text(self, start: int, end: int) -> bool:
        """The text between two tags; whether it is one, and holds no other tag."""
        words = self.html[start:end]
        self.add_text(unescape(words), start, end)
        return "<" not in words

    def open(
        self, kind: str, start: int, inside: int, written: Iterable[tuple[str, str | None]]
    ) -> None:
        """A start tag; of two attributes of one name the first counts."""
        attributes: dict[str, str] = {}
        for name, value in written:
            attributes.setdefault(name, value or "")
        if attributes.get("id"):
            self.ids.add(attributes["id"])
        if kind in VOID:
            self._add(Node(kind, self.html, start, inside, (inside, inside), "", attributes))
        else:
            self._open.append(_Open(kind, start, inside, attributes, []))

    def close(self, kind: str, start: int, end: int) -> None:
        """An end tag, which must be that of the latest element; of one that holds nothing, none."""
        if kind in VOID:
            return
        opened = self._open.pop()
        if opened.kind != kind:
            line = self.html.count("\n", 0, start) + 1
            raise MalformedHTMLError(f"</{kind}> in line {line} closes nothing")
        inside, children = (opened.inside, start), tuple(opened.children)
        whole = Node(kind, self.html, opened.start, end, inside, "", opened.attributes, children)
        self._add(whole)

    def finish(self) -> list[Node]:
        """The outermost nodes, when everything is read."""
        if len(self._open) > 1:
            raise MalformedHTMLError(f"<{self._open[-1].kind}> is never closed")
        return self._open[0].children

    def _add(self, node: Node) -> None:
        self._open[-1].children.append(node)


class _Reader(HTMLParser):
    """Tells a builder what html.parser finds, and where."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = _Builder(html)
        self._text: list[str] = []
        self._text_start = 0
        self._lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]

    def end_text(self, end: int) -> None:
        """A text ends where something else starts: its references make it longer than its words."""
        self.builder.add_text("".join(self._text), self._text_start, end)
        self._text = []

    def handle_data(self, data: str) -> None:
        if not self._text:
            self._text_start = self._offset()
        self._text.append(data)

    def handle_comment(self, data: str) -> None:
        start = self._offset()
        self.end_text(start)
        self.builder.add_text(data, start, start + len(f"<!--{data}-->"), COMMENT)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._offset()
        self.end_text(start)
        self.builder.open(tag, start, start + len(self.get_starttag_text() or ""), attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        start = self._offset()
        self.end_text(start)
        self.builder.close(tag, start, self.builder.html.index(">", start) + 1)

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
