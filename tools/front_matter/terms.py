"""The topics, audiences and tags that letters may have, to be offered in each language."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from plugins.editions import Edition, Editions, edition_of
from plugins.editions.names import Names
from plugins.proofreading.file_rules import markdown_files
from plugins.reader.header import Header, HeaderError, read_header


class Terms(NamedTuple):
    """What there is already in a language, the most frequent first."""

    topics: list[str]
    tags: list[str]
    audiences: list[str]  # as the settings order them


class TermUse(NamedTuple):
    """A topic or tag of a letter, by what it is known by."""

    kind: str
    identity: str
    lang: str


def terms_in(content: Path, ignored: Sequence[str], editions: Editions) -> Mapping[str, Terms]:
    """By language: what names.toml names in it, and what its letters have."""
    headers = map(header_of, markdown_files(content, ignored))
    uses = [use for header in headers for use in _uses(header, editions)]
    return {
        lang: Terms(_offered("topic", uses, one), _offered("tag", uses, one), audiences_in(one))
        for lang, one in editions.items()
    }


def audiences_in(edition: Edition) -> list[str]:
    """What a language calls the site's audiences."""
    names = edition.settings["AUDIENCES"]
    return [edition.names.in_language("audience", name, edition.lang) for name in names]


def header_of(file: Path) -> Header:
    """The header of a file, read once until it changes; none if it cannot be read."""
    try:
        return _header_in(file, file.stat().st_mtime_ns)
    except OSError:  # gone since
        return {}


@lru_cache(20_000)
def _header_in(file: Path, _changed: int) -> Header:
    try:
        return read_header(file.read_text("utf-8-sig"))
    except (HeaderError, UnicodeDecodeError, OSError):
        return {}


def _uses(header: Header, editions: Editions) -> Iterator[TermUse]:
    first = next(iter(editions.values()))
    lang = edition_of(header["lang"].value if "lang" in header else first.lang, editions).lang
    for key, kind in (("category", "topic"), ("tags", "tag")):
        for name in filter(None, _named(header, key)):
            yield TermUse(kind, first.names.identity(kind, name), lang)


def _named(header: Header, key: str) -> Sequence[str]:
    if key not in header:
        return ()
    return header[key].words if key == "tags" else (header[key].value,)


def _offered(kind: str, uses: Sequence[TermUse], edition: Edition) -> list[str]:
    counted = Counter(use.identity for use in uses if use.kind == kind)
    own = {use.identity for use in uses if use.kind == kind and use.lang == edition.lang}
    known = [*_known(kind, edition.names, edition), *sorted(own)]
    called = {edition.names.in_language(kind, one, edition.lang): counted[one] for one in known}
    return _by_frequency(called)


def _known(kind: str, names: Names, edition: Edition) -> Iterable[str]:
    """What names.toml names in a language; what it has in brackets is named in the first one."""
    terms = names.terms.get(kind, {})
    return [one for one, named in terms.items() if edition.is_first or edition.lang in named]


def _by_frequency(counted: Mapping[str, int]) -> list[str]:
    return sorted(counted, key=lambda term: (-counted[term], term))
