"""A drawing becomes pixels, the same on every machine: no font and no library of the system's."""

from functools import cache
from io import BytesIO
from pathlib import Path

import fontpkg
import resvg_py
from PIL import Image, ImageFont
from PIL.ImageFont import FreeTypeFont, Layout

FAMILY = "Source Serif 4"
WEIGHT, LARGEST_DESIGN = 400, 60  # the font has designs for sizes from 8 to 60


def raster(svg: str, width: int) -> Image.Image:
    """The drawing, `width` pixels wide. A letter that the font lacks shows as a crossed box."""
    png = resvg_py.svg_to_bytes(
        svg_string=svg, width=width, skip_system_fonts=True, font_files=[str(font_file())]
    )
    return Image.open(BytesIO(png))


def font_file() -> Path:
    """Where the cards' font is installed; raises if it is not."""
    return Path(fontpkg.path(FAMILY))


def measure(size: int, text: str) -> int:
    """The width of a text in pixels. Pairs are not kerned: that needs a library of the system's."""
    return sum(character_width(size, character) for character in text)


@cache
def character_width(size: int, character: str) -> int:
    """How far a character moves the pen: whole pixels, for the font is fitted to them."""
    return int(face(size).getlength(character))


@cache
def face(size: int) -> FreeTypeFont:
    """The font in one size."""
    font = ImageFont.truetype(font_file(), size, layout_engine=Layout.BASIC)
    font.set_variation_by_axes([WEIGHT, min(size, LARGEST_DESIGN)])
    return font
