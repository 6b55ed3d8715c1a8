"""A picture of the content folder, and the sizes and formats in which it is offered."""

import re
import warnings
from importlib.metadata import version
from pathlib import Path
from typing import IO, NamedTuple
from urllib.parse import quote

from PIL import Image, UnidentifiedImageError
from PIL.ExifTags import Base

from plugins.incremental.cached import cached
from plugins.incremental.digest import digest_of
from plugins.incremental.manifest import stamp_of

from .drawing import read_drawing
from .unreadable import UnreadablePictureError

FORMATS = {  # of what editors give, as Pillow calls them
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".png": "PNG",
    ".webp": "WEBP",
    ".avif": "AVIF",
    ".gif": "GIF",
    ".heic": "HEIF",
    ".heif": "HEIF",
}
DRAWING = ".svg"
ENDINGS = frozenset({*FORMATS, DRAWING})
SAME = {"MPO": "JPEG"}  # a telephone's photograph of two frames: the first is the picture
READ = tuple(dict.fromkeys(FORMATS.values()))  # and MPO, which is opened as a JPEG
PUBLISHED_AS = {"HEIF": "JPEG"}  # what browsers do not show becomes what they do
MOVING = frozenset({"AVIF", "GIF", "PNG", "WEBP"})  # two frames of others are no film
OFFERED = ("avif", "webp")  # the first that a browser knows is taken
WIDTHS = (480, 960, 1440)  # in pixels; the last is twice the width of a text
WIDEST = WIDTHS[-1]
WIDEST_MOVING = WIDTHS[1]
MOST_PIXELS = 120_000_000  # a telephone's largest photograph has 108 million
MOST_MOVING_PIXELS = 80_000_000  # of all frames together
HIGHEST = 16_000  # as published; WebP knows no more than 16,383
LYING = {5, 6, 7, 8}  # cameras that were turned note it as one of these orientations

# What a camera noted badly is not published, so it is no matter.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.TiffImagePlugin")
Image.MAX_IMAGE_PIXELS = None  # MOST_PIXELS is the limit, and is told in words


class Picture(NamedTuple):
    """A picture as it is seen, upright; sizes in pixels, 0 where a drawing has none."""

    file: Path
    format: str  # in which it is published, as Pillow calls it
    width: int
    height: int
    key: str  # changes with the file and with the program that packs it
    moves: bool = False
    has_palette: bool = False  # most often drawn: few colours, sharp edges
    is_transparent: bool = False


class Variant(NamedTuple):
    """A picture in one width and format."""

    address: str  # within the site
    width: int
    format: str


def is_picture(file: Path) -> bool:
    """Whether a file's name is one of a picture that the blog takes."""
    return file.suffix.lower() in ENDINGS


def read_picture(file: Path) -> Picture | None:
    """The picture in a file; None if it is none by its name.

    It is not decoded: `judge` does so. Raises UnreadablePictureError with words for the editor.
    """
    if not is_picture(file):
        return None
    said, facts = _read(str(file), stamp_of(file))
    if said:
        raise UnreadablePictureError(said)
    return Picture(file, *facts)


@cached(tuple)
def _read(path: str, _stamp: str) -> tuple[str, list[object]]:
    """What is wrong with a file, or else the facts of the picture: read once, until it changes."""
    file = Path(path)
    try:
        picture = _drawing(file) if file.suffix.lower() == DRAWING else _photograph(file)
    except UnreadablePictureError as error:
        return str(error), []
    return "", [*picture[1:]]


def _drawing(file: Path) -> Picture:
    """An SVG, which has one form for every size."""
    drawing = read_drawing(file)
    key = digest_of(drawing.data)[:12]
    return Picture(file, "SVG", *drawing.size, key, is_transparent=True)


def _photograph(file: Path) -> Picture:
    """What Pillow reads."""
    if not file.stat().st_size:
        raise UnreadablePictureError(f"{file.name} is empty; copy the picture anew.")
    try:
        with open_picture(file) as image:
            return _seen(image, file)
    except UnreadablePictureError:
        raise
    except UnidentifiedImageError as error:
        raise UnreadablePictureError(
            f"{file.name} holds no picture that can be read; open it in a picture program"
            " and save it anew as JPEG or PNG."
        ) from error
    except Exception as error:  # whatever a decoder says of a damaged file
        raise cut_off(file) from error


def open_picture(source: Path | IO[bytes]) -> Image.Image:
    """What a file holds, of any format that the blog takes, not decoded yet."""
    from pillow_heif import register_heif_opener  # large, and most blogs have opened all they have

    register_heif_opener()
    return Image.open(source, formats=READ)


