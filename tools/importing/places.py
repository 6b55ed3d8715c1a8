"""Where each entry of an export lies here: the file's name, from the old address to the letter."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from pelican.utils import slugify

from plugins.incremental.digest import digest_of

from .export import Comment, Entry, EntryState, Export, Kind, LeftOut

LONGEST = 100  # characters of a name without its date
UNFIT = re.compile(r"[^\w-]+")
BIN = "bin"  # the folder, beside the content, of what was thrown away
LEFT_OUT = "left-out"  # the one of what could not be read
OF_DIGEST = 8  # characters that tell one name from another
FOLDERS = {Kind.POST: "posts", Kind.PAGE: "pages"}


def places_of(
    export: Export, settings: Mapping[str, Any], taken: Iterable[str], known: Mapping[str, str]
) -> dict[str, str]:
    """The path of each entry, by its id; two of one slug are named apart.

    `taken` are the slugs of the files that are no part of the import, `known` the paths that
    earlier imports gave. Paths are below the content, those of the bin below the import's folder.
    """
    places = {entry.id: known[entry.id] for entry in export.entries if entry.id in known}
    seen = {*taken, *(_slug(path, settings) for path in places.values())}
    for entry in export.entries:
        if entry.id not in places:
            path = next(
                path for path in _paths(entry, settings) if _slug(path, settings) not in seen
            )
            places[entry.id] = path
            seen.add(_slug(path, settings))
    return places


def beside_of(one: LeftOut, settings: Mapping[str, Any]) -> str:
    """The path, below the import's folder, of the text of what is left out."""
    what = one.what
    name = "comment" if isinstance(what, Comment) else _name(what, settings)
    return f"{LEFT_OUT}/{name}-{_sign_of(what.id or str(one.text))}.txt"


def come_in(export: Export, paths: Iterable[str]) -> Iterator[str]:
    """Which of these paths hold texts that were left out once, and are in this export."""
    ids = {one.id for one in export.entries} | {one.id for one in export.comments}
    signs = {*map(_sign_of, ids - {one.what.id for one in export.left_out})}
    for path in (PurePosixPath(path) for path in paths):
        if path.parent.name == LEFT_OUT and path.stem.rpartition("-")[2] in signs:
            yield str(path)


def _sign_of(text: str) -> str:
    """What tells one from another in the name of a file."""
    return digest_of(text.encode())[:OF_DIGEST]


def _slug(path: str, settings: Mapping[str, Any]) -> str:
    """What must differ: the folder, and the words of the address as Pelican makes them."""
    place = PurePosixPath(path)
    return f"{place.parent}/{slug_of(place.stem, settings)}"


def slug_of(stem: str, settings: Mapping[str, Any]) -> str:
    """The slug that Pelican makes of a file's name, without capitals."""
    return str(slugify(stem, settings["SLUG_REGEX_SUBSTITUTIONS"], use_unicode=True)).casefold()


def _paths(entry: Entry, settings: Mapping[str, Any]) -> Iterator[str]:
    """The names that an entry may have, the best first."""
    folder = BIN if entry.state is EntryState.BINNED else FOLDERS[entry.kind]
    name = _name(entry, settings)
    if entry.kind is Kind.POST:
        name = f"{local(entry.published, settings):%Y-%m-%d}-{name}"
    yield f"{folder}/{name}.md"
    yield from (f"{folder}/{name}-{number}.md" for number in range(2, 10_000))


def _name(entry: Entry, settings: Mapping[str, Any]) -> str:
    """The words of the old address, else of the title, else Blogger's number."""
    title = slugify(entry.title, settings["SLUG_REGEX_SUBSTITUTIONS"], use_unicode=True)
    for words in (PurePosixPath(entry.address).stem, title, entry.id.rpartition("-")[2]):
        name = UNFIT.sub("-", unicodedata.normalize("NFC", words)).strip("-")[:LONGEST].rstrip("-")
        if re.search(r"[^\W_]", name):
            return name
    return "post"


def local(moment: datetime, settings: Mapping[str, Any]) -> datetime:
    """A moment in the blog's zone."""
    return moment.astimezone(ZoneInfo(settings["TIMEZONE"]))
