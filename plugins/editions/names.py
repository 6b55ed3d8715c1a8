"""What topics, audiences, tags and the blog itself are called in each language: content/names.toml.

A topic is one thing with a name in each language. It is known by the name that the file has in
brackets, and a post may name it by any of its names.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from plugins.audiences.audience import spoken
from plugins.incremental.digest import digest_of

FILE = "names.toml"  # in the content folder
SITE = "site"
TERMS = {"topics": "topic", "audiences": "audience", "tags": "tag"}  # tables, and what they name
HEAD = '[topics."Interviews"]'
FORM = 'nl = { name = "Sollicitatiegesprekken", slug = "sollicitatiegesprekken" }'

UTF_8 = "This line cannot be read as UTF-8; save the file again with that encoding."
TWICE = re.compile(r"\btwice\b|\boverwrite\b|\bmutate\b")  # as TOML's reader says it


class NamesError(ValueError):
    """The file cannot be read as a table; says where and why."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(f"{FILE}:{line}: {message}")
        self.message = message
        self.line = line


class Name(NamedTuple):
    """What something is called in one language."""

    name: str
    slug: str  # empty where the name itself gives it


class Names(NamedTuple):
    """All names: of the terms by kind, name that they are known by, and language."""

    terms: Mapping[str, Mapping[str, Mapping[str, Name]]]
    site: Mapping[str, Mapping[str, str]]  # by language: name, subtitle
    known: Mapping[tuple[str, str], str]  # by kind and any name, as spoken: what it is known by
    digest: str

    def knows(self, kind: str, name: str) -> bool:
        """Whether the file has the name, in any language."""
        return (kind, spoken(name)) in self.known

    def identity(self, kind: str, name: str) -> str:
        """What a topic, tag or audience is known by that a post calls so; `kind` is of TERMS."""
        return self.known.get((kind, spoken(name)), name)

    def name(self, kind: str, identity: str, lang: str) -> Name | None:
        """What it is called in a language, if the file says so."""
        return self.terms.get(kind, {}).get(identity, {}).get(lang)

    def in_language(self, kind: str, name: str, lang: str) -> str:
        """A name in a language, whatever language it is in; as it is where the file is silent."""
        identity = self.identity(kind, name)
        called = self.name(kind, identity, lang)
        return called.name if called else identity

    def called(self, kind: str, lang: str) -> list[str]:
        """The names in a language that the file has."""
        return [named[lang].name for named in self.terms.get(kind, {}).values() if lang in named]


NO_NAMES = Names({}, {}, {}, "")


def names_of(settings: Mapping[str, Any]) -> Names:
    """The names in the content folder; none where there is no file. Raises NamesError."""
    file = Path(settings["PATH"], FILE)
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return NO_NAMES
    except OSError as error:
        raise NamesError(f"This file cannot be read: {error.strerror or error}.") from error
    return names_in(data)


@lru_cache(4)
def names_in(data: bytes) -> Names:
    """The names that a file's bytes hold; what has another form is left out. Raises NamesError."""
    table = table_in(data)
    terms = {kind: dict(_names_in(table.get(title))) for title, kind in TERMS.items()}
    site = {lang: own for lang, own in _tables_in(table.get(SITE)) if isinstance(own, dict)}
    return Names(terms, site, dict(_known(terms)), digest_of(data))


def table_in(data: bytes) -> dict[str, Any]:
    """What a TOML file holds. Raises NamesError."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise NamesError(UTF_8, line) from error
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(str(error), text) from error


def _unreadable(said: str, text: str) -> NamesError:
    """What TOML's reader says, in its words, of the line that it names or else of the last."""
    why, _, where = said.partition(" (at ")
    lines = text.rstrip().split("\n")
    named = re.match(r"line (\d+)", where)
    number = min(int(named[1]) if named else len(lines), len(lines))
    if TWICE.search(why):
        return NamesError("This name stands further up already; keep one of the two.", number)
    right = HEAD if lines[number - 1].lstrip().startswith("[") else FORM
    return NamesError(f"This line cannot be read ({why}); write it like: {right}", number)


def _names_in(table: object) -> Iterator[tuple[str, dict[str, Name]]]:
    for identity, languages in _tables_in(table):
        named = _tables_in(languages)
        yield identity, {lang: name for lang, value in named if (name := name_in(value))}


def name_in(value: object) -> Name | None:
    """A name in the form of FORM, or a text alone; None for anything else."""
    match value:
        case str(name) if name.strip():
            return Name(name, "")
        case {"name": str(name), "slug": str(slug)} if name.strip() and slug.strip():
            return Name(name, slug)
        case {"name": str(name), **rest} if name.strip() and "slug" not in rest:
            return Name(name, "")
    return None


def _tables_in(table: object) -> Iterator[tuple[str, Any]]:
    yield from table.items() if isinstance(table, dict) else ()


def _known(
    terms: Mapping[str, Mapping[str, Mapping[str, Name]]],
) -> Iterator[tuple[tuple[str, str], str]]:
    for kind, named in terms.items():
        for identity, languages in named.items():
            yield from (((kind, spoken(one.name)), identity) for one in languages.values())
        yield from (((kind, spoken(identity)), identity) for identity in named)
