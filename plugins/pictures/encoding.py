"""Pictures packed anew: upright, small, and without what cameras note of places and people.

desk.jpg  →  decoded once  →  1440 pixels wide  →    960 wide  →    480 wide
                              JPEG, AVIF, WebP     AVIF, WebP     AVIF, WebP
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageOps, ImageSequence
from PIL.ExifTags import Base
from PIL.Image import Dither, Resampling

from plugins.incremental.files import is_stored, store_file

from .drawing import read_drawing
from .picture import LYING, Picture, Variant, height_for, open_picture, seen_size, variants

OPTIONS: dict[str, dict[str, object]] = {
    "AVIF": {"quality": 55, "speed": 8, "max_threads": 1},  # one picture a core
    "WEBP": {"quality": 78, "method": 4},
    "JPEG": {"quality": 82, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "GIF": {"optimize": True},
}
OF_PALETTES = OPTIONS | {"WEBP": {"lossless": True, "quality": 60, "method": 4}}  # edges stay sharp
PROFILED = frozenset({"RGB", "RGBA"})  # modes that keep the colours' profile
DEEP = frozenset("I F I;16 I;16B I;16L I;16N".split())  # grey in 65,536 steps
GREY = frozenset({"1", "L"})


class Rendition(NamedTuple):
    """A width and a format, as Pillow calls it, in which a picture is published."""

    width: int
    format: str


def clean_file(picture: Picture, cache: Path) -> Path:
    """The picture in its own format, for whoever knows no other."""
    return _stored(picture, own_form(picture), cache)


def variant_file(picture: Picture, variant: Variant, cache: Path) -> Path:
    """The picture in one of the formats that it is offered in."""
    return _stored(picture, form_of(variant), cache)


def _stored(picture: Picture, form: Rendition, cache: Path) -> Path:
    file = _place(picture, form, cache)
    if not is_stored(file):
        pack(picture, cache)
    return file


def pack(picture: Picture, cache: Path) -> None:
    """Make what no build has made before of a picture, which is decoded once for all of it."""
    missing = list(_missing(picture, cache))
    for form, data in packed(picture, missing) if missing else ():
        store_file(data, _place(picture, form, cache))


def is_packed(picture: Picture, cache: Path) -> bool:
    """Whether a build has made all forms of a picture."""
    return not any(_missing(picture, cache))


def _missing(picture: Picture, cache: Path) -> Iterator[Rendition]:
    """The forms of a picture that no build has made."""
    forms = {own_form(picture), *map(form_of, variants(picture))}
    return (form for form in sorted(forms) if not is_stored(_place(picture, form, cache)))


def own_form(picture: Picture) -> Rendition:
    """The form under the picture's own name."""
    return Rendition(seen_size(picture)[0], picture.format)


def form_of(variant: Variant) -> Rendition:
    """The form of a variant."""
    return Rendition(variant.width, variant.format.upper())


def _place(picture: Picture, form: Rendition, cache: Path) -> Path:
    return cache / f"{picture.key}.{form.width}.{form.format.lower()}"


def packed(picture: Picture, forms: Iterable[Rendition]) -> Iterator[tuple[Rendition, bytes]]:
    """A picture in these forms; only its colours' profile is kept of what it notes."""
    if picture.format == "SVG":
        yield own_form(picture), read_drawing(picture.file).data
    elif picture.moves:
        yield own_form(picture), _film(picture)
    else:
        yield from _stills(picture, forms)


def still(picture: Picture) -> tuple[Image.Image, bytes | None]:
    """The picture upright, the first frame of one that moves, and its colours' profile."""
    whole, profile = _decoded(picture, picture.width)
    return _in_full_colour(whole), profile


def _stills(picture: Picture, forms: Iterable[Rendition]) -> Iterator[tuple[Rendition, bytes]]:
    """Each width is made of the next wider one, which is quicker and looks the same."""
    widest_first = sorted(forms, reverse=True)
    whole, profile = _decoded(picture, widest_first[0].width)
    image = _in_full_colour(whole)
    for width, group in groupby(widest_first, key=lambda form: form.width):
        image = _resized(image, picture, width)
        for form in group:
            if picture.has_palette and form == own_form(picture):
                yield form, _smaller(_encoded(whole, form, picture), image, form, picture)
            else:
                yield form, _encoded(image, form, picture, profile)


def _decoded(picture: Picture, width: int) -> tuple[Image.Image, bytes | None]:
    """The picture upright, no narrower than wanted, and its colours' profile.

    A JPEG is decoded at a half, a quarter or an eighth of its size where that is enough.
    """
    with open_picture(picture.file) as opened:
        profile = opened.info.get("icc_profile") if opened.mode in PROFILED else None
        size = width, height_for(picture, width)
        if opened.getexif().get(Base.Orientation) in LYING:
            size = size[1], size[0]
        smaller: Image.Image = opened
        if width < picture.width and (drawn := opened.draft(None, size)):
            smaller = opened.resize(size, Resampling.LANCZOS, box=drawn[1])
        image = ImageOps.exif_transpose(smaller)
    image.info = {key: image.info[key] for key in ("transparency",) if key in image.info}
    return image, profile


def _in_full_colour(image: Image.Image) -> Image.Image:
    """The picture in a mode that can be resized and that every format knows."""
    if image.mode in DEEP:
        return image.point(lambda grey: grey * (1 / 256)).convert("L")
    if image.mode in GREY and not image.has_transparency_data:
        plain = image.convert("L")
    else:
        plain = image.convert("RGBA" if image.has_transparency_data else "RGB")
    plain.info = {}
    return plain


def _resized(image: Image.Image, picture: Picture, width: int) -> Image.Image:
    size = width, height_for(picture, width)
    return image if image.size == size else image.resize(size, Resampling.LANCZOS)


def _encoded(
    image: Image.Image, form: Rendition, picture: Picture, profile: bytes | None = None
) -> bytes:
    data = BytesIO()
    options = (OF_PALETTES if picture.has_palette else OPTIONS)[form.format]
    image.save(data, form.format, icc_profile=profile, **options)
    return data.getvalue()


def _smaller(whole: bytes, image: Image.Image, form: Rendition, picture: Picture) -> bytes:
    """A picture of few colours as it is, or in the width of its form if that is less to load."""
    if form.width == picture.width:
        return whole
    shrunk = image.quantize(dither=Dither.NONE)
    return min(whole, _encoded(shrunk, form, picture), key=len)


def _film(picture: Picture) -> bytes:
    """A picture that moves, frame by frame, in its own format."""
    width, _ = seen_size(picture)
    mode = "RGBA" if picture.is_transparent else "RGB"
    frames, durations, data = [], [], BytesIO()
    with open_picture(picture.file) as opened:
        loop = {key: opened.info[key] for key in ("loop",) if key in opened.info}
        for frame in ImageSequence.Iterator(opened):
            frames.append(_resized(frame.convert(mode), picture, width))
            frames[-1].info = {}
            durations.append(frame.info.get("duration", 0))
    first, *others = frames
    timing = {"duration": durations, "append_images": others, **loop}
    first.save(data, picture.format, save_all=True, **timing, **OPTIONS[picture.format])
    return data.getvalue()
