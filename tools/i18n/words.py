"""The words of the desk, in the language that the browser prefers; a file a language.

Which languages the desk speaks, the files in words/ tell; English is there for everybody else.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError

FOLDER = Path(__file__).with_name("words")
USUAL = "en"


@dataclass(frozen=True)
class Words:
    """Everything that the desk says in a language."""

    code: str
    texts: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        """What stands under a name."""
        return self.texts[name]


@cache
def all_words() -> Mapping[str, Words]:
    """The words of every language, by its code."""
    files = sorted(FOLDER.glob("*.toml"))
    return {file.stem: Words(file.stem, tomllib.loads(file.read_text("utf-8"))) for file in files}


def words_for(languages: str) -> Words:
    """The words for a browser, by what its Accept-Language says: `nl-BE,nl;q=0.9,en;q=0.8`."""
    known = all_words()
    return next((known[code] for code in preferred(languages) if code in known), known[USUAL])


def preferred(languages: str) -> list[str]:
    """The languages that a browser names, the dearest first, without their countries."""
    weighed = [_weighed(part) for part in languages.split(",") if part.strip()]
    ordered = sorted(weighed, key=lambda one: -one[0])
    return [code for weight, code in ordered if weight > 0]


def _weighed(part: str) -> tuple[float, str]:
    tag, _, weight = part.partition(";")
    code = tag.strip().lower().partition("-")[0]
    try:
        return float(weight.strip().removeprefix("q=") or 1), code
    except ValueError:
        return 0, code


def counted(words: Words, name: str, total: int, **more: int) -> str:
    """What stands under `name_one` or `name_other`, as the language counts, with the number."""
    is_one = Locale(words.code).plural_form(total) == "one"  # French: of 0, too
    return words[f"{name}_{'one' if is_one else 'other'}"].format(total=total, **more)


@cache
def called(lang: str, code: str) -> str:
    """What a language is called in another, by their codes: in Dutch, French is Frans."""
    try:
        return str(Locale(code).languages.get(lang, lang))
    except (UnknownLocaleError, ValueError):
        return lang
