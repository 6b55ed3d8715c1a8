"""The opening of a tip: its bold lead-in, else its first sentence. It names the tip's checkbox."""

import re
from html import unescape
from typing import NamedTuple

from .sentences import sentence_ends
from .tree import COMMENT, TEXT, Node
from .words import SoughtWords

INLINE = frozenset(
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time "
    "u var wbr".split()
)
INTERACTIVE = ("a", "button", "details", "input", "label", "select", "textarea")
BRACKETS = re.compile(r"[ \n]*\[[ xX]?\][ \n]+")
REFERENCE_OR_WORDS = re.compile(r"&(?:#\w+|\w+);?|&|[^&]+")


class Opening(NamedTuple):
    """Where a tip's opening stands in the post's source, and its words."""

    before: int  # where the item's source before it ends; a `[ ]` in between goes
    start: int
    end: int
    text: str
    has_links: bool  # or other controls, which no label may hold


class _Part(NamedTuple):
    """A piece of an item that belongs to the opening: a whole element or some words of a text."""

    node: Node
    text: str


def opening_of(item: Node, words: SoughtWords) -> Opening:
    """The words of a tip up to the end of its bold lead-in or of its first sentence."""
    parent = _first_paragraph(item) or item
    brackets = BRACKETS.match(parent.html, *parent.inside)
    parts = _trimmed(_parts(_children(parent, brackets), words))
    if not parts:
        start = parent.inside[0]
        return Opening(start, start, start, "", has_links=False)
    start = _start(parts[0])
    return Opening(
        brackets.start() if brackets else start,
        start,
        _end(parts[-1]),
        "".join(part.text for part in parts).strip(),
        any(_is_interactive(part.node) for part in parts),
    )


def _first_paragraph(item: Node) -> Node | None:
    """A loose item's own paragraph: its words come before anything else in the item."""
    for child in item.children:
        if child.kind not in {TEXT, COMMENT}:
            return child if child.kind == "p" else None
        if child.text.strip():
            return None
    return None


def _children(parent: Node, brackets: re.Match[str] | None) -> tuple[Node, ...]:
    """What is in an item, behind the `[ ]` that it may begin with."""
    if not brackets:
        return parent.children
    first, *others = parent.children
    words = first.words[len(brackets[0]) :]
    return (first._replace(start=brackets.end(), words=words), *others)


def _is_interactive(node: Node) -> bool:
    return node.kind in INTERACTIVE or any(node.all(*INTERACTIVE))


def _parts(children: tuple[Node, ...], words: SoughtWords) -> list[_Part]:
    """The pieces up to the end of a bold lead-in or of the first sentence."""
    parts: list[_Part] = []
    for child, after in zip(children, [*children[1:], None], strict=True):
        before = "".join(part.text for part in parts)
        if child.kind == TEXT:
            text = _first_sentence(child.words, before, words)
            parts.append(_Part(child, text))
            if len(text) < len(child.words):
                break
        elif child.kind in INLINE:
            parts.append(_Part(child, child.text))
            following = after.text if after else ""
            if _is_bold_lead_in(child, before, following):
                break
            if _closes(before + child.text, following, words):
                break
        elif child.kind != COMMENT:
            break
    return parts


def _is_bold_lead_in(child: Node, before: str, after: str) -> bool:
    """**Sleep on it.** or **Sleep on it**: … at the very start, not an emphasis like **Never** …"""
    closed = re.search(r"[.:!?…]\s*$", child.text) or re.match(r"\s*[:–—]", after)
    return child.kind in {"strong", "b"} and not before.strip() and closed is not None


def _closes(text: str, after: str, words: SoughtWords) -> bool:
    """Whether the sentence ends with the element: <em>Sleep on it.</em> You can …"""
    return after[:1].isspace() and not _first_sentence(after, text, words)


def _first_sentence(text: str, before: str, words: SoughtWords) -> str:
    """What of `text` belongs to the first sentence of `before + text`; all of it if none ends."""
    ends = sentence_ends(before + text, words.sentences)
    end = next((end for end in ends if end >= len(before)), None)
    return text if end is None else text[: end - len(before)]


def _trimmed(parts: list[_Part]) -> list[_Part]:
    """Without the pieces before and behind that hold no words."""
    while parts and not parts[-1].text.strip():
        parts = parts[:-1]
    while parts and not parts[0].text.strip():
        parts = parts[1:]
    return parts


def _start(part: _Part) -> int:
    if part.node.kind != TEXT:
        return part.node.start
    return _place(part.node, len(part.text) - len(part.text.lstrip()))


def _end(part: _Part) -> int:
    return part.node.end if part.node.kind != TEXT else _place(part.node, len(part.text.rstrip()))


def _place(text: Node, length: int) -> int:
    """Where in the post's source the first `length` characters of a text's words end."""
    if text.end - text.start == len(text.words):
        return text.start + length
    place = text.start
    for match in REFERENCE_OR_WORDS.finditer(text.html, text.start, text.end):
        if length <= 0:
            break
        is_reference = match[0].startswith("&")
        place = match.end() if is_reference else min(match.end(), match.start() + length)
        length -= len(unescape(match[0]))
    return place
