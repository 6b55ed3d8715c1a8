"""Pagefind's indexes: a language has folders of its own, to be searched by its own stemmer.

A large blog is indexed in parts: an edit makes one of them anew, and Pagefind, which takes as much
memory as there are words, never holds them all.
"""

import json
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from importlib.metadata import version
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Generic, NamedTuple, Protocol, TypeVar
from zipfile import ZipFile

from babel.dates import format_date
from markupsafe import Markup
from pagefind_bin import get_executable

from plugins.incremental.cached import code_digest
from plugins.incremental.digest import digest
from plugins.incremental.files import delete_oldest, is_stored, store_file

# What search.js needs of the bundle; the rest is Pagefind's own interface.
ENTRY = "pagefind-entry.json"
NEEDED = ("pagefind.js", ENTRY, "*.pf_meta")
FOLDERS = ("index", "fragment")
PROGRAM = re.compile(r"pagefind\.js|wasm\..+")  # a language's first part has it for all of them
STEP = 250  # documents in a part, or twice, three times as many where parts would be too many
MOST_PARTS = 8  # of a language: whoever searches loads something of each
MOST_KEPT = 64  # indexes, of those that builds have needed lately: an edit makes another
PAGE = Markup("""<!DOCTYPE html>
<html lang="{lang}">
<meta data-pagefind-meta="date[content]" content="{date}">
<meta data-pagefind-meta="datetime[content]" content="{datetime}">
<h1 data-pagefind-meta="title">{title}</h1>
<main data-pagefind-body>{html}</main>
</html>
""")


class Document(NamedTuple):
    """A post as the index sees it."""

    path: str  # of its page, in the built site
    lang: str
    title: str  # HTML
    date: datetime
    html: str


class SearchIndexError(Exception):
    """Pagefind could not make an index; says why."""


class Dated(Protocol):
    """What decides with which others a post is indexed."""

    @property
    def lang(self) -> str: ...
    @property
    def date(self) -> datetime: ...


P = TypeVar("P", bound=Dated)


class IndexPart(NamedTuple, Generic[P]):
    """Posts of one language that are indexed together, in a folder of their own."""

    name: str  # of the folder: en, en-2, en-3 …
    posts: list[P]


class Index(NamedTuple):
    """The index of a part, made or not."""

    documents: list[Document]
    packed: Path  # a zip file in the cache


def parts_of(posts: Iterable[P]) -> list[IndexPart[P]]:
    """The posts of each language, the oldest first, in parts that are indexed in a moment.

    So what is written last changes the last part, and a correction one part only.
    """
    by_language: dict[str, list[P]] = {}
    for post in sorted(posts, key=lambda post: post.date):
        by_language.setdefault(post.lang, []).append(post)
    return [
        IndexPart(f"{lang}-{number}" if number > 1 else lang, theirs)
        for lang, own in sorted(by_language.items())
        for number, theirs in enumerate(_in_parts(own), 1)
    ]


def _in_parts(posts: list[P]) -> Iterator[list[P]]:
    size = STEP * ceil(len(posts) / MOST_PARTS / STEP)
    for start in range(0, len(posts), size):
        yield posts[start : start + size]


def index_of(documents: Iterable[Document], cache: Path) -> Index:
    """The index of a part, made or not."""
    in_order = sorted(documents)
    return Index(in_order, cache / f"{index_key(in_order)}.zip")


def is_made(index: Index) -> bool:
    """Whether a build has made an index before, which is kept longer then."""
    if found := is_stored(index.packed):
        index.packed.touch()
    return found


def make(index: Index) -> None:
    """Make an index, unless a build has made it before. Raises SearchIndexError."""
    if is_stored(index.packed):
        return
    with tempfile.TemporaryDirectory() as folder:
        write_pages(index.documents, Path(folder, "site"))
        run_pagefind(Path(folder))
        store_file(pack(Path(folder, "bundle")), index.packed)
    delete_oldest(index.packed.parent, "*.zip", MOST_KEPT)


def files_of(index: Index, is_first: bool) -> Iterator[tuple[str, bytes]]:
    """The files of a first part or a further one, with their names. Raises SearchIndexError."""
    make(index)
    with ZipFile(index.packed) as archive:
        for name in archive.namelist():
            if is_first or not PROGRAM.fullmatch(name):
                yield name, archive.read(name)


def index_key(documents: list[Document]) -> str:
    """A name for what we and Pagefind make of these documents."""
    return digest(code_digest(), version("pagefind-bin"), documents)


def write_pages(documents: Iterable[Document], site: Path) -> None:
    """A small page for each document, at the address of its real one."""
    for document in documents:
        page = site / document.path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(page_of(document), encoding="utf-8")


def page_of(document: Document) -> str:
    """The page that Pagefind reads: the document's words, and the date and title to show."""
    return PAGE.format(
        lang=document.lang,
        date=format_date(document.date, "full", locale=document.lang),
        datetime=document.date.isoformat(),
        title=Markup(document.title),
        html=Markup(document.html),
    )


def run_pagefind(work: Path) -> None:
    """Index the pages of `work/site` into `work/bundle`. Raises SearchIndexError."""
    command = [get_executable(), "--quiet", "--site", work / "site"]
    pagefind = subprocess.run(
        [*command, "--output-path", work / "bundle"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if pagefind.returncode:
        raise SearchIndexError(pagefind.stdout)


def pack(bundle: Path) -> bytes:
    """What the search page asks for, and nothing else, as a zip file."""
    patterns = (*NEEDED, f"wasm.{stemmer(bundle)}.pagefind", *(f"{name}/*" for name in FOLDERS))
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for file in sorted(file for pattern in patterns for file in bundle.glob(pattern)):
            archive.write(file, file.relative_to(bundle))
    return packed.getvalue()


def stemmer(bundle: Path) -> str:
    """The language by whose rules the bundle's one index is searched, as its script names it."""
    entry = json.loads((bundle / ENTRY).read_text(encoding="utf-8"))
    (index,) = entry["languages"].values()
    return index["wasm"] or "unknown"
