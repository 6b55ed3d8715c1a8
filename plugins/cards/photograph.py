"""The picture of its own that a post's header names, cut to the size of a card."""

from io import BytesIO
from pathlib import Path

from pelican.contents import Content
from PIL import Image, ImageOps
from PIL.Image import Resampling

from plugins.pictures.drawing import read_drawing
from plugins.pictures.encoding import OPTIONS, still
from plugins.pictures.finding import file_for
from plugins.pictures.picture import Picture, read_picture

from .raster import raster

PAPER = "#fff"  # behind what is transparent


def picture_of(post: Content) -> Picture | None:
    """The picture that a post's header names; what is wrong with one, the proofreader says."""
    address, folder = str(post.metadata.get("picture", "")), Path(post.settings["PATH"])
    file = file_for(address, folder, Path(post.source_path).parent) if address else None
    return read_picture(file) if file else None


def fitted(picture: Picture, size: tuple[int, int]) -> bytes:
    """A JPEG of this size; what does not fit is cut off at both sides alike."""
    image, profile = _whole(picture, size[0])
    card, paper, data = image.convert("RGBA"), Image.new("RGB", size, PAPER), BytesIO()
    card = ImageOps.fit(card, size, Resampling.LANCZOS)
    paper.paste(card, mask=card)
    paper.save(data, "JPEG", icc_profile=profile, **OPTIONS["JPEG"])
    return data.getvalue()


def _whole(picture: Picture, width: int) -> tuple[Image.Image, bytes | None]:
    if picture.format == "SVG":
        return raster(read_drawing(picture.file).data.decode(), width), None
    return still(picture)
