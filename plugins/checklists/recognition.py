"""Which lists of a post are tips: an editor's mark decides, else three things are weighed together.

The lead-in announces tips, or may do so; the items say what to do, or do not; the post's title asks
for advice. No word alone will do: "book tips" and "mistakes to avoid" are no advice to act on.
"""

from typing import NamedTuple

from markupsafe import Markup

from .items import Items, plain_words, read_items
from .languages import NO_OWN, OwnLanguages
from .lead_in import HEADINGS, HINT, TIPS, LeadIn, lead_in, speaks_of_wrongs
from .tree import COMMENT, Node, read_tree
from .words import LeadWords, Words, words_of

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


def _rule(before: list[Node], candidate: Node, title: str, words: Words) -> _Ruling:
    """An editor's mark first, then `[ ]`, then what the words say."""
    mark = _mark_above(before)
    if mark is None:
        mark = _mark_on_heading(before)
    if mark is not None:
        return _Ruling(mark, "marked as a checklist" if mark else "marked as no checklist")
    lead = lead_in(before, words)
    items = read_items(candidate, words, lead.text)
    if items.ticked:
        return _Ruling(True, "its items begin with [ ]")
    return _judge(lead, items, plain_words(Markup(title).striptags()), words.lead)


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


def _judge(lead: LeadIn, items: Items, title: str, words: LeadWords) -> _Ruling:
    """What speaks against the list, or else whether enough speaks for it."""
    against = _objection(lead, items, title, words)
    if not against and _points(lead, items, title, words) >= 3:
        return _Ruling(True, _why_taken(lead))
    missed = lead.strength == TIPS or _mostly(items.actions, items)
    return _Ruling(False, against or _what_lacks(lead, items), near_miss=missed)


def _objection(lead: LeadIn, items: Items, title: str, words: LeadWords) -> str:
    """Why the list is none of tips, whatever else speaks for it; empty if nothing does."""
    wrongs = speaks_of_wrongs(title, words) if lead.strength < TIPS else ""
    objections = {
        "it has fewer than two items": items.total < 2,
        "its items are footnotes": items.notes > 0,
        f"its lead-in “{lead.text}” speaks of “{lead.against}”": bool(lead.against),
        "most of its items are links": _mostly(items.links, items),
        "most of its items are dates, prices, amounts or versions": _mostly(items.facts, items),
        f"the post's title speaks of “{wrongs}”": bool(wrongs),
    }
    return next((reason for reason, holds in objections.items() if holds), "")


def _points(lead: LeadIn, items: Items, title: str, words: LeadWords) -> int:
    """Three are enough: the lead-in gives up to two, the items up to three, the title one."""
    of_items = _points_of_items(lead, items, words)
    for_title = int(of_items >= 2 and bool(words.titles.search(title)))
    return lead.strength + of_items + for_title if of_items else 0


def _points_of_items(lead: LeadIn, items: Items, words: LeadWords) -> int:
    """Three for numbered steps, two where most say what to do, one for sentences of advice.

    Below an outright word for tips any sentence counts: no list of verbs holds them all.
    """
    asked = items.questions if words.questions.search(lead.text) else 0
    if _are_steps(items):
        return 3
    if 2 * (items.actions + asked) > items.total:
        return 2
    said = items.actions + items.sentences
    if (
        lead.strength == TIPS
        and words.outright.search(lead.text)
        and _mostly(said + items.remarks, items)
    ):
        return 1
    advice = items.actions + items.addressed
    return int(advice > 0 and _mostly(said, items))


def _are_steps(items: Items) -> bool:
    """Numbered things to do, led in by anything."""
    return items.numbered and items.total >= 3 and 4 * items.actions >= 3 * items.total


def _mostly(count: int, items: Items) -> bool:
    """At least half of the items, and not none of none."""
    return count > 0 and 2 * count >= items.total


def _why_taken(lead: LeadIn) -> str:
    if lead.strength >= HINT:
        return f"led in by “{lead.text}”"
    return "its items say what to do"


def _what_lacks(lead: LeadIn, items: Items) -> str:
    if lead.strength == TIPS:
        return f"its lead-in “{lead.text}” announces tips, but its items do not say what to do"
    if _mostly(items.actions, items):
        return "its items say what to do, but nothing above it announces tips"
    return "nothing announces tips"


def _level(before: list[Node]) -> int:
    """One below the last heading above the list: a checklist is a part of that section."""
    levels = [int(block.kind[1]) for block in before if block.kind in HEADINGS]
    return min(levels[-1] + 1, 6) if levels else 2
