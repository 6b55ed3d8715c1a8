"""Rules for names.toml: what topics, audiences, tags and the blog itself are called by language."""

import difflib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from pelican.urlwrappers import URLWrapper
from pelican.utils import slugify

from plugins.audiences.audience import spoken
from plugins.editions import Editions, editions_of
from plugins.editions.names import (
    FILE,
    FORM,
    HEAD,
    SITE,
    TERMS,
    Names,
    NamesError,
    name_in,
    table_in,
)
from plugins.languages import languages_of

from .facts import Facts, ListedContent
from .language_names import english_name
from .place import Place, has_address
from .problem import Finding, Fix
from .toml_lines import Lines, line_of, lines_of_names

Found = tuple[Path, Finding]
OF_SITE = ("name", "subtitle")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
TABLES = {kind: title for title, kind in TERMS.items()}


class Sheet(NamedTuple):
    """The file, read."""

    table: Mapping[str, Any]
    lines: Lines
    text: str

    def line(self, *path: str) -> int:
        """Where a name stands."""
        return line_of(path, self.lines)


def unreadable(folder: Path) -> Finding | None:
    """The line at which the file cannot be read, if there is one."""
    try:
        sheet_of(folder)
    except NamesError as error:
        return error.line, error.message
    return None


def sheet_of(folder: Path) -> Sheet:
    """The file in a folder; an empty one where there is none. Raises NamesError."""
    try:
        data = (folder / FILE).read_bytes()
    except FileNotFoundError:
        return Sheet({}, {}, "")
    except OSError as error:
        raise NamesError(f"This file cannot be read: {error.strerror or error}.") from error
    return _sheet_in(data)


@lru_cache(4)
def _sheet_in(data: bytes) -> Sheet:
    table, text = table_in(data), data.decode("utf-8-sig")
    return Sheet(table, lines_of_names(text), text)


def bad_name(_: Sequence[ListedContent], place: Place) -> Iterator[Found]:
    """A line of names.toml that names nothing, in no language, or not so that it can be read."""
    sheet = sheet_of(place.folder)
    for title, table in sheet.table.items():
        for path, said, fix in _wrong_in(title, table, place):
            line = sheet.line(*path)
            applies = fix and sheet.text.split("\n")[line - 1].count(fix.old) == 1
            yield place.folder / FILE, (line, said, fix if applies else None)


class BadName(NamedTuple):
    """Something that is wrong with a name or a table of the file."""

    path: tuple[str, ...]  # its own name, and what it lies in
    said: str
    fix: Fix | None = None


def _wrong_in(title: str, table: object, place: Place) -> Iterator[BadName]:
    if title not in (SITE, *TERMS):
        yield BadName(
            (title,), f"“{title}” is no table of this file; {_one_of((SITE, *TERMS), title)}"
        )
    elif not isinstance(table, dict):
        right = f"[{SITE}.nl]" if title == SITE else HEAD.replace("topics", title)
        yield BadName((title,), f"“{title}” must be a table; write it like: {right}")
    elif title == SITE:
        yield from _wrong_site(table, place)
    else:
        for identity, named in table.items():
            yield from _wrong_term(title, identity, named, place)


def _one_of(known: Iterable[str], wrong: str) -> str:
    near = difflib.get_close_matches(wrong, [*known], 1)
    return f"write {near[0]}." if near else f"known are {', '.join(known)}."


def _wrong_site(table: Mapping[str, Any], place: Place) -> Iterator[BadName]:
    for lang, named in table.items():
        path = (SITE, lang)
        if lang == place.settings["DEFAULT_LANG"]:
            where = "SITENAME and SITESUBTITLE of pelicanconf.py name it"
            yield BadName(
                path, f"“{lang}” is the blog's first language; {where}. Delete this table."
            )
        elif said := _unknown_language(lang, place):
            yield BadName(path, said)
        elif not isinstance(named, dict):
            yield BadName(path, f"“{lang}” must be a table; write it like: [{SITE}.{lang}]")
        else:
            yield from _wrong_words(path, named)


def _wrong_words(path: tuple[str, str], named: Mapping[str, Any]) -> Iterator[BadName]:
    for key, words in named.items():
        if key not in OF_SITE:
            yield BadName(
                (*path, key), f"“{key}” is nothing that the blog has; {_one_of(OF_SITE, key)}"
            )
        elif not isinstance(words, str) or not words.strip():
            yield BadName((*path, key), f'“{key}” must be words in quotes, like: {key} = "Brieven"')


def _unknown_language(lang: str, place: Place) -> str:
    known = languages_of(place.settings)
    return "" if lang in known else f"“{lang}” must be one of {', '.join(known)}."


def _wrong_term(title: str, identity: str, named: object, place: Place) -> Iterator[BadName]:
    path, kind = (title, identity), TERMS[title]
    known = place.settings["AUDIENCES"]
    if kind == "audience" and spoken(identity) not in map(spoken, known):
        yield BadName(path, f"“{identity}” is no audience of this blog; {_one_of(known, identity)}")
    if not isinstance(named, dict):
        head = f"[{title}.{_quoted(identity)}]"
        yield BadName(path, f"“{identity}” must be a table; write {head} and below it: {FORM}")
        return
    for lang, value in named.items():
        if said := _unknown_language(lang, place):
            yield BadName((*path, lang), said)
        else:
            yield from _wrong_value((*path, lang), value, place)


