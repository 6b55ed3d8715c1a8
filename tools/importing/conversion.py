"""An old post's HTML becomes Markdown; pure, and the desk may use it for what is pasted."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from .blocks import Reader, Ways
from .division_lines import join_lines
from .drawn_signs import show_signs
from .footnotes import with_footnotes, without_links
from .markdown import as_raw_html, to_markdown
from .markup import read_markup
from .words import WordChange, changes, text_of, words_in

HEADING = re.compile(r"<h(?P<level>[1-6])>(?P<words>.*?)</h(?P=level)>", re.DOTALL)
KEPT_AS_HTML = "kept as HTML, as Markdown would not say all of it"

DENSE = "kept as HTML, as a paragraph has more signs than Markdown reads in fair time"
SIGN = re.compile(r"[\\*_`\[<&!\n]")
MOST_SIGNS = 2_000  # of a block, which Python-Markdown copies at each of them


class Converted(NamedTuple):
    """The Markdown of a post, and what its editor should know."""

    markdown: str
    text: str  # the words alone
    notes: Sequence[str]  # what was dropped or became something else
    before_jump: str | None  # the words above the jump break, if there was one
    lost: Sequence[WordChange]  # where the words differ from the old ones
    old: str  # what was seen of the old post
    new: str  # and what the blog shows of the Markdown


def convert(html: str, name: str, ways: Ways, render: Callable[[str], str]) -> Converted:
    """The Markdown of an old post; `name` says which it is where it cannot be read.

    `render` is the blog's Markdown: what it makes of the text must say what the old post said. A
    text of which it does not becomes HTML.
    """
    tree, dropped = read_markup(html, name)
    notes = [f"left out: {what}" for what in dropped]
    show_signs(tree)
    without_links(tree)
    join_lines(tree)
    reader = Reader(ways)
    plain = levelled(reader.html_of(tree))
    old = text_of(html)
    words = words_in(old)
    markdown = to_markdown(with_footnotes(plain))
    if is_dense(markdown):
        markdown, notes = as_raw_html(plain), [*notes, DENSE]
    shown = text_of(render(markdown))
    if lost := _lost(words, shown):
        raw = as_raw_html(plain)
        if len(left := _lost(words, again := text_of(render(raw)))) < len(lost):
            markdown, lost, shown, notes = raw, left, again, [*notes, KEPT_AS_HTML]
    told = tuple(dict.fromkeys([*notes, *reader.notes]))
    return Converted(markdown, reader.text, told, reader.before_jump, lost, old, shown)


def levelled(html: str) -> str:
    """Headings from the second level on, as the title is the first; none is left out."""
    first = min((int(found["level"]) for found in HEADING.finditer(html)), default=2)
    above = 1

    def moved(found: re.Match[str]) -> str:
        nonlocal above
        above = min(int(found["level"]) - first + 2, above + 1)
        return f"<h{above}>{found['words']}</h{above}>"

    return HEADING.sub(moved, html)


def is_dense(markdown: str) -> bool:
    """Whether a block has so many signs that reading it would take long."""
    return any(len(SIGN.findall(block)) > MOST_SIGNS for block in markdown.split("\n\n"))


def _lost(old: Sequence[str], new: str) -> list[WordChange]:
    """Where old words are missing; what became a link or a picture's words may be more."""
    return [change for change in changes(old, words_in(new)) if change.old]
