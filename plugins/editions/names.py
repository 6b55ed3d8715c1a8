"""What topics, audiences, tags and the blog itself are called in each language: content/names.toml.

A topic is one thing with a name in each language. It is known by the name that the file has in
brackets, and a post may name it by any of its names.
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from plugins.audiences.audience import spoken
from plugins.incremental.digest import digest_of

FILE = "names.toml"  # in the content folder
SITE = "site"
TERMS = {"topics": "topic", "audiences": "audience", "tags": "tag"}  # tables, and what they name
FORM = 'nl = { name = "Sollicitatiegesprekken", slug = "sollicitatiegesprekken" }'


class NamesError(ValueError):
    """The file cannot be read as a table; says why."""


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

    def identity(self, kind: str, name: str) -> str:
        """What a topic, tag or audience is known by that a post calls so; `kind` is of TERMS."""
        return self.known.get((kind, spoken(name)), name)

    def name(self, kind: str, identity: str, lang: str) -> Name | None:
        """What it is called in a language, if the file says so."""
        return self.terms.get(kind, {}).get(identity, {}).get(lang)


NO_NAMES = Names({}, {}, {}, "")


def names_of(settings: Mapping[str, Any]) -> Names:
    """The names in the content folder; none where there is no file. Raises NamesError."""
    file = Path(settings["PATH"], FILE)
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return NO_NAMES
    except OSError as error:
        raise NamesError(f"This file cannot be read: {error.strerror}.") from error
    return names_in(data)


def names_in(data: bytes) -> Names:
    """The names that a file's bytes hold; what has another form is left out. Raises NamesError."""
    table = table_in(data)
    terms = {kind: dict(_names_in(table.get(title))) for title, kind in TERMS.items()}
    site = {lang: own for lang, own in _tables_in(table.get(SITE)) if isinstance(own, dict)}
    return Names(terms, site, dict(_known(terms)), digest_of(data))


def table_in(data: bytes) -> dict[str, Any]:
    """What a TOML file holds. Raises NamesError."""
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise NamesError(f"This file cannot be read: {error}.") from error


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
