"""An import from its export to its files: read, converted, written, and all of it told."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from plugins.addresses import periods_of
from plugins.editions.edition import present
from plugins.incremental.digest import digest_of
from plugins.proofreading.blog import Blog
from plugins.proofreading.file_rules import markdown_files
from plugins.redirects.editors import FILE as REDIRECTS

from .comments import FILE as COMMENTS
from .comments import comments_file
from .export import Entry, EntryState, Export, Kind, LeftOut
from .formats import path_of
from .labels import LabelMap
from .language import language_of, seen_text
from .links import OF_BLOGGER, Links
from .pictures import Pictures
from .places import beside_of, come_in, local, places_of, slug_of
from .posts import ImportedPost, Maker, Wishes
from .progress import counted
from .redirects import with_redirects
from .terms import TermPage, redirects_of, terms_of, told_of
from .writing import Destination, File, FileOutcome, Ledger, ids_in, write_if_new

LINK_TO_POST = re.compile(r"https?://(?P<host>[\w.-]+)(?P<path>/\d{4}/\d\d/[^\s\"'<>?#&]+)")
LINK_TO_PART = re.compile(r"#(?P<name>[^\s\"'<>&]+)")
PART = re.compile(r"""\b(?:id|name)\s*=\s*["']?(?P<name>[^\s"'<>&]+)""", re.IGNORECASE)


class Imported(NamedTuple):
    """A post and what became of its file."""

    post: ImportedPost
    outcome: FileOutcome


class Import(NamedTuple):
    """All that an import did, in little memory: a build is to come."""

    export: Export  # without the texts
    posts: Sequence[Imported]
    pictures: Pictures
    labels: Mapping[str, str]  # what each is here, in words
    stay: Sequence[str] = ()  # edited files of texts that were left out once, and have come in


def move_in(
    export: Export,
    blog: Blog,
    labels: LabelMap,
    pictures: Pictures,
    destination: Destination,
    wishes: Wishes,
) -> Import:
    """Convert all, then write all. Raises UnreadableExportError before anything is written."""
    settings = blog.settings
    ledger = Ledger.read(destination.beside)
    ids = ids_in(destination.content, blog.ignored)
    places = places_of(export, settings, _taken(destination, ids, export, blog), ledger.paths)
    maker = _maker(export, places, blog, labels, pictures, wishes)
    entries = counted("posts", export.entries)
    posts = [maker.post(entry, places[entry.id]) for entry in entries]
    files = [File(path, one.digest, one.read) for path, one in pictures.files.items()]
    files += [_file(post, destination, ids) for post in posts]
    files += [_file_beside(one, settings) for one in export.left_out]
    if not destination.is_dry:
        destination.delete_drafts()
    outcomes = destination.put_all(files, ledger)
    done = [Imported(post, outcomes[post.path]) for post in posts]
    stay: list[str] = []
    if not destination.is_dry:
        write_if_new(destination.beside / COMMENTS, comments_file(export.comments, settings))
        _write_redirects(destination, maker.links.terms, ledger)
        stay = destination.delete([*come_in(export, ledger.digests)], ledger)
        ledger.paths.update(places)
        ledger.write(destination.beside)
    told = told_of(labels, export.entries)
    return Import(export.without_texts, done, pictures.without_files, told, stay)


def _file(post: ImportedPost, to: Destination, ids: Mapping[str, Path]) -> File:
    """A post's file; one that lies elsewhere by now has been renamed."""
    there = ids.get(post.id)
    is_moved = there is not None and there != to.root(post.path) / post.path
    return File(post.path, digest_of(post.text.encoded()), post.text.encoded, is_moved)


def _file_beside(one: LeftOut, settings: Mapping[str, Any]) -> File:
    """The file of what is left out."""
    text = one.text.encoded()
    return File(beside_of(one, settings), digest_of(text), one.text.encoded)


def _write_redirects(
    to: Destination, terms: Mapping[str, Mapping[str, TermPage]], ledger: Ledger
) -> None:
    wanted = dict(redirects_of(terms))
    file = to.content / REDIRECTS
    text = file.read_text(encoding="utf-8-sig") if file.is_file() else ""
    if (new := with_redirects(text, wanted.items(), ledger.redirects)) != text:
        write_if_new(file, new.encode())
    ledger.redirects.extend(sorted({*wanted} - {*ledger.redirects}))


def _taken(to: Destination, ids: Mapping[str, Path], export: Export, blog: Blog) -> Iterator[str]:
    """The slugs of files that are no part of this export."""
    own = {ids[entry.id] for entry in export.entries if entry.id in ids}
    for file in markdown_files(to.content, blog.ignored) if to.content.is_dir() else []:
        if file not in own:
            is_page = file.relative_to(to.content).parts[0] == "pages"
            yield f"{'pages' if is_page else 'posts'}/{slug_of(file.stem, blog.settings)}"


def _maker(
    export: Export,
    places: Mapping[str, str],
    blog: Blog,
    labels: LabelMap,
    pictures: Pictures,
    wishes: Wishes,
) -> Maker:
    now, settings = datetime.now(UTC), blog.settings
    spoken = _languages(export.entries, labels, blog)
    home = _home(export, spoken, blog)
    langs = {name: lang or home for name, lang in spoken.items()}
    shown = [entry for entry in export.entries if _is_seen(entry, now, wishes)]
    seen = {entry.id for entry in shown}
    files = {entry.target: places[entry.id] for entry in export.entries}
    links = Links(
        hosts=export.hosts | _linked_hosts(export.entries, files),
        files=files,
        hidden={entry.target for entry in export.entries if entry.id not in seen},
        terms=terms_of(shown, labels, blog.editions, langs),
        months=_months(shown, blog, langs),
        parts=_parts(export.entries),
        settings=settings,
    )
    here = present(blog.editions, (langs[entry.id] for entry in shown))
    return Maker(
        settings, labels, links, pictures.html, blog.as_written, spoken, home, here, now, wishes
    )


def _languages(entries: Sequence[Entry], labels: LabelMap, blog: Blog) -> dict[str, str]:
    """The language of each entry by its id, as its labels or else its words say; perhaps none."""
    return {
        entry.id: labels.sort(entry.labels).lang
        or language_of(f"{entry.title} {seen_text(entry.html)}", blog.languages)
        for entry in entries
    }


def _home(export: Export, spoken: Mapping[str, str], blog: Blog) -> str:
    """The language of what says none clearly: the old blog's own, or else that of most posts."""
    if export.lang in blog.languages:
        return export.lang
    clear = Counter(filter(None, spoken.values()))
    return clear.most_common(1)[0][0] if clear else blog.lang


def _months(
    entries: Sequence[Entry], blog: Blog, langs: Mapping[str, str]
) -> dict[str, dict[str, str]]:
    """The page of each month, as 2017/03, in each language that posts of it are in."""
    pages: dict[str, dict[str, str]] = defaultdict(dict)
    for lang, edition in blog.editions.items():
        own = (one for one in entries if langs[one.id] == lang and one.kind is Kind.POST)
        for day in (local(entry.published, blog.settings).date() for entry in own):
            pages[f"{day:%Y/%m}"][lang] = f"/{periods_of(day, edition.settings)[-1]}"
    return pages


def _linked_hosts(entries: Sequence[Entry], files: Collection[str]) -> frozenset[str]:
    """The hosts where links look for the blog's own posts; Takeout may not name them."""
    links = (found for entry in entries for found in LINK_TO_POST.finditer(entry.html))
    return frozenset(one["host"].lower() for one in links if path_of(one["path"]) in files)


def _is_seen(entry: Entry, now: datetime, wishes: Wishes) -> bool:
    return entry.state is EntryState.LIVE and entry.published <= now and wishes.status != "draft"


def _parts(entries: Sequence[Entry]) -> dict[str, frozenset[str]]:
    """The names of the parts of each page that links lead to, by its old path or its mark."""
    found = (match["name"] for entry in entries for match in LINK_TO_PART.finditer(entry.html))
    linked = {unquote(name) for name in found} - {*OF_BLOGGER}
    return {
        entry.target: frozenset(linked & {one["name"] for one in PART.finditer(entry.html)})
        for entry in entries
    }
