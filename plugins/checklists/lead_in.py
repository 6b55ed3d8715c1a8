"""What leads in a list: the words right above it, and how strongly they announce tips."""

import re
from typing import NamedTuple

from .items import SENTENCE_END, is_action_heading, plain_words
from .tree import Node
from .words import LeadWords, Words

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CLAUSE_END = re.compile(r"[,;–—]\s")
SHORT_PARAGRAPH = 50  # words that may stand between a heading and its list
NOTHING, HINT, TIPS = 0, 1, 2


class LeadIn(NamedTuple):
    """The words above a list and what they say."""

    text: str
    strength: int  # NOTHING, HINT or TIPS
    against: str  # the word in `text` that speaks against tips; empty if there is none


def lead_in(before: list[Node], words: Words) -> LeadIn:
    """What the blocks before a list announce.

    A paragraph counts with its last sentence, and a heading right above a short one counts too:
    the nearer words decide, unless only the farther ones announce something.
    """
    blocks = [block for block in before if block.kind != "#comment"][-2:]
    if not blocks:
        return weigh("", words, is_title=False)
    near = _weigh_block(blocks[-1], words)
    if len(blocks) == 2 and _is_short(blocks[1]) and _is_title(blocks[0]):
        return _nearer(near, _weigh_block(blocks[0], words))
    return near


def _nearer(near: LeadIn, far: LeadIn) -> LeadIn:
    if near.against or near.strength == TIPS:
        return near
    return far if far.against or far.strength > near.strength else near


def _weigh_block(block: Node, words: Words) -> LeadIn:
    text = plain_words(block.text)
    if _is_title(block):
        return weigh(text.rstrip(" :") + ":", words, is_title=True)
    return weigh(_last_sentence(text, words) if block.kind == "p" else "", words, is_title=False)


def _last_sentence(text: str, words: Words) -> str:
    """The last sentence, or the one before it where that announces tips and the last does not."""
    sentences = SENTENCE_END.split(text)[-2:]
    if len(sentences) == 2 and not sentences[1].endswith(":"):
        first = weigh(sentences[0], words, is_title=False)
        if first.strength == TIPS and not weigh(sentences[1], words, is_title=False).strength:
            return sentences[0]
    return sentences[-1]


def weigh(text: str, words: Words, *, is_title: bool) -> LeadIn:
    """How strongly a sentence or heading announces tips, and what in it speaks against that."""
    lead = words.lead
    against = _speaks_against(text, lead)
    introduces = is_title or _leads_on(text)
    if not (introduces or lead.announces.search(text)):
        return LeadIn(text, NOTHING, against)
    if lead.tips.search(text):
        return LeadIn(text, TIPS, against)
    hint = lead.hints.search(text) or (is_title and is_action_heading(text, words))
    return LeadIn(text, HINT if hint else NOTHING, against)


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


def _uncured(text: str, against: re.Pattern[str], cures: tuple[re.Pattern[str], ...]) -> str:
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
