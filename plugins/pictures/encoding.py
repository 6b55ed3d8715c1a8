"""Pictures packed anew: upright, small, and without what cameras note of places and people."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from plugins.incremental.files import is_stored, store_file

from .picture import FORMATS, Picture, Variant, seen_size

OPTIONS: dict[str, dict[str, object]] = {
    "AVIF": {"quality": 55, "speed": 6},
    "WEBP": {"quality": 78, "method": 5},
    "JPEG": {"quality": 82, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
}


def clean_file(picture: Picture, cache: Path) -> Path:
    """The picture in its own format, for whoever knows no other."""
    return _stored(picture, seen_size(picture)[0], picture.format, cache)


def variant_file(picture: Picture, variant: Variant, cache: Path) -> Path:
    """The picture in one of the formats that it is offered in."""
    return _stored(picture, variant.width, variant.format.upper(), cache)


def _stored(picture: Picture, width: int, format: str, cache: Path) -> Path:
    file = cache / f"{picture.key}.{width}.{format.lower()}"
    if not is_stored(file):
        store_file(packed(picture.file, width, format), file)
    return file


def packed(file: Path, width: int, format: str) -> bytes:
    """A picture in so many pixels of width; only its colours' profile is kept of what it notes."""
    with Image.open(file, formats=tuple(FORMATS.values())) as opened:
        image = ImageOps.exif_transpose(opened)
        profile = image.info.get("icc_profile") if image.mode in {"RGB", "RGBA"} else None
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    image.info = {}
    height = max(1, round(image.height * width / image.width))
    data = BytesIO()
    image.resize((width, height), Image.Resampling.LANCZOS).save(
        data, format, icc_profile=profile, **OPTIONS[format]
    )
    return data.getvalue()
