"""The pictures of old posts: found among the files at hand, named after their post, or told."""

import base64
import binascii
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote, unquote

from pelican.utils import slugify

from plugins.incremental.digest import digest_of

from .albums import Albums
from .blocks import OldPicture
from .decoding import Decodable, decoded
from .export import Entry, UnreadableExportError
from .picture_addresses import is_picture, name_at
from .places import local

FOLDER = "images"
DATA = re.compile(r"data:image/[\w.+-]+;base64,(?P<words>.*)", re.DOTALL | re.IGNORECASE)
LONGEST_NAME = 120  # characters
SHOWN = 40  # characters of a picture within the text
OF_DIGEST = 8  # and of what tells it from others


@dataclass
class Pictures:
    """Finds pictures, and remembers which it gave and which it could not."""

    albums: Albums
    settings: Mapping[str, Any]
    files: dict[str, Decodable] = field(default_factory=dict)  # what is to be written, by path
    found: dict[str, str] = field(default_factory=dict)  # path by address
    missing: dict[str, str] = field(default_factory=dict)  # the post's address by the picture's
    _paths: dict[tuple[str, str], str] = field(default_factory=dict)  # by name and digest
    _names: Counter[str] = field(default_factory=Counter)  # how many pictures have each name

    @property
    def without_files(self) -> "Pictures":
        """What there is to say of them once they have been written."""
        return replace(self, files={})

    def html(self, picture: OldPicture, entry: Entry, notes: list[str]) -> str:
        """What shows a picture, or a link to it where it is not at hand."""
        if not picture.address:
            notes.append("a picture went that only its author's computer could show")
            return ""
        for address in addresses_of(picture):
            if found := self._find(address, picture.ratio, notes):
                path = self._path(found, address, entry)
                self.found[_told_as(picture.address)] = path
                target = f"{{static}}/{quote(path)}"
                return f'<img src="{target}" alt="{escape(picture.alt)}">'
        return self._told(picture, entry, notes)

    def _told(self, picture: OldPicture, entry: Entry, notes: list[str]) -> str:
        best = addresses_of(picture)[0]
        if best.startswith("data:"):
            self.missing[_told_as(best)] = entry.address
            notes.append("a picture within the text cannot be decoded and went")
            return ""
        best = f"https:{best}" if best.startswith("//") else best
        self.missing[best] = entry.address
        notes.append(f"a picture is not at hand and became a link: {best}")
        words = picture.alt or name_at(best) or "Picture"
        is_whole = best.startswith(("http:", "https:"))
        return f'<a href="{escape(best)}">{escape(words)}</a>' if is_whole else escape(picture.alt)

    def _find(self, address: str, ratio: float, notes: list[str]) -> Decodable | None:
        if data := DATA.fullmatch(address):
            found = decoded(lambda: _bytes_in(data["words"]))
            return self.albums.largest(found, notes) if found else None
        return self.albums.find(address, ratio, notes)

    def _path(self, found: Decodable, address: str, entry: Entry) -> str:
        """Where the picture goes; the same picture of a post goes there once."""
        key = (_stem(address, entry, self.settings), found.digest)
        if key not in self._paths:
            self._paths[key] = self._free(key[0], found.ending)
            self.files[self._paths[key]] = found
        return self._paths[key]

    def _free(self, stem: str, ending: str) -> str:
        """The first path of a name that no other picture has."""
        while True:
            self._names[stem] += 1
            apart = f"-{number}" if (number := self._names[stem]) > 1 else ""
            if (path := f"{FOLDER}/{stem}{apart}{ending}") not in self.files:
                return path


def _told_as(address: str) -> str:
    """An address; of a picture within the text its beginning, and what tells it from others."""
    if not address.startswith("data:"):
        return address
    return f"{address[:SHOWN]}… ({digest_of(address.encode())[:OF_DIGEST]})"


def addresses_of(picture: OldPicture) -> list[str]:
    """Where the picture is, the full size first where its link leads to that."""
    is_full = picture.full and is_picture(picture.full)
    return [picture.full, picture.address] if is_full else [picture.address]


def _stem(address: str, entry: Entry, settings: Mapping[str, Any]) -> str:
    """The month, the post and the picture's own name, in letters that every program takes."""
    own = "" if address.startswith("data:") else PurePosixPath(name_at(address)).stem
    post = PurePosixPath(entry.address).stem or entry.id.rpartition("-")[2]
    words = re.sub(r"[\W_]+", "-", slugify(f"{post} {own}"), flags=re.ASCII).strip("-")
    return f"{local(entry.published, settings):%Y-%m}-{words[:LONGEST_NAME].rstrip('-')}"


def _bytes_in(words: str) -> bytes:
    """The bytes that a `data:` address holds; none where it is damaged."""
    try:
        return base64.b64decode(unquote(words))
    except (binascii.Error, ValueError):
        return b""


def read_addresses(path: Path | None) -> dict[str, str]:
    """A table of addresses and files, a line each with a tab between. Raises its error."""
    if path is None:
        return {}
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableExportError(f"{path} cannot be read: {error}.") from error
    return dict(_lines(lines, path))


def _lines(lines: Iterable[str], path: Path) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(lines, 1):
        address, tab, file = line.partition("\t")
        if line.strip() and not tab:
            said = f"{path}, line {number}: write an address, a tab, and the file's name."
            raise UnreadableExportError(said)
        if tab:
            yield address.strip(), PurePosixPath(file.strip()).name
