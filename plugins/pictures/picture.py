"""A picture of the content folder, and the sizes and formats in which it is offered."""

import re
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from PIL import Image, UnidentifiedImageError
from PIL.ExifTags import Base

from plugins.incremental.digest import digest_of

FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}  # of what editors give
OFFERED = ("avif", "webp")  # the first that a browser knows is taken
WIDTHS = (480, 960, 1440)  # in pixels; the last is twice the width of a text
WIDEST = WIDTHS[-1]
LYING = {5, 6, 7, 8}  # cameras that were turned note it as one of these orientations
OWN = re.compile(r"\{(?:static|attach|filename)\}(?P<path>.+)")


class UnreadablePictureError(ValueError):
    """A file that is named like a picture but is none."""


class Picture(NamedTuple):
    """A picture as it is seen, upright; sizes in pixels."""

    file: Path
    format: str  # as Pillow calls it
    width: int
    height: int
    key: str  # changes with the file and with the program that packs it


class Variant(NamedTuple):
    """A picture in one width and format."""

    address: str  # within the site
    width: int
    format: str


def read_picture(file: Path) -> Picture | None:
    """The picture in a file; None if it is none by its name, or moves.

    Raises UnreadablePictureError with words for the editor.
    """
    if file.suffix.lower() not in FORMATS:
        return None
    try:
        with Image.open(file, formats=tuple(FORMATS.values())) as image:
            if getattr(image, "n_frames", 1) > 1:
                return None
            size = image.size
            if image.getexif().get(Base.Orientation) in LYING:
                size = size[1], size[0]
            return Picture(file, str(image.format), *size, picture_key(file))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError) as error:
        raise UnreadablePictureError(
            f"{file.name} cannot be read as a picture; open it in a picture program"
            " and save it anew as JPEG or PNG, at most 4,000 pixels wide"
        ) from error


def picture_key(file: Path) -> str:
    """A name for what a file holds."""
    made_by = f"{version('pillow')} {WIDTHS}"
    return digest_of(made_by.encode() + file.read_bytes())[:12]


def widths(natural: int) -> list[int]:
    """The widths in which a picture is offered: never more than it has."""
    return sorted({min(width, natural) for width in WIDTHS})


def variants(picture: Picture) -> list[Variant]:
    """What a picture is offered in, the better formats first, the narrow ones first."""
    name = re.sub("[^a-z0-9]+", "-", picture.file.stem.lower()).strip("-") or "picture"
    return [
        Variant(f"pictures/{name}.{picture.key}.{width}.{format}", width, format)
        for format in OFFERED
        for width in widths(picture.width)
    ]


def seen_size(picture: Picture) -> tuple[int, int]:
    """The width and height in which a picture is published under its own name."""
    width = min(picture.width, WIDEST)
    return width, max(1, round(picture.height * width / picture.width))


def file_for(address: str, folder: Path, beside: Path) -> Path | None:
    """The file that `{static}/images/desk.jpg` means; None if there is none in the folder.

    `beside` is where a post lies that names it without a slash in front.
    """
    found = OWN.fullmatch(address.strip())
    if not found:
        return None
    path = unquote(urlsplit(found["path"]).path)
    file = (folder / path.lstrip("/") if path.startswith("/") else beside / path).resolve()
    return file if file.is_relative_to(folder.resolve()) and file.is_file() else None


def place_of(picture: Picture, folder: Path) -> str:
    """The address of a picture under its own name, within the site."""
    return quote(picture.file.relative_to(folder.resolve()).as_posix())
