"""Gives every tip of a list a checkbox that is named by the tip's own opening words.

    <li>Sleep on it. You can come back once.</li>

becomes

    <li class="tip" id="tip-sleep-on-it">
      <input autocomplete="off" id="tip-sleep-on-it--box" type="checkbox"/>
      <label for="tip-sleep-on-it--box">Sleep on it.</label> You can come back once.</li>

Only the opening is the label, so that the explanation can be read and selected without ticking.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement
from pelican.utils import slugify

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
SLUG_RULES = [(r"[^\w\s-]", ""), (r"[-_\s]+", "-"), (r"\A-|-\Z", "")]
SLUG_WORDS = 5


class TickableList(NamedTuple):
    """A list's HTML with checkboxes, the ids of its tips, and how many they are."""

    html: str
    ids: list[str]


def make_tickable(list_html: str, taken_ids: Iterable[str] = ()) -> TickableList:
    """Add a checkbox to each outermost item of an HTML list; `taken_ids` are not used again."""
    soup = BeautifulSoup(list_html, "html.parser")
    used = set(taken_ids)
    ids = []
    for item in _items(soup):
        if not item.get_text().strip():
            continue
        opening = _wrap_opening(soup, item)
        tip_id = str(item.get("id") or _free_id(opening.get_text(), used))
        used.add(tip_id)
        ids.append(tip_id)
        _add_box(soup, item, opening, tip_id)
    return TickableList(soup.decode(formatter="minimal"), ids)


def _items(soup: BeautifulSoup) -> list[Tag]:
    outermost = soup.find(["ul", "ol"])
    assert isinstance(outermost, Tag)
    return outermost.find_all("li", recursive=False)


def _wrap_opening(soup: BeautifulSoup, item: Tag) -> Tag:
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
    return nodes


def _free_id(opening: str, used: set[str]) -> str:
    """`tip-` and the opening's first words; a number only where two tips open alike."""
    words = slugify(opening, regex_subs=SLUG_RULES).split("-")[:SLUG_WORDS]
    wanted = "-".join(["tip", *filter(None, words)])
    number = 1
    while (candidate := wanted if number == 1 else f"{wanted}-{number}") in used:
        number += 1
    return candidate


# No slug holds two hyphens in a row, so the ids of the parts meet no tip's id.
def _add_box(soup: BeautifulSoup, item: Tag, opening: Tag, tip_id: str) -> None:
    # Firefox brings back old ticks on reload unless autocomplete is off.
    box = soup.new_tag("input", type="checkbox", id=f"{tip_id}--box", autocomplete="off")
    item["id"] = tip_id
    item["class"] = " ".join([*item.get_attribute_list("class"), "tip"]).strip()
    if opening.name == "label":
        opening["for"] = box["id"]
    else:
        opening["id"] = f"{tip_id}--name"
        box["aria-labelledby"] = opening["id"]
    opening.insert_before(box, " ")
