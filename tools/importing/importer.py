"""An import from its export to its files: read, converted, written, and all of it told."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from plugins.proofreading.blog import Blog
from plugins.proofreading.file_rules import markdown_files
from plugins.redirects.editors import FILE as REDIRECTS

from .comments import FILE as COMMENTS
from .comments import comments_file
from .export import Entry, Export, State
from .labels import LabelMap
from .links import Links
from .pictures import Pictures
from .places import local, places_of, slug_of
from .posts import Maker, Post, Wishes
from .redirects import with_redirects
from .terms import Term, redirects_of, terms_of
from .writing import Destination, Ledger, Outcome, ids_in, write_if_new

PART = re.compile(r"#(?P<name>[^\s\"'<>&]+)")


class Imported(NamedTuple):
    """A post and what became of its file."""

    post: Post
    outcome: Outcome


class Import(NamedTuple):
    """All that an import did."""

    export: Export
    posts: Sequence[Imported]
    pictures: Pictures


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
    posts = [maker.post(entry, places[entry.id]) for entry in export.entries]
    for path, picture in pictures.files.items():
        destination.put(path, picture.read(), ledger, moved=False)
    done = [Imported(post, _write(post, destination, ledger, ids)) for post in posts]
    if not destination.is_dry:
        data = comments_file(export.comments, settings)
        write_if_new(destination.beside / COMMENTS, data)
        _write_redirects(destination, maker.links.terms, ledger)
        ledger.paths.update(places)
        ledger.write(destination.beside)
    return Import(export, done, pictures)


def _write(post: Post, to: Destination, ledger: Ledger, ids: Mapping[str, Path]) -> Outcome:
    """A post that lies elsewhere by now has been renamed."""
    there = ids.get(post.id)
    is_moved = there is not None and there != to.root(post.path) / post.path
    return to.put(post.path, post.text.encode(), ledger, is_moved)


def _write_redirects(to: Destination, terms: Mapping[str, Term], ledger: Ledger) -> None:
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
    now = datetime.now(UTC)
    shown = [entry for entry in export.entries if _is_seen(entry, now, wishes)]
    seen = {entry.id for entry in shown}
    links = Links(
        hosts=export.hosts,
        files={entry.address: places[entry.id] for entry in export.entries if entry.address},
        hidden={entry.address for entry in export.entries if entry.id not in seen},
        terms=terms_of(shown, labels, blog.settings),
        months={f"{local(entry.published, blog.settings):%Y/%m}" for entry in shown},
        anchors=_anchors(export.entries),
        settings=blog.settings,
    )
    render, languages = blog.as_written, [*blog.languages]
    return Maker(blog.settings, labels, links, pictures.html, render, languages, now, wishes)


def _is_seen(entry: Entry, now: datetime, wishes: Wishes) -> bool:
    return entry.state is State.LIVE and entry.published <= now and wishes.status != "draft"


def _anchors(entries: Sequence[Entry]) -> frozenset[str]:
    """The names of parts that links anywhere in the blog lead to."""
    links = (found["name"] for entry in entries for found in PART.finditer(entry.html))
    return frozenset(unquote(name) for name in links if not name.startswith("39"))
