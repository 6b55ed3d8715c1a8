"""What whoever proofreads and mends posts knows by language."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from .files import Table

NOTHING = r"(?!)"
ENDINGS = "plural_endings"


class Dialect(NamedTuple):
    """The words of one language, or of several together."""

    click_here: tuple[str, ...]  # of a link that does not say where it leads
    ordinals: tuple[str, ...]  # behind the number of a day
    plural_endings: tuple[tuple[str, str], ...]  # each with that of the singular
    speech: tuple[str, ...]  # that tell that someone speaks
    speech_after_comma: tuple[str, ...]

    @property
    def speech_pattern(self) -> str:
        """A regular expression for what tells that someone speaks; capitals do not matter."""
        return rf"\b{any_of(self.speech)}\b|,\s{any_of(self.speech_after_comma)}\s"


def any_of(words: Iterable[str]) -> str:
    """A regular expression for one of the words."""
    return f"(?:{'|'.join(map(re.escape, words)) or NOTHING})"


def dialect_of(table: Table) -> Dialect:
    """The dialect that a table without faults holds, in small letters."""
    plurals, singulars = table[ENDINGS], table[ENDINGS].values()
    return Dialect(
        click_here=_lower(table["click_here"]),
        ordinals=_lower(table["ordinals"]),
        plural_endings=tuple(zip(_lower(plurals), _lower(singulars), strict=True)),
        speech=_lower(table["speech"]),
        speech_after_comma=_lower(table["speech_after_comma"]),
    )


def _lower(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.lower() for word in words)


def together(dialects: Iterable[Dialect]) -> Dialect:
    """Several dialects as one: a post may quote in another language, and a tag is in none."""
    columns = zip(*dialects, strict=True)
    return Dialect(*(tuple(sorted({*chain.from_iterable(column)})) for column in columns))


def faults_in(table: Table) -> Iterator[str]:
    """What is wrong with a dialect: each list must be there, if only an empty one."""
    for name in Dialect._fields:
        if name not in table:
            yield f"“{name}” is missing; it may be empty."
    for name, words in table.items():
        if name not in Dialect._fields:
            yield f"“{name}” is nothing that anybody asks for; delete it."
        elif name == ENDINGS and not _are_endings(words):
            yield f'“{name}” must be a table such as {{ ies = "y", s = "" }}.'
        elif name != ENDINGS and not (isinstance(words, list) and all(map(_is_word, words))):
            yield f"“{name}” must be a list of words."


def _are_endings(words: object) -> bool:
    return isinstance(words, dict) and all(
        _is_word(plural) and isinstance(singular, str) for plural, singular in words.items()
    )


def _is_word(word: object) -> bool:
    """An empty one would be found everywhere."""
    return isinstance(word, str) and bool(word.strip())
