"""What can be seen of a list and of the words above it, one feature each."""

from typing import NamedTuple

from .items import Items
from .lead_in import HINT, NOTHING, TIPS, LeadIn, says_what_to_do
from .words import ItemWords, LeadWords

SIGNS = {
    "unfinished": "the lead-in breaks off before what somebody else does",
    "stories": "the author tells what was done, is done or will be",
    "offers": "it says what the reader gets or can do",
    "goals": "it names what somebody wants",
    "farewells": "it takes leave of the reader",
}


FEW_WORDS = 3  # an item of so few may be a name


class Feature(NamedTuple):
    """Something that is true of a list, and for an editor where it was seen."""

    name: str
    where: str = ""


def features_of(
    lead: LeadIn, items: Items, title: str, own: ItemWords, words: LeadWords
) -> list[Feature]:
    """Everything that is true of a list in the language that is its `own`."""
    named = {
        **_of_lead(lead, own),
        **_of_items(lead, items, words),
        **_of_form(items, own),
        "title asks": bool(words.titles.search(title)),
    }
    signs = [Feature(name, word) for name, word in lead.signs.items()]
    return signs + [Feature(name) for name, holds in named.items() if holds]


def _of_lead(lead: LeadIn, own: ItemWords) -> dict[str, bool]:
    asks = lead.text.rstrip(":").endswith("?")
    return {
        "tips": lead.strength == TIPS,
        "hint": lead.strength == HINT,
        "announces nothing": lead.strength == NOTHING and not lead.leads_on,
        "asks": asks,
        "lead-in says what to do": not asks and says_what_to_do(lead.text, own),
        "author above": bool(own.author.search(lead.text)),
        "others above": bool(own.others.search(lead.text)),
    }


def _of_items(lead: LeadIn, items: Items, words: LeadWords) -> dict[str, bool]:
    """Below a word for tips, less is asked of the items: no list of verbs holds them all."""
    tips = lead.strength == TIPS
    asked = items.questions if tips or words.questions.search(lead.text) else 0
    half = items.most(items.actions + asked)
    advice = tips and items.actions + items.addressed > 0 and items.most(items.told)
    outright = tips and bool(words.outright.search(lead.text))
    sentences = outright and items.most(items.told + items.remarks)
    return {
        "orders": 2 * (items.orders + asked) > items.total,
        "nothing but orders": items.orders + asked == items.total,
        "tips in infinitives": tips and 2 * items.infinitives > items.total,
        "tips in advice": advice and not half,
        "tips in sentences": sentences and not half,
        "tells nobody anything": not (half or advice or sentences),
    }


def _of_form(items: Items, own: ItemWords) -> dict[str, bool]:
    """In English an order looks like any infinitive, and of few words like a name."""
    bare = not own.has_infinitives
    return {
        "orders like infinitives": bare and 2 * items.orders > items.total,
        "a few bare words": bare and not items.numbered and items.words <= FEW_WORDS * items.total,
        "numbered": items.numbered and items.total >= 3,
        "reader in items": items.speaking > 0,
        "conditions": items.most(items.states),
    }
