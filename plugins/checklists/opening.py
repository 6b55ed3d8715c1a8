"""The opening of a tip: its bold lead-in, else its first sentence. It names the tip's checkbox."""

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

INLINE = frozenset(
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time "
    "u var wbr".split()
)
INTERACTIVE = ["a", "button", "details", "input", "label", "select", "textarea"]
ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:\w|e\.g|i\.e|mr|mrs|ms|dr|prof|vs|approx|bv|bijv|d\.w\.z|m\.a\.w|nr|dhr|mevr"
    r"|p\.\s?ex|c\.-à-d|mme|env)\.$",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"""[.!?…]["'’”»)]*(?=\s)""")


def wrap_opening(soup: BeautifulSoup, item: Tag) -> Tag:
    """Put the tip's opening into a <label>, or into a <span> where it holds a link."""
    parent = _first_paragraph(item) or item
    nodes = _opening(soup, parent)
    links = any(isinstance(node, Tag) and _is_interactive(node) for node in nodes)
    opening = soup.new_tag("span" if links else "label")
    if nodes:
        nodes[0].insert_before(opening)
    else:
        parent.insert(0, opening)
    for node in nodes:
        opening.append(node.extract())
    return opening


def _first_paragraph(item: Tag) -> Tag | None:
    """A loose item's own paragraph: its words come before anything else in the item."""
    for child in item.children:
        if isinstance(child, Tag):
            return child if child.name == "p" else None
        if child.get_text().strip():
            return None
    return None


def _is_interactive(node: Tag) -> bool:
    return node.name in INTERACTIVE or node.find(INTERACTIVE) is not None


def _opening(soup: BeautifulSoup, parent: Tag) -> list[PageElement]:
    """The nodes up to the end of a bold lead-in or of the first sentence; splits a text there."""
    nodes: list[PageElement] = []
    for child in list(parent.children):
        if isinstance(child, Tag):
            if child.name not in INLINE:
                break
            nodes.append(child)
            if _is_bold_lead_in(nodes, child) or _sentence_closes_before(child, nodes):
                break
        elif isinstance(child, NavigableString):
            words, rest = _split_sentence(str(child), "".join(n.get_text() for n in nodes))
            if not rest:
                nodes.append(child)
                continue
            child.replace_with(head := NavigableString(words), NavigableString(rest))
            nodes.append(head)
            break
    return _trimmed(nodes)


def _is_bold_lead_in(nodes: list[PageElement], child: Tag) -> bool:
    """**Sleep on it.** or **Sleep on it**: … at the very start, not an emphasis like **Never** …"""
    first = all(node is child or not node.get_text().strip() for node in nodes)
    after = child.next_sibling.get_text() if child.next_sibling else ""
    closed = re.search(r"[.:!?…]\s*$", child.get_text()) or re.match(r"\s*[:–—]", after)
    return child.name in {"strong", "b"} and first and closed is not None


def _sentence_closes_before(child: Tag, nodes: list[PageElement]) -> bool:
    """Whether the sentence ends within `child`: <em>Sleep on it.</em> You can …"""
    text = "".join(node.get_text() for node in nodes)
    after = child.next_sibling.get_text() if child.next_sibling else ""
    return after[:1].isspace() and not _split_sentence(after, text)[0]


def _split_sentence(text: str, before: str) -> tuple[str, str]:
    """`text` cut after the end of the first sentence of `before + text`; all of it if none ends."""
    whole = before + text
    for match in SENTENCE_END.finditer(whole):
        cut = match.end()
        rest = whole[cut:].lstrip()
        ends = cut >= len(before) and rest and not rest[0].islower()
        if ends and not ABBREVIATION.search(whole[:cut]):
            return whole[len(before) : cut], whole[cut:]
    return text, ""


def _trimmed(nodes: list[PageElement]) -> list[PageElement]:
    """Without the white space and line breaks around the words."""
    while nodes and not nodes[-1].get_text().strip():
        nodes = nodes[:-1]
    while nodes and not nodes[0].get_text().strip():
        nodes = nodes[1:]
    if nodes and isinstance(nodes[-1], NavigableString):
        nodes[-1] = _cut_white_space_off(nodes[-1])
    return nodes


def _cut_white_space_off(text: NavigableString) -> NavigableString:
    """The text without the line break behind it, which stays where it is."""
    words = text.rstrip()
    if words == text:
        return text
    text.replace_with(head := NavigableString(words), NavigableString(text[len(words) :]))
    return head
