"""A drawing becomes pixels, the same on every machine: no font and no library of the system's."""

from functools import cache
from io import BytesIO
from pathlib import Path

import resvg_py
from PIL import Image, ImageFont
from PIL.ImageFont import FreeTypeFont, Layout

from .fonts import font_file, font_for

WEIGHT, LARGEST_DESIGN = 400, 60  # the cards' font has designs for sizes from 8 to 60


def raster(svg: str, width: int) -> Image.Image:
    """The drawing, `width` pixels wide. A letter that the font lacks shows as a crossed box."""
    png = resvg_py.svg_to_bytes(
        svg_string=svg, width=width, skip_system_fonts=True, font_files=[str(font_file())]
    )
    return Image.open(BytesIO(png))


def measure(size: int, text: str) -> int:
    """The width of a text in pixels. Pairs are not kerned: that needs a library of the system's."""
    return sum(character_width(size, character) for character in text)


@cache
def character_width(size: int, character: str) -> int:
    """How far a character moves the pen: whole pixels, for the font is fitted to them."""
    file = font_for(character)
    return int(face(size, file).getlength(character)) if file else 0


@cache
def face(size: int, file: Path) -> FreeTypeFont:
    """A font in one size."""
    font = ImageFont.truetype(file, size, layout_engine=Layout.BASIC)
    design = [min(size, LARGEST_DESIGN)] if file == font_file() else []
    font.set_variation_by_axes([WEIGHT, *design])
    return font
