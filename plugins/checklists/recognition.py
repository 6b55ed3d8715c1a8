"""Which lists of a post are tips: an editor's mark decides, else what can be seen is weighed.

The lead-in, the items, the section's heading and the post's title each show something of what a
list is (`features.py`), and what that is worth stands in a table (`weights.py`). No word alone
will do: "book tips" and "mistakes to avoid" are no advice to act on.
"""

from typing import NamedTuple

from markupsafe import Markup

from .features import SIGNS, Feature, features_of
from .items import Items, language_of, own_text, plain_words, read_items
from .languages import NO_OWN, OwnLanguages
from .lead_in import HEADINGS, HINT, TIPS, LeadIn, lead_in, speaks_of_wrongs
from .tree import COMMENT, Node, read_tree
from .weights import ENOUGH, WEIGHTS
from .words import LeadWords, SoughtWords, words_of

LISTS = frozenset({"ul", "ol"})
MARKS = {"checklist": True, "no checklist": False, "no-checklist": False}


class TipsList(NamedTuple):
    """A list to be made a checklist, the level its heading takes, and why it was chosen."""

    block: Node
    level: int  # 2 to 6
    reason: str


class Verdict(NamedTuple):
    """What became of a list, and why, in words for an editor."""

    block: Node
    taken: bool
    near_miss: bool  # refused, though it has a word for tips or items that say what to do
    reason: str
    level: int  # of the checklist's heading, 2 to 6


class Seen(NamedTuple):
    """All that a list is judged by."""

    lead: LeadIn
    items: Items
    features: list[Feature]
    objection: str  # why it is none of tips, whatever speaks for it; empty if nothing does


class _Ruling(NamedTuple):
    taken: bool
    reason: str
    near_miss: bool = False


def find_tips(html: str, title: str = "", own: OwnLanguages = NO_OWN) -> list[TipsList]:
    """The tips lists of a post in order. Raises MalformedHTMLError."""
    return find_tips_in(read_tree(html).blocks, title, own)


def find_tips_in(blocks: list[Node], title: str = "", own: OwnLanguages = NO_OWN) -> list[TipsList]:
    """The tips lists among a post's blocks in order."""
    return [
        TipsList(verdict.block, verdict.level, verdict.reason)
        for verdict in verdicts_in(blocks, title, own)
        if verdict.taken
    ]


def verdicts_in(blocks: list[Node], title: str = "", own: OwnLanguages = NO_OWN) -> list[Verdict]:
    """What is decided about each outermost list, in order.

    `title` is the post's, as HTML; `own` are the languages that the site adds to ours.
    """
    verdicts = []
    for index, block in enumerate(blocks):
        if block.kind in LISTS:
            before = blocks[:index]
            ruling = _rule(before, block, title, words_of(own))
            verdicts.append(
                Verdict(block, ruling.taken, ruling.near_miss, ruling.reason, _level(before))
            )
    return verdicts


def _rule(before: list[Node], candidate: Node, title: str, words: SoughtWords) -> _Ruling:
    """An editor's mark first, then `[ ]`, then what the words say."""
    mark = _mark_above(before)
    if mark is None:
        mark = _mark_on_heading(before)
    if mark is not None:
        return _Ruling(mark, "marked as a checklist" if mark else "marked as no checklist")
    seen = see(before, candidate, title, words)
    if seen.items.ticked:
        return _Ruling(True, "its items begin with [ ]")
    return _judge(seen)


def see(before: list[Node], candidate: Node, title: str, words: SoughtWords) -> Seen:
    """All that a list is judged by."""
    texts = [own_text(item) for item in candidate.children if item.kind == "li"]
    above = plain_words(" ".join(block.text for block in before[-2:]))
    own = language_of(above, texts, words)
    lead = lead_in(before, words, own)
    items = read_items(candidate, own, words.sentences)
    plain_title = plain_words(Markup(title).striptags())
    return Seen(
        lead,
        items,
        features_of(lead, items, plain_title, own, words.lead),
        _objection(lead, items, plain_title, words.lead),
    )


def _mark_above(before: list[Node]) -> bool | None:
    """What the comments right above a list say; `<!-- no checklist -->` outdoes the other."""
    marks = []
    for block in reversed(before):
        if block.kind != COMMENT:
            break
        marks.append(MARKS.get(" ".join(block.words.split()).lower()))
    said = [mark for mark in marks if mark is not None]
    return all(said) if said else None


def _mark_on_heading(before: list[Node]) -> bool | None:
    """What the class of the section's heading says: `## Tips {: .checklist }`."""
    headings = [block for block in before if block.kind in HEADINGS]
    classes = headings[-1].attributes.get("class", "") if headings else ""
    said = [MARKS[name] for name in classes.split() if name in MARKS]
    return all(said) if said else None


def _judge(seen: Seen) -> _Ruling:
    """What speaks against the list, or else whether enough speaks for it."""
    lead, items, features, objection = seen
    if not objection and sum(WEIGHTS[feature.name] for feature in features) >= ENOUGH:
        return _Ruling(True, _why_taken(lead))
    missed = items.total > 1 and (lead.strength == TIPS or items.most(items.actions))
    return _Ruling(False, objection or _what_lacks(seen), near_miss=missed)


def _objection(lead: LeadIn, items: Items, title: str, words: LeadWords) -> str:
    """Why the list is none of tips, whatever else speaks for it; empty if nothing does."""
    wrongs = speaks_of_wrongs(title, words) if lead.strength < TIPS else ""
    objections = {
        "it has fewer than two items": items.total < 2,
        "its items are footnotes": items.notes > 0,
        f"its lead-in “{lead.text}” speaks of “{lead.against}”": bool(lead.against),
        "most of its items are links": items.most(items.links),
        "most of its items are dates, prices, amounts or versions": items.most(items.facts),
        f"the post's title speaks of “{wrongs}”": bool(wrongs),
    }
    return next((reason for reason, holds in objections.items() if holds), "")


def _why_taken(lead: LeadIn) -> str:
    if lead.strength >= HINT:
        return f"led in by “{lead.text}”"
    return "its items say what to do"


def _what_lacks(seen: Seen) -> str:
    """What weighs most against the list, or what is missing."""
    lead, items, features, _ = seen
    worst = min(features, key=lambda feature: WEIGHTS[feature.name], default=Feature(""))
    if worst.where:
        return f"the words above it speak of “{worst.where}”: {SIGNS[worst.name]}"
    if worst.name == "conditions":
        return "its items say what to be or to have"
    if lead.strength == TIPS:
        return f"its lead-in “{lead.text}” announces tips, but its items do not say what to do"
    if items.most(items.actions):
        return "its items say what to do, but nothing above it announces tips"
    return "nothing announces tips"


def _level(before: list[Node]) -> int:
    """One below the last heading above the list: a checklist is a part of that section."""
    levels = [int(block.kind[1]) for block in before if block.kind in HEADINGS]
    return min(levels[-1] + 1, 6) if levels else 2
