"""The pictures of old posts: found among the files at hand, named after their post, or told."""

import base64
import binascii
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from pelican.utils import slugify
from PIL import Image, UnidentifiedImageError

from .blocks import Picture
from .export import Entry, UnreadableExportError
from .members import Member
from .picture_addresses import bare, is_picture, key_of, name_at
from .places import local

FOLDER = "images"
LARGEST = 50_000_000  # bytes
MOST_PIXELS = 120_000_000
ENDINGS = {
    "JPEG": ".jpg",
    "MPO": ".jpg",
    "PNG": ".png",
    "GIF": ".gif",
    "WEBP": ".webp",
    "AVIF": ".avif",
}
OTHERS = ("BMP", "TIFF")  # which no page shows: they become PNG
DATA = re.compile(r"data:image/[\w.+-]+;base64,(?P<words>.*)", re.DOTALL | re.IGNORECASE)
LONGEST_NAME = 120  # characters


class Found(NamedTuple):
    """A picture that can be decoded."""

    data: bytes
    ending: str
    pixels: int


@dataclass
class Pictures:
    """Finds pictures, and remembers which it gave and which it could not."""

    members: Iterable[Member]
    map: Mapping[str, str]  # the file's name by address
    settings: Mapping[str, Any]
    files: dict[str, bytes] = field(default_factory=dict)  # what is to be written, by path
    found: dict[str, str] = field(default_factory=dict)  # path by address
    missing: dict[str, str] = field(default_factory=dict)  # the post's address by the picture's

    def html(self, picture: Picture, entry: Entry, notes: list[str]) -> str:
        """What shows a picture, or a link to it where it is not at hand."""
        if not picture.address:
            notes.append("a picture went that only its author's computer could show")
            return ""
        for address in addresses_of(picture):
            if found := self._find(address):
                path = self._path(found, address, entry)
                self.found[picture.address] = path
                target = f"{{static}}/{quote(path)}"
                return f'<img src="{target}" alt="{escape(picture.alt)}">'
        return self._told(picture, entry, notes)

    def _told(self, picture: Picture, entry: Entry, notes: list[str]) -> str:
        best = addresses_of(picture)[0]
        if best.startswith("data:"):
            self.missing[best[:60]] = entry.address
            notes.append("a picture within the text cannot be decoded and went")
            return ""
        best = f"https:{best}" if best.startswith("//") else best
        self.missing[best] = entry.address
        notes.append(f"a picture is not at hand and became a link: {best}")
        words = picture.alt or name_at(best) or "Picture"
        is_whole = best.startswith(("http:", "https:"))
        return f'<a href="{escape(best)}">{escape(words)}</a>' if is_whole else escape(picture.alt)

    def _find(self, address: str) -> Found | None:
        if data := DATA.fullmatch(address):
            return _decoded_words(data["words"])
        wanted = self._mapped.get(bare(address), "") or name_at(address)
        alike = (_decoded(member) for member in self._by_name.get(key_of(wanted), ()))
        return max(filter(None, alike), key=lambda found: found.pixels, default=None)

    @cached_property
    def _mapped(self) -> dict[str, str]:
        return {bare(address): file for address, file in self.map.items()}

    @cached_property
    def _by_name(self) -> dict[str, list[Member]]:
        names: dict[str, list[Member]] = {}
        for member in self.members:
            names.setdefault(key_of(member.file_name), []).append(member)
        return names

    def _path(self, found: Found, address: str, entry: Entry) -> str:
        """Where the picture goes; the same picture of a post goes there once."""
        stem = _stem(address, entry, self.settings)
        for number in range(1, 10_000):
            apart = f"-{number}" if number > 1 else ""
            path = f"{FOLDER}/{stem}{apart}{found.ending}"
            if self.files.setdefault(path, found.data) == found.data:
                return path
        raise UnreadableExportError(f"{entry.address} has too many pictures of one name.")


def addresses_of(picture: Picture) -> list[str]:
    """Where the picture is, the full size first where its link leads to that."""
    is_full = picture.full and is_picture(picture.full)
    return [picture.full, picture.address] if is_full else [picture.address]


def _stem(address: str, entry: Entry, settings: Mapping[str, Any]) -> str:
    """The month, the post and the picture's own name, in letters that every program takes."""
    own = "" if address.startswith("data:") else PurePosixPath(name_at(address)).stem
    post = PurePosixPath(entry.address).stem or entry.id.rpartition("-")[2]
    words = re.sub(r"[\W_]+", "-", slugify(f"{post} {own}"), flags=re.ASCII).strip("-")
    return f"{local(entry.published, settings):%Y-%m}-{words[:LONGEST_NAME].rstrip('-')}"


def _decoded_words(words: str) -> Found | None:
    try:
        return decoded(base64.b64decode(unquote(words)))
    except (binascii.Error, ValueError):
        return None


def _decoded(member: Member) -> Found | None:
    return decoded(member.read(LARGEST))


def decoded(data: bytes) -> Found | None:
    """A picture whose bytes are all there; None of anything else."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            kind, pixels = str(image.format), image.width * image.height
            if pixels > MOST_PIXELS or kind not in (*ENDINGS, *OTHERS):
                return None
            image.load()
            if kind in OTHERS:
                buffer = io.BytesIO()
                image.save(buffer, "PNG")
                return Found(buffer.getvalue(), ".png", pixels)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    return Found(data, ENDINGS[kind], pixels)


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
