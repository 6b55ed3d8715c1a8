"""A Markdown extension: pictures as Obsidian and other notebooks write them.

![[desk.jpg|A desk]]  →  <img src="desk.jpg" alt="A desk">
![[desk.jpg|300]]     →  <img src="desk.jpg" alt="">, for 300 is a width
![[notes]]            →  as it is: no picture
"""

import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor

from .picture import is_picture

EMBED = r"!\[\[(?P<address>[^\[\]|\n]+)(?:\|(?P<words>[^\[\]\n]*))?\]\]"
WIDTH = re.compile(r"\d+(?:x\d+)?")
PRIORITY = 175  # after code and escapes, before links


class Embed(InlineProcessor):
    """A picture in two pairs of brackets."""

    def handleMatch(  # type: ignore[override] # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        address = m["address"].strip()
        if not is_picture(Path(address)):
            return None, None, None
        return Element("img", src=address, alt=words_of(m)), m.start(), m.end()


def words_of(embed: re.Match[str]) -> str:
    """What an embedded picture says that it shows; empty if it only says how wide it is."""
    words = (embed["words"] or "").strip()
    return "" if WIDTH.fullmatch(words) else words


class EmbedsExtension(Extension):
    """Reads `![[desk.jpg]]`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.inlinePatterns.register(Embed(EMBED, md), "embed", PRIORITY)


def makeExtension(**kwargs: Any) -> EmbedsExtension:  # noqa: N802
    """What Markdown calls to load the extension."""
    return EmbedsExtension(**kwargs)