def _wrong_value(path: tuple[str, ...], value: object, place: Place) -> Iterator[BadName]:
    name, lang = name_in(value), path[-1]
    if name is None or (isinstance(value, dict) and value.keys() > {"name", "slug"}):
        said = f"“{lang}” must have a name and a slug; write: {FORM.replace('nl', lang, 1)}"
        yield BadName(path, said)
    elif not any(map(str.isalnum, name.name)):
        yield BadName(path, f"“{name.name}” has no letters; write a word.")
    elif name.slug and not SLUG.fullmatch(name.slug):
        signs = place.settings["CATEGORY_REGEX_SUBSTITUTIONS"]
        right = slugify(name.slug, signs) or slugify(name.name, signs)
        said = f"“{name.slug}” must be small letters, digits and hyphens; write {right}."
        yield BadName(path, said, Fix(f"slug = {_quoted(name.slug)}", f"slug = {_quoted(right)}"))


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def shared_name(_: Sequence[ListedContent], place: Place) -> Iterator[Found]:
    """Two topics, audiences or tags of one name, or at one address in a language."""
    sheet, editions = sheet_of(place.folder), _editions(place)
    for kind, terms in next(iter(editions.values())).names.terms.items():
        first: dict[tuple[str, str], str] = {}
        for identity in terms:
            for mark in _marks(kind, identity, editions):
                if (other := first.setdefault((mark.kind, mark.words), identity)) != identity:
                    line = sheet.line(TABLES[kind], identity, mark.lang)
                    said = f"“{other}” has the {mark.kind} “{mark.words}” already; write another."
                    yield place.folder / FILE, (line, said)


class NameClaim(NamedTuple):
    """What must be a term's own: each of its names, as any header may have it; its addresses."""

    kind: str
    words: str
    lang: str


def _marks(kind: str, identity: str, editions: Editions) -> Iterator[NameClaim]:
    yield NameClaim("name", spoken(identity), "")
    for lang, edition in editions.items():
        if own := edition.names.name(kind, identity, lang):
            yield NameClaim("name", spoken(own.name), lang)
        term = edition.term(kind, identity)
        if has_address(term):
            yield NameClaim(f"{english_name(lang)} slug", term.slug, lang)


def missing_name(posts: Sequence[ListedContent], place: Place) -> Iterator[Found]:
    """What posts of a language have and names.toml does not name in it, nor the blog itself."""
    sheet, editions = sheet_of(place.folder), _editions(place)
    file = place.folder / FILE
    seen = [post.facts for post in posts if not post.facts.is_page and place.is_open(post.facts)]
    for lang, edition in editions.items():
        own = [post for post in seen if post.lang == lang]
        if own and not edition.is_first:
            yield from ((file, one) for one in _unnamed_site(lang, edition.names, sheet))
            yield from ((file, one) for one in _unnamed_terms(own, lang, editions, sheet))


def _unnamed_site(lang: str, names: Names, sheet: Sheet) -> Iterator[Finding]:
    own = names.site.get(lang, {})
    if missing := [f'{key} = "…"' for key in OF_SITE if key not in own]:
        head = f"below [{SITE}.{lang}]" if own else f"[{SITE}.{lang}] and below it"
        said = f"The blog has letters in {english_name(lang)} and no {missing[0].split()[0]} in it"
        yield sheet.line(SITE, lang), f"{said}; write {head}: {' and '.join(missing)}"


def _unnamed_terms(
    posts: Iterable[Facts], lang: str, editions: Editions, sheet: Sheet
) -> Iterator[Finding]:
    names = editions[lang].names
    used = dict.fromkeys(one for post in posts for one in post.terms)
    known = {(kind, names.identity(kind, name)): name for kind, name in used}
    for (kind, identity), name in known.items() if sheet.text else ():
        if not names.name(kind, identity, lang):
            term = editions[lang].term(kind, name)
            yield _unnamed(kind, identity, lang, term, sheet)


def _unnamed(kind: str, identity: str, lang: str, term: URLWrapper, sheet: Sheet) -> Finding:
    """What to write; a term that the file does not know has the name of the posts that have it."""
    head = f"[{TABLES[kind]}.{_quoted(identity)}]"
    said = f"“{identity}” has no name in {english_name(lang)}; write"
    if (TABLES[kind], identity) in sheet.lines:
        line = f'{lang} = {{ name = "…", slug = "…" }}'
        return sheet.line(TABLES[kind], identity), f"{said} below {head}: {line}"
    line = f"{lang} = {{ name = {_quoted(term.name)}, slug = {_quoted(term.slug)} }}"
    number, last = _last_line(sheet.text)
    return number, f"{said} {head} and below it: {line}", Fix(last, f"{last}\n\n{head}\n{line}")


def _last_line(text: str) -> tuple[int, str]:
    lines = text.rstrip().split("\n")
    return len(lines), lines[-1]


def _editions(place: Place) -> Editions:
    return editions_of({**place.settings, "PATH": str(place.folder)})
