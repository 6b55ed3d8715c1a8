"""The words of the languages, made ready to be sought in a text."""

import re
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from typing import NamedTuple

from .languages import NO_OWN, OpeningWords, OwnLanguages, Recognition, languages

NOTHING = r"(?!)"
SIGNS = ("unfinished", "stories", "offers", "goals", "farewells")
# A year or a date, a time, a price, a version, an amount of an ingredient.
FACT = r"""(?: \d{4}-\d\d | \d{1,2}[./]\d{1,2}[./]\d{2,4} | \d{1,2}\s?(?::|%(hours)s)\s?\d\d\b
    | (?:v|%(versions)s\s)?\d+\.\d+(?:\.\d+)*\b
    | \d+(?:[.,/]\d+)?\s?(?:k?g|[cdm]?l|%(units)s)\b
    | [^.!?]{0,50}(?:[€$£]\s?\d|\d\s?(?:€|euro|eur)\b)[^.!?]{0,20}$
    | (?:19|20)\d\d\b | [\w.-]+\s—\s\d{4}-\d\d )"""


class Sought:
    """A regular expression that is compiled when it is first sought.

    A build after an edit meets the words of one language, and few of those.
    """

    def __init__(self, pattern: str, flags: int = re.IGNORECASE) -> None:
        self._pattern, self._flags = pattern, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself."""
        return re.compile(self._pattern, self._flags)

    @cached_property
    def search(self) -> Callable[[str], re.Match[str] | None]:
        """Its first place in a text."""
        return self.compiled.search

    @cached_property
    def match(self) -> Callable[[str], re.Match[str] | None]:
        """Its place at the start of a text."""
        return self.compiled.match

    @cached_property
    def finditer(self) -> Callable[[str], Iterator[re.Match[str]]]:
        """All its places."""
        return self.compiled.finditer


class LeadWords(NamedTuple):
    """What is sought in lead-ins and titles, in all languages at once: they are short."""

    tips: Sought
    outright: Sought
    questions: Sought
    hints: Sought
    announces: Sought
    wrongs: Sought
    cured_wrongs: Sought  # from a word for tips and a cure to the end
    inventories: Sought
    cured_inventories: Sought
    titles: Sought


class ItemWords(NamedTuple):
    """What is sought in the items of one language, and in the words right above them."""

    common: frozenset[str]
    has_infinitives: bool  # that look like no orders
    order: Sought  # at the start of a sentence
    infinitive: Sought  # at the start of a sentence
    infinitive_at_end: Sought
    state: Sought  # at the start of an item
    state_at_end: Sought
    musts: Sought
    address: Sought
    author: Sought
    others: Sought
    signs: dict[str, Sought]  # of other lists, by the key that has the words
    conditions: Sought
    fact: Sought  # at the start of an item, in all languages


class SentenceWords(NamedTuple):
    """What tells the end of a sentence from an abbreviation, in all languages at once."""

    abbreviations: Sought  # at the end of a text
    before_numbers: Sought  # at the end of a text, with a number behind it
    common: frozenset[str]


class SoughtWords(NamedTuple):
    """All that is sought."""

    lead: LeadWords
    items: list[ItemWords]  # a language each
    sentences: SentenceWords


@cache
def words_of(own: OwnLanguages = NO_OWN) -> SoughtWords:
    """The words of our languages and of a site's own, compiled once."""
    known = languages(own).values()
    recognition = [language.recognition for language in known]
    fact = _fact(recognition)
    return SoughtWords(
        _lead_words(recognition),
        [_item_words(words, fact) for words in recognition],
        _sentence_words([language.opening for language in known], recognition),
    )


def _lead_words(known: list[Recognition]) -> LeadWords:
    tips = rf"{_any_of('tips', known)}(?:\s{_any_of('joins', known)}\s\w+)?"
    cures, about = _any_of("cures", known), _any_of("about", known)
    cured, asked = _any_of("cured", known), _any_of("asked", known)
    return LeadWords(
        tips=_whole(_any_of("tips", known)),
        outright=_whole(_any_of("outright", known)),
        questions=_whole(_any_of("questions", known)),
        hints=_whole(_any_of("hints", known)),
        announces=_whole(_any_of("announces", known)),
        wrongs=_whole(_any_of("wrongs", known)),
        cured_wrongs=_whole(rf"(?:{cured}|{tips}\W+{cures}).*"),
        inventories=_whole(_any_of("inventories", known)),
        cured_inventories=_whole(rf"(?:{asked}|{tips}\W+(?:{cures}|{about})).*"),
        titles=_whole(_any_of("titles", known)),
    )


def _item_words(words: Recognition, fact: Sought) -> ItemWords:
    openers = rf"(?:{_any(words.openers)}(?:,\s*|\s+|(?<=')))*"
    orders = (words.verbs, words.verb_pattern, words.verb_pattern_alone)
    infinitives = (words.infinitives, words.infinitive_pattern, "")
    return ItemWords(
        frozenset(word.lower() for word in words.common),
        bool(words.infinitives or words.infinitives_at_end),
        _verb(words, openers, *orders),
        _verb(words, openers, *infinitives),
        Sought(rf"\W{_any(words.infinitives_at_end)}$"),
        Sought(rf"{openers}{_any(words.states)}(?!\w)"),
        Sought(rf"(?<!\w){_any(words.states_at_end)}[.!; ]*$"),
        _whole(_any(words.musts)),
        _whole(_any(words.address)),
        _whole(_any(words.author)),
        _whole(_any(words.others)),
        {key: _whole(_any(getattr(words, key))) for key in SIGNS}
        | {"stories": _whole(f"{_any(words.stories)}|{_expression(words.story_pattern)}")},
        _whole(_any(words.conditions)),
        fact,
    )


def _verb(
    words: Recognition, openers: str, verbs: list[str], before_object: str, alone: str
) -> Sought:
    """A sentence that opens with a known verb, or with what looks like one."""
    looks = rf"(?!{_any(words.never_verbs)}\b)(?:{before_object})\s+{_any(words.objects)}"
    known = [_any(verbs)] if verbs else []
    either = [*known, *([looks] if before_object else []), *([alone] if alone else [])]
    return Sought(rf"{openers}(?:{'|'.join(either) or NOTHING})(?!\w)")


def _expression(pattern: str) -> str:
    return f"(?:{pattern})" if pattern else NOTHING


def _fact(known: list[Recognition]) -> Sought:
    words = {key: _any_of(key, known) for key in ("hours", "units", "versions")}
    return Sought(FACT % words, re.VERBOSE | re.IGNORECASE)


def _sentence_words(known: list[OpeningWords], recognition: list[Recognition]) -> SentenceWords:
    return SentenceWords(
        _at_end([word for words in known for word in words.abbreviations]),
        _at_end([word for words in known for word in words.before_numbers]),
        frozenset(word for words in recognition for word in words.common),
    )


def _at_end(abbreviations: list[str]) -> Sought:
    words = _any([word.rstrip(".") for word in abbreviations]).replace(r"\ ", r"\s?")
    return Sought(rf"(?:^|[\s('’-]){words}\.$")


def _whole(pattern: str) -> Sought:
    return Sought(rf"(?<!\w)(?:{pattern})(?!\w)")


def _any_of(key: str, known: list[Recognition]) -> str:
    """One of the words that all languages have for something."""
    return _any([word for words in known for word in getattr(words, key)])


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