def cut_off(file: Path) -> UnreadablePictureError:
    """What to say of a picture of which only the beginning is there."""
    return UnreadablePictureError(
        f"{file.name} is cut off or damaged; copy it anew, or save it anew as JPEG or PNG."
    )


def _seen(image: Image.Image, file: Path) -> Picture:
    """The picture that was opened, as it is seen."""
    format = SAME.get(str(image.format), str(image.format))
    _refuse_other_name(file, format)
    frames = getattr(image, "n_frames", 1) if format in MOVING else 1
    size = image.size
    if image.getexif().get(Base.Orientation) in LYING:
        size = size[1], size[0]
    picture = Picture(
        file,
        PUBLISHED_AS.get(format, format),
        *size,
        key=picture_key(file),
        moves=frames > 1,
        has_palette=image.mode in {"1", "P"},
        is_transparent=image.has_transparency_data,
    )
    _refuse_too_large(picture, frames)
    return picture


def _refuse_other_name(file: Path, format: str) -> None:
    """A browser believes the name, so it must say what the file holds."""
    if FORMATS[file.suffix.lower()] != format:
        ending = next(ending for ending, named in FORMATS.items() if named == format)
        raise UnreadablePictureError(
            f"{file.name} is {format} by what it holds; name it {file.stem}{ending}."
        )


def _refuse_too_large(picture: Picture, frames: int) -> None:
    """What would keep builds waiting, or browsers."""
    pixels, name = picture.width * picture.height, picture.file.name
    if pixels > MOST_PIXELS:
        raise UnreadablePictureError(
            f"{name} has {pixels / 1e6:,.0f} million pixels, {MOST_PIXELS // 10**6} are the most;"
            " save it at most 4,000 pixels wide."
        )
    if frames > 1 and frames * pixels > MOST_MOVING_PIXELS:
        raise UnreadablePictureError(
            f"{name} has {frames} frames of {picture.width} × {picture.height} pixels,"
            f" {frames * pixels / 1e6:,.0f} million together; {MOST_MOVING_PIXELS // 10**6} are"
            " the most: make it smaller or shorter."
        )
    if (height := seen_size(picture)[1]) > HIGHEST:
        raise UnreadablePictureError(
            f"{name} would be {height:,} pixels high, {HIGHEST:,} are the most;"
            " cut it into several pictures."
        )


def picture_key(file: Path) -> str:
    """A name for what a file holds and how it is packed."""
    packing = Path(__file__).with_name("encoding.py").read_text(encoding="utf-8")
    made_by = f"{version('pillow')} {version('pillow-heif')} {WIDTHS} {packing}"
    return digest_of(made_by.encode() + file.read_bytes())[:12]


def widths(natural: int) -> list[int]:
    """The widths in which a picture is offered: never more than it has."""
    return sorted({min(width, natural) for width in WIDTHS})


def offered_formats(picture: Picture) -> tuple[str, ...]:
    """What a picture is offered in beside its own format, the better first.

    What moves or is drawn with lines has but one form; AVIF blurs what has few colours.
    """
    if picture.moves or picture.format == "SVG":
        return ()
    return ("webp",) if picture.has_palette else OFFERED


def variants(picture: Picture) -> list[Variant]:
    """What a picture is offered in, the better formats first, the narrow ones first."""
    name = re.sub("[^a-z0-9]+", "-", picture.file.stem.lower()).strip("-")[:80] or "picture"
    return [
        Variant(f"pictures/{name}.{picture.key}.{width}.{format}", width, format)
        for format in offered_formats(picture)
        for width in widths(picture.width)
    ]


def seen_size(picture: Picture) -> tuple[int, int]:
    """The width and height in which a picture is published under its own name."""
    if picture.format == "SVG":
        return picture.width, picture.height
    width = min(picture.width, WIDEST_MOVING if picture.moves else WIDEST)
    return width, height_for(picture, width)


def height_for(picture: Picture, width: int) -> int:
    """The height of a picture in some width."""
    return max(1, round(picture.height * width / picture.width))


def published_name(name: str) -> str:
    """The path under which a picture is published: HEIC becomes JPEG."""
    ending = Path(name).suffix.lower()
    return f"{name}.jpg" if FORMATS.get(ending) in PUBLISHED_AS else name


def place_of(picture: Picture, folder: Path) -> str:
    """The address of a picture under its own name, within the site."""
    return quote(published_name(picture.file.relative_to(folder.resolve()).as_posix()))
