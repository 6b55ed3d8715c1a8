"""Addresses and Twitter names in the text of HTML become links; tags stay as they are.

    <p>See www.example.org/a, or ask @ingenium.</p>
           ~~~~~~~~~~~~~~~~~         ~~~~~~~~~

`plugins/reader/cleaning.py` has written the HTML, so a tag is what stands between < and >.
"""

import re
from html import escape, unescape

from .inline import APART
from .words import Link, links_in

TAG = re.compile(r"(<[^<>]*>)")
NAME = re.compile(r"</?(?P<name>\w+)")
LEFT_ALONE = frozenset("a code kbd pre samp".split())  # what stands in them is no running text
SPACE = re.compile(r"(\s+|&nbsp;)")  # no address holds any
SIGNS = ("://", "www.", "@")


def linked(html: str) -> str:
    """HTML in which every address and Twitter name of the running text is a link."""
    if not _may_link(html):
        return html
    parts = TAG.split(html)
    depth = 0  # of elements that are left alone
    for index, part in enumerate(parts):
        if index % 2:
            depth += _step(part)
        elif not depth and _may_link(part):
            parts[index] = "".join(map(_linked_word, SPACE.split(part)))
    return "".join(parts).replace(APART, "")


def _may_link(text: str) -> bool:
    """Whether there may be an address or a name in a text; most hold none."""
    small = text.lower()
    return any(sign in small for sign in SIGNS)


def _step(tag: str) -> int:
    """1 where something begins that is left alone, -1 where it ends."""
    name = NAME.match(tag)
    if not name or name["name"] not in LEFT_ALONE:
        return 0
    return -1 if tag.startswith("</") else 1


def _linked_word(word: str) -> str:
    """A word of HTML with its links."""
    if not _may_link(word):
        return word
    text, html, end = unescape(word), "", 0
    for link in links_in(text):
        html += escape(text[end : link.start], quote=False) + _written(link)
        end = link.end
    return html + escape(text[end:], quote=False)


def _written(link: Link) -> str:
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in link.attributes.items())
    return f"<a{attributes}>{escape(link.text, quote=False)}</a>"
