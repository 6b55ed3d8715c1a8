"""Addresses and Twitter names in running text become links; `plugins/reader/` asks for it.

What is here registered is a Markdown extension. It makes no links: Markdown's tree does not hold
the author's own HTML, so links are made in the finished text. It keeps Markdown from reading signs
within an address, and notes what an author has kept from becoming a link.
"""

from typing import Any

from markdown import Extension, Markdown

from .inline import ADDRESS, ESCAPED_AT, PlainAddress, PlainAt


class LinksExtension(Extension):
    """Sets addresses and `\\@` aside until Markdown has read all signs."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.inlinePatterns.register(PlainAt(ESCAPED_AT, md), "escaped_at", 185)  # before other \
        md.inlinePatterns.register(PlainAddress(ADDRESS, md), "address", 85)  # before emphasis


def makeExtension(**kwargs: Any) -> LinksExtension:  # noqa: N802
    """What Markdown calls to load the extension."""
    return LinksExtension(**kwargs)
