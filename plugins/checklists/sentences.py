"""Where sentences end: a full stop may belong to an abbreviation, a mark to a quotation.

Where both readings are possible, the sentence goes on: half a sentence names nothing.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from .words import SentenceWords

END = re.compile(r"""[.!?…](?:\s?»|["'’”)\]])*+(?=\s)""")
INITIAL = re.compile(r"(?:^|[\s(.'’-])[^\W\d_]\.$")
NUMBER = re.compile(r"\d|[IVXLC]+\b")
LONGEST = 20  # characters, more than an abbreviation has
WORD = re.compile(r"\w+")
OPENING_MARKS = "\"'’‘“«( \xa0\u202f"


def sentence_ends(text: str, words: SentenceWords) -> Iterator[int]:
    """Where in a text each sentence ends but the last."""
    start = 0
    for match in END.finditer(text):
        said, rest = text[start : match.end()], text[match.end() : match.end() + LONGEST].lstrip()
        if not (
            _goes_on(rest)
            or _is_in_brackets(text[start : match.start()])
            or (match[0] == "." and _is_short(said, rest, words))
        ):
            start = match.end()
            yield start


def sentences(text: str, words: SentenceWords) -> list[str]:
    """The sentences of a text."""
    places = [0, *sentence_ends(text, words), len(text)]
    return [text[start:end].strip() for start, end in pairwise(places)]


def _goes_on(rest: str) -> bool:
    """« Jamais ! » dit-il. · The end of a text ends nothing either."""
    return not rest or rest.lstrip(OPENING_MARKS)[:1].islower()


def _is_in_brackets(before: str) -> bool:
    """Bring papers (all of them!) and a pen. · (All of them!) stands by itself."""
    return before.count("(") > before.count(")") and not before.lstrip().startswith("(")


def _is_short(said: str, rest: str, words: SentenceWords) -> bool:
    """Whether the full stop belongs to an abbreviation, an initial or the number of an item."""
    if said[:-1].strip().isdecimal():
        return True
    last = said[-LONGEST:]
    if words.abbreviations.search(last):
        return True
    if INITIAL.search(last) and last[-2].isupper():
        return not _opens_sentence(rest, words)
    return NUMBER.match(rest) is not None and words.before_numbers.search(last) is not None


def _opens_sentence(rest: str, words: SentenceWords) -> bool:
    """Choose plan B. It is safer. · A name behind an initial is none of the commonest words."""
    word = WORD.search(rest)
    return word is not None and word[0].lower() in words.common
