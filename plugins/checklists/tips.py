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
from html import escape
from typing import NamedTuple

from pelican.utils import slugify

from .opening import Opening, opening_of
from .tree import Node
from .words import SoughtWords

SLUG_RULES = [(r"[^\w\s-]", ""), (r"[-_\s]+", "-"), (r"\A-|-\Z", "")]
SLUG_WORDS = 5
# Curly quotes are not in a slug either way, and a text without them is often ASCII: slugify looks
# up every character of a text that is not.
STRAIGHT = str.maketrans("‘’“”", "''\"\"")


class TickableList(NamedTuple):
    """A list's HTML with checkboxes, and the ids of its tips in order."""

    html: str
    ids: list[str]


def make_tickable(tips: Node, words: SoughtWords, taken_ids: Iterable[str] = ()) -> TickableList:
    """Add a checkbox to each item of a list and its sublists; `taken_ids` stay unused."""
    items = [item for item in tips.all("li") if _has_own_words(item)]
    openings = [opening_of(item, words) for item in items]
    ids = _ids(items, openings, set(taken_ids))
    html, pieces, position = tips.html, [], tips.start
    for item, opening, tip_id in zip(items, openings, ids, strict=True):
        before, after = _box_and_label(opening, tip_id)
        pieces += [html[position : item.start], _start_tag(item, tip_id)]
        pieces += [html[item.inside[0] : opening.before], before]
        pieces += [html[opening.start : opening.end], after]
        position = opening.end
    return TickableList("".join([*pieces, html[position : tips.end]]), ids)


def _has_own_words(item: Node) -> bool:
    """Whether an item says something itself, its sublists left out."""
    return any(child.text.strip() for child in item.children if child.kind not in {"ul", "ol"})


def _ids(items: list[Node], openings: list[Opening], used: set[str]) -> list[str]:
    """The author's ids; else `tip-` and the opening's first words, as many as tell it apart.

    An id holds no position, so that it survives when tips are moved, added or removed. Only where
    two tips open with the very same words does a number tell them apart.
    """
    slugs = [_slug(opening.text).split("-") for opening in openings]
    beginnings = Counter(
        tuple(words[:length])
        for words in slugs
        for length in range(min(SLUG_WORDS, len(words)), len(words) + 1)
    )
    ids = []
    for item, words in zip(items, slugs, strict=True):
        own = item.attributes.get("id")
        tip_id = own or _free("-".join(["tip", *_telling(words, beginnings)]), used)
        used.add(tip_id)
        ids.append(tip_id)
    return ids


def _slug(text: str) -> str:
    slug: str = slugify(text.translate(STRAIGHT), regex_subs=SLUG_RULES)
    return slug


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
def _box_and_label(opening: Opening, tip_id: str) -> tuple[str, str]:
    """What stands before and after a tip's opening. A label holds no links: they name by id."""
    tip = escape(tip_id)
    box = f'<input id="{tip}--box" type="checkbox"'
    if opening.has_links:
        return f'{box} aria-labelledby="{tip}--name"/> <span id="{tip}--name">', "</span>"
    return f'{box}/> <label for="{tip}--box">', "</label>"


def _start_tag(item: Node, tip_id: str) -> str:
    classes = f"{item.attributes.get('class', '')} tip".strip()
    attributes = {**item.attributes, "class": classes, "id": tip_id}
    written = [f' {name}="{escape(value)}"' for name, value in attributes.items()]
    return f"<li{''.join(written)}>"
