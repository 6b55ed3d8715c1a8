"""Gives every tip of a list a checkbox that is named by the tip's own opening words.

    <li>Sleep on it. You can come back once.</li>

becomes

    <li class="tip" id="tip-sleep-on-it">
      <input id="tip-sleep-on-it--box" type="checkbox"/>
      <label for="tip-sleep-on-it--box">Sleep on it.</label> You can come back once.</li>

Only the opening is the label, so that the explanation can be read and selected without ticking.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from pelican.utils import slugify

from .opening import wrap_opening

SLUG_RULES = [(r"[^\w\s-]", ""), (r"[-_\s]+", "-"), (r"\A-|-\Z", "")]
SLUG_WORDS = 5


class TickableList(NamedTuple):
    """A list's HTML with checkboxes, and the ids of its tips in order."""

    html: str
    ids: list[str]


def make_tickable(list_html: str, taken_ids: Iterable[str] = ()) -> TickableList:
    """Add a checkbox to each item of an HTML list and its sublists; `taken_ids` stay unused."""
    soup = BeautifulSoup(list_html, "html.parser")
    items = [item for item in soup.find_all("li") if _own_words(item)]
    openings = [wrap_opening(soup, item) for item in items]
    ids = _ids(items, openings, set(taken_ids))
    for item, opening, tip_id in zip(items, openings, ids, strict=True):
        _add_box(soup, item, opening, tip_id)
    return TickableList(soup.decode(formatter="minimal"), ids)


def _own_words(item: Tag) -> str:
    """What an item says itself, its sublists left out."""
    return "".join(
        child.get_text()
        for child in item.children
        if not (isinstance(child, Tag) and child.name in {"ul", "ol"})
    ).strip()


def _ids(items: list[Tag], openings: list[Tag], used: set[str]) -> list[str]:
    """The author's ids; else `tip-` and the opening's first words, as many as tell it apart.

    An id holds no position, so that it survives when tips are moved, added or removed. Only where
    two tips open with the very same words does a number tell them apart.
    """
    slugs = [slugify(opening.get_text(), regex_subs=SLUG_RULES).split("-") for opening in openings]
    beginnings = Counter(
        tuple(words[:length])
        for words in slugs
        for length in range(min(SLUG_WORDS, len(words)), len(words) + 1)
    )
    ids = []
    for item, words in zip(items, slugs, strict=True):
        tip_id = str(item.get("id") or _free("-".join(["tip", *_telling(words, beginnings)]), used))
        used.add(tip_id)
        ids.append(tip_id)
    return ids


def _telling(words: list[str], beginnings: Counter[tuple[str, ...]]) -> list[str]:
    """The first five words, or as many more as no other tip begins with."""
    for length in range(SLUG_WORDS, len(words)):
        if beginnings[tuple(words[:length])] == 1:
            return words[:length]
    return list(filter(None, words))


def _free(wanted: str, used: set[str]) -> str:
    number = 1
    while (candidate := wanted if number == 1 else f"{wanted}-{number}") in used:
        number += 1
    return candidate


# No slug holds two hyphens in a row, so the ids of the parts meet no tip's id.
def _add_box(soup: BeautifulSoup, item: Tag, opening: Tag, tip_id: str) -> None:
    box = soup.new_tag("input", type="checkbox", id=f"{tip_id}--box")
    item["id"] = tip_id
    item["class"] = " ".join([*item.get_attribute_list("class"), "tip"]).strip()
    if opening.name == "label":
        opening["for"] = box["id"]
    else:
        opening["id"] = f"{tip_id}--name"
        box["aria-labelledby"] = opening["id"]
    opening.insert_before(box, " ")
