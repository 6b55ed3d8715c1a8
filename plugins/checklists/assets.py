"""The style and the scripts of checklists, with the words that the script must know."""

import re
from collections.abc import Iterable
from pathlib import Path

from .languages import NO_OWN, OwnLanguages, languages
from .words import NOTHING

HERE = Path(__file__).parent
ASSETS = ("checklist.css", "checklist.js", "following.js", "overview.js")
FOR_ENGINEERS = {  # comments and indents; no text of a script has several lines
    ".css": re.compile(r"/\*.*?\*/\s*|^ +", re.DOTALL | re.MULTILINE),
    ".js": re.compile(r"^ *//.*\n|^ +", re.MULTILINE),
}


def asset(name: str, own: OwnLanguages = NO_OWN) -> bytes:
    """A file as pages load it, without what is for who changes it."""
    file = HERE / name
    text = FOR_ENGINEERS[file.suffix].sub("", file.read_text(encoding="utf-8"))
    return text.replace("__TURNS__", _turns(own)).replace("__ENDINGS__", _endings(own)).encode()


def _turns(own: OwnLanguages) -> str:
    """An expression for the words that turn a tip by themselves, and one for each opposites."""
    known = [language.opening for language in languages(own).values()]
    groups = [[turn for words in known for turn in words.turns]]
    groups += [group for words in known for group in words.opposites]
    return ",".join(f"/^({_one_of(map(_escaped, group))})$/" for group in groups)


def _endings(own: OwnLanguages) -> str:
    known = (language.opening.turning_endings for language in languages(own).values())
    return _one_of(
        rf"{_escaped(ending)}\b".replace("'", "['’]") for endings in known for ending in endings
    )


def _one_of(patterns: Iterable[str]) -> str:
    return "|".join(patterns) or NOTHING


def _escaped(word: str) -> str:
    """A word as it stands in a regular expression of JavaScript."""
    return re.escape(word.lower()).replace("/", r"\/")
