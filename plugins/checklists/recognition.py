"""Which lists of a post are tips: an editor's mark decides, else the words right before the list.

Words alone will not do: "book tips" and "mistakes to avoid" are no advice to act on, so a list is
taken only when its lead-in announces tips, nothing in it speaks against that, and its items are
sentences of the post's own rather than links.
"""

import re
from typing import NamedTuple

from bs4 import BeautifulSoup

from .outline import Block, outline

LISTS = frozenset({"ul", "ol"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

# What a tips list is announced with, and what is announced alike but is no advice.
TIPS = re.compile(
    r"""\b(
      tips? | advice | pointers | suggestions | recommendations | rules\ of\ thumb | checklist
    | steps    | things\ to\ (?:do|check|consider|prepare|remember|keep\ in\ mind) | ways\ to
    | (?:here\ is|here's)\ (?:how|what) | what\ (?:you\ can|I\ would)\ do
    | advies | adviezen | raad | aanbevelingen | vuistregels | aandachtspunten | stappen
    | zo\ (?:pakt?|bereidt?|doet?)\ (?:u|je) | (?:wat|dit)\ kunt?\ (?:u|je|jij)\ doen
    | conseils? | astuces? | recommandations | bonnes\ pratiques | étapes | liste\ de\ contrôle
    | voici\ (?:comment|ce\ que) | ce\ que\ vous\ pouvez\ faire
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
NO_TIPS = re.compile(
    r"""\b(
      mistakes? | errors? | pitfalls? | traps? | myths? | excuses | red\ flags | to\ avoid | not\ to
    | requirements? | qualifications? | responsibilities | we\ (?:offer|ask|expect) | agenda
    | ingredients | pros | cons | (?:dis)?advantages | changelog | next\ steps
    | (?:book|reading|film|gift|travel)\ tips | resources | further\ reading | contents
    | fout(?:en)? | valkuilen | vermijden | vereisten | wij\ (?:bieden|vragen) | ingrediënten
    | (?:voor|na)delen | (?:boeken?|lees|kijk)tips | volgende\ stappen | inhoud
    | erreurs? | pièges? | éviter | exigences | nous\ (?:offrons|demandons) | ordre\ du\ jour
    | ingrédients | avantages | inconvénients | prochaines\ étapes | sommaire | liens
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
ANNOUNCES = re.compile(
    r"""\b(
      here\ (?:are|is) | these\ (?:are|\w+\ tips) | follow(?:ing)? | a?\ ?few | some | below
    | hier(?:bij|onder)? | volgende | enkele | (?:een\ )?paar | deze
    | voici | suivante?s | quelques | ci-dessous
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
SENTENCE_END = re.compile(r"""(?<=[.!?…])["'»)]*\s+""")


class TipsList(NamedTuple):
    """A list to be made a checklist, the level its heading takes, and why it was chosen."""

    block: Block
    level: int  # 2 to 6
    reason: str


def find_tips(html: str) -> list[TipsList]:
    """The tips lists of a post in order. Raises MalformedHTMLError."""
    return find_tips_in(outline(html).blocks)


def find_tips_in(blocks: list[Block]) -> list[TipsList]:
    """The tips lists among a post's blocks in order."""
    found = []
    for index, block in enumerate(blocks):
        if block.kind in LISTS and (reason := _reason(blocks[:index], block)):
            found.append(TipsList(block, _level(blocks[:index]), reason))
    return found


def _reason(before: list[Block], candidate: Block) -> str | None:
    """Why `candidate` is a tips list, or None if it is not one."""
    mark = _mark(before)
    if mark is not None:
        return "marked" if mark else None
    lead = _lead_in(before)
    if lead and _announces_tips(lead) and _reads_as_tips(candidate):
        return f"led in by “{lead}”"
    return None


def _mark(before: list[Block]) -> bool | None:
    """What the comment right above a list says: `<!-- checklist -->`, `<!-- no checklist -->`."""
    if before and before[-1].kind == "#comment":
        words = before[-1].source.removeprefix("<!--").removesuffix("-->").split()
        return {"checklist": True, "no checklist": False}.get(" ".join(words).lower())
    return None


def _lead_in(before: list[Block]) -> str | None:
    """The heading above a list, or the last sentence of the paragraph above it."""
    kinds = [block for block in before if block.kind != "#comment"]
    if not kinds:
        return None
    text = visible_text(kinds[-1].source)
    if kinds[-1].kind in HEADINGS or (kinds[-1].kind == "p" and _all_bold(kinds[-1].source)):
        return text.rstrip(":") + ":"
    if kinds[-1].kind == "p" and text:
        return SENTENCE_END.split(text)[-1]
    return None


def _announces_tips(lead: str) -> bool:
    if NO_TIPS.search(lead) or not TIPS.search(lead):
        return False
    return lead.endswith(":") or bool(ANNOUNCES.search(lead))


def _reads_as_tips(candidate: Block) -> bool:
    """At least two items, and fewer than half of them hardly more than a link."""
    soup = BeautifulSoup(candidate.source, "html.parser")
    items = soup.find(candidate.kind).find_all("li", recursive=False)  # type: ignore[union-attr]
    links = sum(
        sum(len(a.get_text()) for a in item.find_all("a")) > 0.6 * len(item.get_text().strip())
        for item in items
    )
    return len(items) >= 2 and 2 * links < len(items)


def _level(before: list[Block]) -> int:
    """One below the last heading above the list: a checklist is a part of that section."""
    levels = [int(block.kind[1]) for block in before if block.kind in HEADINGS]
    return min(levels[-1] + 1, 6) if levels else 2


def _all_bold(source: str) -> bool:
    paragraph = BeautifulSoup(source, "html.parser").p
    return paragraph is not None and all(
        getattr(child, "name", None) in {"strong", "b"} or not child.get_text().strip(" \n:\xa0")
        for child in paragraph.children
    )


def visible_text(html: str) -> str:
    """The words of an HTML fragment on one line, with plain spaces and apostrophes."""
    text = BeautifulSoup(html, "html.parser").get_text()
    return " ".join(text.replace("\u2019", "'").split())
