"""The words that readers see around the letters.

A word that goes with a number has a form for each kind of number that the language tells apart; the
kinds have Unicode's names: letters.one = "{total} letter", letters.other = "{total} letters".
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from babel import Locale

from plugins.incremental.cached import cached

from .files import Table

Kind = Callable[[int], str]  # of a number: one, few, other …
PLACE = re.compile(r"\{\w*\}")
FOLDER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
NUMBERS = range(201)  # of every kind; only whole millions may be of another
OTHER = "other"  # the kind that stands for any


class Counted(NamedTuple):
    """A word that goes with a number."""

    forms: Mapping[str, str]  # by the kind of the number
    kind: Kind

    def of(self, total: int) -> str:
        """The word with its number: `1 letter`, `6 letters`."""
        return self.forms.get(self.kind(total), self.forms[OTHER]).format(total=total)


Words = Mapping[str, str | Counted]


def words_of(table: Table, kind: Kind) -> Words:
    """The words that a table without faults holds."""
    return {
        name: Counted(word, kind) if isinstance(word, dict) else word
        for name, word in table["words"].items()
    }


def faults_in(table: Table, language: Locale, model: Table) -> Iterator[str]:
    """What is wrong with a language's table beside that of the blog's own language."""
    if not re.fullmatch(rf"{language}_[A-Z]{{2}}", str(table.get("locale"))):
        yield f"“locale” must be the language with a country, such as {language}_BE."
    words, known = table.get("words", {}), model.get("words", {})
    for name in known:
        if name not in words:
            yield f"“{name}” is missing."
    for name, word in words.items():
        if name not in known:
            yield f"“{name}” is no word of the pages; delete it."
        elif isinstance(known[name], dict):
            yield from _faults_in_forms(name, word, str(language), known[name])
        else:
            yield from _faults_in_text(name, word, known[name])
    yield from _faults_in_addresses(table.get("addresses", {}), model.get("addresses", {}))


def _faults_in_addresses(folders: Table, known: Table) -> Iterator[str]:
    for name in known:
        if name not in folders:
            yield f"“{name}” is missing under [addresses]."
        elif not FOLDER.fullmatch(str(folders[name])):
            yield f"“{name}” must be small letters, digits and hyphens, like: {known[name]}"
    for name in sorted(folders.keys() - known.keys()):
        yield f"“{name}” is no folder of the pages; delete it."


def _faults_in_forms(name: str, forms: object, lang: str, known: Table) -> Iterator[str]:
    needed = kinds_in(lang)
    if isinstance(forms, dict) and forms.keys() >= set(needed):
        for form, text in forms.items():
            yield from _faults_in_text(f"{name}.{form}", text, "".join(known.values()))
    else:
        asked = ", ".join(f"{name}.{form}" for form in needed)
        yield f"“{name}” goes with a number; write {asked}."


@cached(list[str])
def kinds_in(lang: str) -> list[str]:
    """The kinds of numbers that a language tells apart."""
    return sorted({*(kind_of(lang, number) for number in NUMBERS), OTHER})


def kind_of(lang: str, number: int) -> str:
    """The kind of a number. Babel loads a language when it is first asked of it, not before."""
    return str(Locale.parse(lang).plural_form(number))


def _faults_in_text(name: str, text: object, known: str) -> Iterator[str]:
    if not isinstance(text, str) or not text.strip():
        yield f"“{name}” must be a text, and not an empty one."
        return
    for place in PLACE.findall(text):
        if place not in known:
            yield f"“{name}” holds {place}, which no page puts in."
