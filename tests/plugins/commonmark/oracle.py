"""What a text consists of, as another program sees it: the tags and the words of its HTML."""

from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

from markdown import Markdown
from markdown_it import MarkdownIt

import pelicanconf

VOID = frozenset({"br", "hr", "img"})
OTHERS = MarkdownIt("commonmark")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.end_words()
        number = dict(attrs).get("start") if tag == "ol" else None
        self.parts.append(f"<{tag} {number}>" if number else f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        self.end_words()
        if tag not in VOID:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._words += data

    def end_words(self) -> None:
        self.parts += self._words.split()
        self._words = ""


def structure(html: str) -> list[str]:
    """The tags and words of HTML in order, and the number that a list begins with."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_words()
    return reader.parts


def new_blog() -> Markdown:
    """The blog's Markdown."""
    settings: Mapping[str, Any] = pelicanconf.MARKDOWN
    configs = settings["extension_configs"]
    return Markdown(extensions=[*configs], extension_configs=configs, output_format="html")


BLOG = new_blog()


def as_blog(text: str) -> str:
    """The HTML that the blog makes of a text."""
    return str(BLOG.reset().convert(text))


def as_others(text: str) -> str:
    """The HTML that every other tool makes of it."""
    return str(OTHERS.render(text))
