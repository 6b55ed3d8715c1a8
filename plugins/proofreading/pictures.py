"""The pictures that a post shows: what Markdown makes of it is read, so none is overlooked."""

import re
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser

from .blog import Blog
from .limit_rules import is_convertible
from .post import Post

SIGNS = ("![", "<img", "<IMG")


def pictures_in(post: Post, blog: Blog) -> list[tuple[int, str]]:
    """Every address of a picture, with its line: that of the header first."""
    own = post.value("picture").strip()
    return [(post.line_of("picture"), own)] * bool(own) + _in_text(post, blog)


def _in_text(post: Post, blog: Blog) -> list[tuple[int, str]]:
    if not any(sign in post.source for sign in SIGNS) or not is_convertible(post, blog):
        return []
    reader = _PictureFinder()
    reader.feed(blog.as_written(post.source))
    reader.close()
    return list(_with_lines(reader.addresses, post))


def _with_lines(addresses: list[str], post: Post) -> Iterator[tuple[int, str]]:
    """The addresses with their lines: the same one again is looked for further down."""
    after: dict[str, int] = {}
    for address in addresses:
        lines = [number for number, line in post.numbered if _is_in(address, line)]
        later = [number for number in lines if number > after.get(address, 0)]
        after[address] = (later or lines or [post.first_line])[0]
        yield after[address], address


def _is_in(address: str, line: str) -> bool:
    """Whether a line holds an address, and not only a longer one that ends or begins so."""
    whole = "|".join(map(re.escape, {address, escape(address)}))
    return re.search(rf"(?<![\w/}}.-])(?:{whole})(?![\w/-])", line) is not None


class _PictureFinder(HTMLParser):
    """Collects the addresses of pictures."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.addresses.append((dict(attrs).get("src") or "").strip())
