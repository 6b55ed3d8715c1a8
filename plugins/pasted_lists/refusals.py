"""Tells ordinary text from a list: dialogue, amounts and sections, footnotes, code.

–␣Do you stay?, she asked.     dialogue
§␣3 of the act                 a section
(1)␣See the report.            a footnote, if the text refers to (1)
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from .levels import Placed
from .signs import DASHES, is_blank

AMOUNT_SIGNS = DASHES + "§+"
Speech = re.Pattern[str]  # finds that someone speaks, in any language
HYPHEN = re.compile(r"^( {0,3})-(?= )")
NO_TEXT = re.compile(r" *(?:[>#|\x02]|(?:[*+-]|\d+[.)]) )")
HYPHEN_BELOW = re.compile(r"(?<!\n)\n {0,3}- ")
REFERENCE = re.compile(r"(?<=\S)[ \u00a0]?(\([0-9a-z]{1,3}\))", re.IGNORECASE)


def keep_speech(lines: list[str], speech: Speech) -> list[str]:
    """The lines with the hyphens of a dialogue that Markdown would take for a list's kept.

    She said to me:            She said to me:
    - Yes.              →      \\- Yes.
    """
    kept: list[str] = []
    above = ""
    is_text = is_speech = False
    for line in lines:
        is_text = is_text if above.strip() else not NO_TEXT.match(line)
        is_dash = HYPHEN.match(line) is not None
        is_speech = is_dash and is_text and (is_speech or speech.search(above) is not None)
        is_text = is_text and (is_speech or not is_dash)
        kept.append(HYPHEN.sub(r"\1\\-", line, count=1) if is_speech else line)
        above = line
    return kept


def may_hold_speech(text: str, speech: Speech) -> bool:
    """Whether `keep_speech` may change the lines of a text."""
    above = (text[text.rfind("\n", 0, end) + 1 : end] for end in _ends_above_hyphens(text))
    return any(not NO_TEXT.match(line) and speech.search(line) for line in above)


def _ends_above_hyphens(text: str) -> Iterator[int]:
    return (found.start() for found in HYPHEN_BELOW.finditer(text))


def is_ordinary_text(
    found: list[Placed], lines: list[str], referred_to: set[str], speech: Speech
) -> bool:
    """Whether what looks like a list in `lines` is something else."""
    return (
        _is_dialogue(found, speech)
        or _are_amounts(found)
        or _are_footnotes(found, referred_to)
        or _is_code(found, lines)
    )


def references(lines: list[str]) -> set[str]:
    """The marks such as (1) that the text refers to."""
    return {mark for line in lines for mark in REFERENCE.findall(line)}


def _is_dialogue(found: list[Placed], speech: Speech) -> bool:
    """Dashes with a single space, as printers set speech, where someone speaks or is answered."""
    items = [placed.entry.item for placed in found]
    if not all(item.sign in DASHES and len(item.gap) == 1 for item in items):
        return False
    asks = [item.text.endswith("?") for item in items]
    answered = any(question and not answer for question, answer in pairwise(asks))
    return answered or any(speech.search(item.text) for item in items)


def _are_amounts(found: list[Placed]) -> bool:
    """§ 3 and – 5 °C: the sign belongs to the number behind it."""
    items = [placed.entry.item for placed in found]
    return all(
        item.sign in AMOUNT_SIGNS and len(item.gap) == 1 and item.text[0].isdigit()
        for item in items
    )


def _are_footnotes(found: list[Placed], referred_to: set[str]) -> bool:
    return found[0].entry.item.sign in referred_to


def _is_code(found: list[Placed], lines: list[str]) -> bool:
    """Four columns in, next to other lines that are indented as much."""
    if found[0].entry.item.indent < 4:
        return False
    before = _nearest(lines, range(found[0].entry.start - 1, -1, -1))
    after = _nearest(lines, range(found[-1].entry.end, len(lines)))
    return _is_indented(after) or (_is_indented(before) and before.lstrip()[:1] not in "-*+")


def _nearest(lines: list[str], order: range) -> str:
    return next((lines[index] for index in order if not is_blank(lines[index])), "")


def _is_indented(line: str) -> bool:
    return line.startswith("    ")
