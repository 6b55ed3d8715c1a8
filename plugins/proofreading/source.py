"""A file as it was read, under a digest of everything that its record depends on."""

import os
from collections.abc import Iterator
from typing import Self

from plugins.checklists import is_off
from plugins.checklists.checklist import PageContext, add_checklists
from plugins.commonmark.breaks import VERTICAL_TAB
from plugins.html.text import NOT_TEXT
from plugins.incremental.cached import cached
from plugins.incremental.digest import digest_of

from .blog import Blog
from .limit_rules import is_convertible
from .post import Post, lines_of, read_post
from .problem import Finding
from .published import published
from .unforeseen import is_debugging


class Source(str):
    """All that a record depends on; as a string, which results are kept by, it is a digest."""

    data: bytes
    stem: str  # of the file's name
    is_page: bool
    blog: Blog

    def __new__(cls, data: bytes, stem: str, is_page: bool, blog: Blog) -> Self:
        switches = bytes([is_page, is_debugging()])
        name = blog.digest.encode() + switches + os.fsencode(stem) + b"\0"
        source = super().__new__(cls, digest_of(name + data))
        source.data, source.stem, source.is_page, source.blog = data, stem, is_page, blog
        return source

    def post(self) -> Post:
        """The post that the bytes are. Raises UnreadableError and HeaderError."""
        return read_post(self.stem, read_text(self.data), is_page=self.is_page)

    def line(self, number: int) -> str:
        """One line as it stands in the file; the first is number 1."""
        lines = lines_of(self.data.decode("utf-8-sig", "replace"))
        return lines[number - 1] if number <= len(lines) else ""


@cached(list[str])
def anchors_in(source: Source) -> list[str]:
    """The ids in the HTML of a post that can be read, which links may lead to."""
    post = source.post()
    if not is_convertible(post, source.blog):
        return []
    from bs4 import BeautifulSoup  # which loads longer than a small blog builds

    html = BeautifulSoup(_shown(post, source.blog), "html.parser")
    return [str(element["id"]) for element in html.select("[id]")]


def _shown(post: Post, blog: Blog) -> str:
    """The HTML of a post with its checklists, whose tips have ids."""
    html = blog.convert(post.source)
    if is_off(post.value("checklist")):
        return html
    page = PageContext("", title=str(published(post, blog).title))
    return add_checklists(html, page, blog.of_checklists).html


class UnreadableError(ValueError):
    """A file that is no text that a post could be made of."""

    def __init__(self, rule: str, *findings: Finding) -> None:
        super().__init__(*findings)
        self.rule = rule
        self.findings = findings


def read_text(data: bytes) -> str:
    """The text of a file. Raises UnreadableError."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UnreadableError("no-utf8", (line, _undecodable(error))) from error
    if NOT_TEXT.search(text.replace(VERTICAL_TAB, " ")):
        raise UnreadableError("invisible-character", *_invisible_characters(text))
    return text


def _undecodable(error: UnicodeDecodeError) -> str:
    if error.object.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "This file is saved as UTF-16; save it again with the encoding UTF-8."
    return (
        f"This file is not UTF-8 (byte {error.start} is 0x{error.object[error.start]:02x}); "
        "save it again with the encoding UTF-8."
    )


def _invisible_characters(text: str) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n"), 1):
        if match := NOT_TEXT.search(line.replace(VERTICAL_TAB, " ")):
            yield number, f"Delete the invisible character U+{ord(match[0]):04X} in this line."
