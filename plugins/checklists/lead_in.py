"""What leads in a list: the words right above it, and how strongly they announce tips."""

import re
from typing import NamedTuple

from .items import plain_words
from .sentences import sentences
from .tree import Node
from .words import ItemWords, LeadWords, Sought, SoughtWords

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
NUMBER = re.compile(r"^\d+[.)]\s+")
CLAUSE_END = re.compile(r"[,;–—]\s")
SHORT_PARAGRAPH = 50  # words that may stand between a heading and its list
REMARK = 15  # words, of a sentence that a heading leads on over
NOTHING, HINT, TIPS = 0, 1, 2


class LeadIn(NamedTuple):
    """The words above a list and what they say."""

    text: str
    strength: int = NOTHING  # NOTHING, HINT or TIPS
    against: str = ""  # the word in `text` that forbids tips; empty if there is none
    signs: dict[str, str] = {}  # noqa: RUF012, the words for other lists by key; never written to
    leads_on: bool = False


def lead_in(before: list[Node], words: SoughtWords, own: ItemWords) -> LeadIn:
    """What the blocks before a list announce.

    A paragraph counts with its last sentence, and a heading right above a short one counts too:
    the nearer words decide, unless only the farther ones announce something. What speaks for
    other lists counts wherever it stands, in the section's heading too.
    """
    blocks = [block for block in before if block.kind != "#comment"][-2:]
    near = _weigh_block(blocks[-1], words, own) if blocks else LeadIn("")
    lead = near
    if len(blocks) == 2 and _is_short(blocks[1]) and _is_title(blocks[0]):
        lead = _nearer(near, _weigh_block(blocks[0], words, own))
    headings = [block for block in before if block.kind in HEADINGS][-1:]
    section = _signs(plain_words("".join(each.text for each in headings)), words.lead, own)
    return lead._replace(signs=section | near.signs | lead.signs)


def _nearer(near: LeadIn, far: LeadIn) -> LeadIn:
    if far.against or far.strength > near.strength:
        return near if near.against or near.strength == TIPS else far
    return near._replace(leads_on=near.leads_on or len(near.text.split()) <= REMARK)


def _weigh_block(block: Node, words: SoughtWords, own: ItemWords) -> LeadIn:
    text = plain_words(block.text)
    if _is_title(block):
        return weigh(text.rstrip(" :") + ":", words, own, is_title=True)
    last = _last_sentence(text, words, own) if block.kind == "p" else ""
    return weigh(last, words, own, is_title=False)


def _last_sentence(text: str, words: SoughtWords, own: ItemWords) -> str:
    """The last sentence, or the one before it where that announces tips and the last does not."""
    *others, last = sentences(text, words.sentences)
    if others and not last.endswith(":"):
        first = weigh(others[-1], words, own, is_title=False)
        if first.strength == TIPS and not weigh(last, words, own, is_title=False).strength:
            return others[-1]
    return last


def weigh(text: str, words: SoughtWords, own: ItemWords, *, is_title: bool) -> LeadIn:
    """How strongly a sentence or heading announces tips, and what in it speaks against that."""
    lead = words.lead
    against, signs = _speaks_against(text, lead), _signs(text, lead, own)
    if not (is_title or _leads_on(text) or lead.announces.search(text)):
        return LeadIn(text, NOTHING, against, signs)
    leads_on = is_title or text[-1] in ":?"
    if lead.tips.search(text):
        return LeadIn(text, TIPS, against, signs, leads_on)
    return LeadIn(text, HINT if lead.hints.search(text) else NOTHING, against, signs, leads_on)


def says_what_to_do(text: str, own: ItemWords) -> bool:
    """Whether a lead-in is an order itself: “Test it before you send it”, “Do this first:”."""
    clause = NUMBER.sub("", CLAUSE_END.split(text)[-1]).rstrip(": ")
    return bool(own.order.match(clause) or own.infinitive.match(clause))


def _signs(text: str, words: LeadWords, own: ItemWords) -> dict[str, str]:
    """The words in a text that other lists are led in by, under the keys that have them."""
    found = {
        key: _uncured(text, sign, (words.tips, words.cured_inventories))
        for key, sign in own.signs.items()
    }
    return {key: word for key, word in found.items() if word}


def _leads_on(text: str) -> bool:
    """Whether a sentence ends in a colon or a question mark, or is a line without an end."""
    return bool(text) and (text[-1] in ":?" or text[-1].isalnum())


def _speaks_against(text: str, words: LeadWords) -> str:
    """The first word that makes it a list of wrongs or an inventory; empty if none does.

    Mistakes to avoid:                     “mistakes”
    Tips to avoid these mistakes:          nothing, the tips are against them
    To avoid mistakes, here are some tips: nothing, the last clause decides
    """
    clause = CLAUSE_END.split(text)[-1]
    if clause != text and words.tips.search(clause) and words.announces.search(clause):
        return _speaks_against(clause, words)
    return speaks_of_wrongs(text, words) or _uncured(
        text, words.inventories, (words.tips, words.cured_inventories)
    )


def speaks_of_wrongs(text: str, words: LeadWords) -> str:
    """The word in a text that announces what should not be done; empty if there is none."""
    return _uncured(text, words.wrongs, (words.tips, words.cured_wrongs))


def _uncured(text: str, against: Sought, cures: tuple[Sought, ...]) -> str:
    """The first match that is neither inside a phrase for tips nor behind one that cures it."""
    matches = list(against.finditer(text))
    phrases = [found for cure in cures for found in cure.finditer(text)] if matches else []
    for match in matches:
        if not any(phrase.start() < match.start() < phrase.end() for phrase in phrases):
            return match[0].rstrip(" :")
    return ""


def _is_title(block: Node) -> bool:
    return block.kind in HEADINGS or (block.kind == "p" and _is_bold(block))


def _is_short(block: Node) -> bool:
    return block.kind == "p" and len(block.text.split()) <= SHORT_PARAGRAPH


def _is_bold(paragraph: Node) -> bool:
    """Whether all of its words are bold."""
    bold = [child for child in paragraph.children if child.kind in {"strong", "b"}]
    others = [child.text for child in paragraph.children if child not in bold]
    return bool(bold) and not "".join(others).strip(" \n:\xa0")
