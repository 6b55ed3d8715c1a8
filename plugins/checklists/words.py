"""The words of words/*.toml, made ready to be sought in a text."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).with_name("words")
NOTHING = r"(?!)"


class LeadWords(NamedTuple):
    """What is sought in lead-ins and titles, in all languages at once: they are short."""

    tips: re.Pattern[str]
    hints: re.Pattern[str]
    announces: re.Pattern[str]
    wrongs: re.Pattern[str]
    cured_wrongs: re.Pattern[str]  # from a word for tips and a cure to the end
    inventories: re.Pattern[str]
    cured_inventories: re.Pattern[str]
    titles: re.Pattern[str]


class ItemWords(NamedTuple):
    """What is sought in the items of one language."""

    common: frozenset[str]
    action: re.Pattern[str]  # at the start of a sentence
    infinitive: re.Pattern[str]  # at its end
    musts: re.Pattern[str]
    address: re.Pattern[str]
    conditions: re.Pattern[str]


@cache
def lead_words() -> LeadWords:
    """The words for lead-ins, compiled once."""
    words = {key: _all_languages(key) for key in _languages()["en"]}
    tips = rf"{words['tips']}(?:\s(?:and|en|et)\s\w+)?"
    cured, about = words["cures"], rf"(?:{words['cures']}|{words['about']})"
    return LeadWords(
        tips=_whole(words["tips"]),
        hints=_whole(words["hints"]),
        announces=_whole(words["announces"]),
        wrongs=_whole(words["wrongs"]),
        cured_wrongs=_whole(rf"(?:{words['cured']}|{tips}\W+{cured}).*"),
        inventories=_whole(words["inventories"]),
        cured_inventories=_whole(rf"(?:{words['asked']}|{tips}\W+{about}).*"),
        titles=_whole(words["titles"]),
    )


@cache
def item_words() -> dict[str, ItemWords]:
    """The words for items by language, compiled once."""
    return {lang: _item_words(lang, words) for lang, words in _languages().items()}


def _item_words(lang: str, words: dict[str, list[str]]) -> ItemWords:
    return ItemWords(
        frozenset(words["common"]),
        _action(lang, words),
        _whole(rf"\w+\W+(?:.*\W)?{_any(words['infinitives'])}"),
        _whole(_any(words["musts"])),
        _whole(_any(words["address"])),
        _whole(_any(words["conditions"])),
    )


def _action(lang: str, words: dict[str, list[str]]) -> re.Pattern[str]:
    """A sentence that opens with a known verb, or with an unknown one before its object."""
    openers = rf"(?:{_any(words['openers'])}(?:,\s*|\s+|(?<=')))*"
    known = _any(words["verbs"])
    unknown = rf"(?!{_any(words['never_verbs'])}\b){ENDINGS[lang]}\s+{_any(words['objects'])}"
    return re.compile(rf"{openers}(?:{known}|{unknown}{POLITE.get(lang, '')})(?!\w)", re.IGNORECASE)


# Which words may be verbs that tell someone to do something: neither "walks", "walking" nor
# "walked", and no "werkt". In French the polite form is known by its ending.
ENDINGS = {
    "en": r"[a-z-]{2,}(?<!ing)(?<![^e]ed)(?<![^s]s)",
    "nl": r"[a-zëï]{2,}(?<!en)(?<!t)",
    "fr": r"\w{2,}(?:er|ir|re)",
}
POLITE = {
    "fr": r"|(?:(?<=ne\s)(?:vous|les?|la|l')\s?)?"
    r"(?!(?:chez|assez|nez|avez|pouvez|savez|voulez)\b)\w{2,}ez"
}


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


def _all_languages(key: str) -> str:
    return _any([word for words in _languages().values() for word in words[key]])


def _any(words: list[str]) -> str:
    """One of the words, the longest first; a star is any ending.

    By first letters: a regular expression tries every alternative at every place, and these are
    some dozen instead of hundreds. Words that begin with another letter do not meet anyway.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        groups.setdefault(word[0].lower(), []).append(_word(word[1:]))
    grouped = [f"{_word(first)}(?:{'|'.join(rests)})" for first, rests in groups.items()]
    return f"(?:{'|'.join(grouped)})" if words else NOTHING


def _word(word: str) -> str:
    """A word, or a clause that breaks off: French and others put a space before the colon."""
    return re.escape(word).replace(r"\*", r"\w*").replace(":", r"\s?:")


@cache
def _languages() -> dict[str, dict[str, list[str]]]:
    files = sorted(FOLDER.glob("*.toml"))
    return {file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in files}
