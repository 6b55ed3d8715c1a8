"""Elided words are parted from those behind them, which Pagefind would take for one.

l’entretien d’embauche    →    L’ entretien D’ embauche        L, D: letters that are none

Elided words themselves are looked for by nobody, and would be found for every word that begins with
such a letter. So they are written in signs that no index holds; search.js has them as they were.
"""

import re
from collections.abc import Sequence
from functools import cache

NO_LETTER = 0xE000  # how far each sign lies behind its letter, among those for private use


def apart(html: str, elided: Sequence[str]) -> str:
    """HTML in which no elided word, as `l` of l’entretien, is part of the one behind it."""
    return _elision(tuple(elided)).sub(_hidden, html) if elided else html


@cache
def _elision(elided: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(map(re.escape, elided))
    return re.compile(rf"\b({words})(?:['’]|&#8217;)(?=\S)", re.IGNORECASE)


def _hidden(elision: re.Match[str]) -> str:
    return "".join(chr(NO_LETTER + ord(letter)) for letter in elision[1]) + "’ "
