"""Reads one line: is it an item, and what do its sign, its number and its spaces say?

    ·␣␣␣ Sleep on it.     bullet ·, pasted
    (2)␣Ask for a day.    number 2 of the kind (1), pasted
    - Call first.         bullet -, Markdown's own: not pasted

(␣ is a no-break space.) Word processors put a wide space behind a sign: a no-break space, a tab
(four spaces by now), an em space. Signs that are ordinary text too need it.
"""

import re
from collections.abc import Iterable
from html import unescape
from typing import NamedTuple

from markdown.util import ETX

from plugins.commonmark.lines import RULE

INVISIBLE = "\u200b-\u200f\u2060\ufeff\u00ad"
BREAKS = "\u2028\u2029\x0b\x0c"
BREAK = "\u2028"  # what Markdown is shown of a break in a text
SPACES = "\u0020\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000" + BREAKS

STRONG = "·•●○▪■□◦‣⁃∙➢➤►✓✔☐☑✗✘\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8"
TICKS, CROSSES = "✓✔☑", "✗✘"
DASHES = "–—-"
WEAK = "o§*+" + DASHES

GAP = rf"[{SPACES}{INVISIBLE}]"
NUMBER = (
    r"(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,7})\)"
    rf"|(?:\d{{1,3}}(?:{ETX}[ai])?|[a-z]|[ivx]{{1,7}})\.)"
)
ENTITY = r"&(?:[a-z]{2,8}|\#\d{2,5}|\#x[0-9a-f]{2,4});"
HEAD = re.compile(
    rf"(?:{GAP}|{ENTITY})*(?:[{re.escape(STRONG + WEAK)}]|{NUMBER})?(?:{GAP}|{ENTITY})*", re.I
)
LAYOUT = re.compile(rf"[{SPACES}{INVISIBLE}{re.escape(STRONG + WEAK)}]")
ITEM = re.compile(
    rf"""
    (?P<indent>{GAP}*)
    (?: (?P<sign>[{re.escape(STRONG + WEAK)}]) | (?P<number>{NUMBER}) )
    (?P<gap>{GAP}+)
    (?P<text>.*)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
# What read_item may take for an item: the same beginning, any entity counting as space or sign.
MAYBE_ITEM = re.compile(
    rf"[ >]*+{GAP}*(?:{ENTITY}|(?:[{re.escape(STRONG + WEAK)}]|{NUMBER})(?:{GAP}|{ENTITY}))", re.I
)
OWN_ITEM = re.compile(rf"[ >]*+(?:[*+-]|[0-9]+[.)]) +(?!{GAP}|&)")  # Markdown's, surely
OWN_NUMBER = re.compile(rf"[0-9]+(?:{ETX}[aAiI])?[.)]")
BLANK = rf"(?:{GAP}|&nbsp;|&\#160;|&\#xa0;)"
EDGE = re.compile(rf"^{BLANK}+|{BLANK}+$", re.IGNORECASE)
BLANK_LINE = re.compile(f"{BLANK}*", re.IGNORECASE)
UNITS = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
ROMANS = [tens + unit for tens in ["", "x", "xx", "xxx"] for unit in UNITS]


class Reading(NamedTuple):
    """One way to read a sign: a bullet, or a number of a kind."""

    kind: str  # "·", or the first number of its kind: "1." "(a)" "i)"
    number: int | None  # None for bullets

    @property
    def type(self) -> str | None:
        """What the list's numbers are, where they are no numbers: a A i I."""
        ordinal = self.kind.strip("().")
        return None if self.number is None or ordinal == "1" else ordinal


class ItemLine(NamedTuple):
    """A line that begins like an item of a list."""

    indent: int  # columns
    sign: str  # the bullet or the number as written
    gap: str  # the visible spaces behind it
    text: str
    is_markdown: bool  # Markdown reads it as an item already

    @property
    def is_wide(self) -> bool:
        """Whether more than one ordinary space follows the sign."""
        return self.gap != " "

    @property
    def is_bullet(self) -> bool:
        return self.sign in STRONG + WEAK


def read_item(line: str) -> ItemLine | None:
    """The item that a line begins, if it does; a rule such as * * * is none."""
    match = ITEM.fullmatch(_with_plain_head(line))
    text = trim(match["text"]) if match else ""
    if not match or not text or RULE.match(line):
        return None
    item = ItemLine(
        indent=len(_visible(match["indent"]).expandtabs(4)),
        sign=match["sign"] or match["number"],
        gap=_visible(match["gap"]),
        text=re.sub(f"[{BREAKS}]+", BREAK, text),
        is_markdown=_is_markdown(match),
    )
    return item if _has_its_space(item) else None


def may_be_pasted(line: str) -> bool:
    """Whether a line may begin an item that is not Markdown's own: cheap, and never wrongly no."""
    return MAYBE_ITEM.match(line) is not None and OWN_ITEM.match(line) is None


def is_blank(line: str) -> bool:
    """Whether nothing of a line can be seen."""
    return BLANK_LINE.fullmatch(line) is not None


def is_from_word(lines: Iterable[str]) -> bool:
    """Whether Word has written one of the lines for a list."""
    return any("mso-list" in line.lower() for line in lines)


def trim(text: str) -> str:
    """Text without spaces, no-break spaces and invisible characters around it."""
    return EDGE.sub("", text)


def readings(sign: str) -> list[Reading]:
    """Every way to read an item's sign: v) is the letter after u) or the number after iv)."""
    if sign in STRONG + WEAK:
        return [Reading("-" if sign in "-*+" else sign, None)]
    ordinal = sign.strip("().")
    one, ten = sign.split(ordinal)
    if ETX in ordinal:
        number, first = ordinal.split(ETX)
        return [Reading(one + first + ten, int(number))]
    if ordinal.isdecimal():
        return [Reading(f"{one}1{ten}", int(ordinal))]
    found = []
    if len(ordinal) == 1:
        first = "a" if ordinal.islower() else "A"
        found.append(Reading(one + first + ten, ord(ordinal) - ord(first) + 1))
    if ordinal.lower() in ROMANS:
        first = "i" if ordinal.islower() else "I"
        found.append(Reading(one + first + ten, ROMANS.index(ordinal.lower())))
    return found


def _with_plain_head(line: str) -> str:
    """The line with the entities around its sign, such as &middot;&nbsp;, as characters."""
    head = HEAD.match(line)
    end = head.end() if head else 0
    return re.sub(ENTITY, _character, line[:end], flags=re.I) + line[end:]


def _character(entity: re.Match[str]) -> str:
    """An entity's character, where it is a space or a sign; &amp; and &lt; are text."""
    character = unescape(entity[0])
    return character if LAYOUT.fullmatch(character) else entity[0]


def _visible(spaces: str) -> str:
    return re.sub(f"[{INVISIBLE}]", "", spaces)


def _is_markdown(match: re.Match[str]) -> bool:
    own_sign = match["sign"] in ("*", "+", "-") or OWN_NUMBER.fullmatch(match["number"] or "")
    return bool(own_sign) and not (match["indent"] + match["gap"]).strip(" ")


def _has_its_space(item: ItemLine) -> bool:
    """Weak signs need the wide space; which numbers do depends on the list they stand in."""
    if item.is_bullet and item.sign in WEAK and item.sign not in "-*+":
        return item.is_wide and bool(item.gap)
    return bool(item.gap)
