"""Markdown seeks some twenty patterns in every text; this passes by texts that can hold none.

Ask why.            no sign that any pattern needs: stays as it is
Ask *why*.          goes through Markdown's own search

It precedes `InlineProcessor` of markdown/treeprocessors.py, and knows the patterns of
markdown/inlinepatterns.py.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown, inlinepatterns
from markdown.treeprocessors import InlineProcessor
from markdown.util import STX, AtomicString

from plugins.commonmark.breaks import BREAK, LINE_SEPARATOR
from plugins.links.inline import ADDRESS, ESCAPED_AT
from plugins.pictures.embeds import EMBED
from plugins.tick_marks import OPENING

# Each pattern that we know, and what there must be in a text for it to match.
NEEDS = {
    inlinepatterns.BACKTICK_RE: "`",
    inlinepatterns.ESCAPE_RE: r"\\",
    EMBED: r"\[",
    inlinepatterns.LINK_RE: r"\[",
    inlinepatterns.REFERENCE_RE: r"\[",
    inlinepatterns.IMAGE_LINK_RE: r"\[",
    inlinepatterns.IMAGE_REFERENCE_RE: r"\[",
    inlinepatterns.AUTOLINK_RE: "<",
    inlinepatterns.AUTOMAIL_RE: "<",
    inlinepatterns.HTML_RE: "<",
    inlinepatterns.ENTITY_RE: "&",
    inlinepatterns.LINE_BREAK_RE: "  \n",
    BREAK: rf"\\|{LINE_SEPARATOR}",
    r"\*|_": "[*_]",  # emphasis
    r"\[\^([^\]]*)\]": r"\[",  # a footnote
    ESCAPED_AT: r"\\",
    ADDRESS: r"://|(?i:www\.)",
    OPENING: r"\[",
}
SIGN = re.compile("|".join([STX, *sorted(set(NEEDS.values()))]))


class SparingInlineProcessor(InlineProcessor):
    """Markdown's processor, which never sees the texts without a sign; the result is the same."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Lock what holds no sign, as Markdown locks what it must not search, and unlock it."""
        plain = _plain_texts(tree) if knows_every_pattern(self.md) else []
        for element, place, text in plain:
            setattr(element, place, AtomicString(text))
        searched = super().run(tree, ancestors)
        for element, place, text in plain:
            setattr(element, place, text)
        return searched


def knows_every_pattern(md: Markdown) -> bool:
    """Whether NEEDS has all patterns: where an extension brings another, each text is searched."""
    return all(pattern.getCompiledRegExp().pattern in NEEDS for pattern in md.inlinePatterns)


def _plain_texts(tree: Element) -> list[tuple[Element, str, str]]:
    """The texts without a sign, each with its element and its place there."""
    return [
        (element, place, text)
        for element in tree.iter()
        for place, text in (("text", element.text), ("tail", element.tail))
        if text and not isinstance(text, AtomicString) and not SIGN.search(text)
    ]
