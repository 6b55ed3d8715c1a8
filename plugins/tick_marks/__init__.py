"""A Markdown extension: `- [ ]` marks a list as a checklist, and the brackets go.

    - [ ] Ask why.     →     <!-- checklist --> <ul><li>Ask why.</li></ul>

What is left is a plain list, so that feeds and summaries show no brackets.
"""

import re
from typing import Any
from xml.etree.ElementTree import Comment, Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

OPENING = r"\A\s*\[[ xX]?\](?=\s)"  # of a text that Markdown reads
BRACKETS = re.compile(r"\s*\[[ xX]?\](?:\s+|$)")
LISTS = frozenset({"ul", "ol"})
PRIORITY = 4  # after inline Markdown (20) and the table of contents (5), which trips over comments


class PlainBrackets(InlineProcessor):
    """`[x] [words][address]`: brackets that a text opens with belong to no others."""

    def handleMatch(  # type: ignore[override] # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        is_link = m[0].strip(" []").lower() in self.md.references
        return (None, None, None) if is_link else (m[0], m.start(), m.end())


class TickMarks(Treeprocessor):
    """Sets the mark above outermost lists with brackets."""

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for child in list(parent):
                if child.tag in LISTS and take_brackets(child) and parent.tag != "li":
                    _put_mark(parent, child)


def take_brackets(listed: Element) -> bool:
    """Remove the brackets that a list's own items begin with; whether there were any."""
    openings = [_opening(item) for item in listed]
    bracketed = [opening for opening in openings if BRACKETS.match(opening.text or "")]
    for opening in bracketed:
        opening.text = BRACKETS.sub("", opening.text or "", count=1)
    return bool(bracketed)


def _opening(item: Element) -> Element:
    """The element whose text an item begins with: its paragraph where the list is loose."""
    loose = len(item) and item[0].tag == "p" and not (item.text or "").strip()
    return item[0] if loose else item


def _put_mark(parent: Element, listed: Element) -> None:
    mark = Comment(" checklist ")
    mark.tail = "\n"
    parent.insert(list(parent).index(listed), mark)


class TickMarksExtension(Extension):
    """Reads `[ ]` and `[x]`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.inlinePatterns.register(PlainBrackets(OPENING, md), "brackets", 171)  # before links
        md.treeprocessors.register(TickMarks(md), "tick_marks", PRIORITY)


def makeExtension(**kwargs: Any) -> TickMarksExtension:  # noqa: N802
    """What Markdown calls to load the extension."""
    return TickMarksExtension(**kwargs)
