"""Lines of text put onto an image: each glyph is drawn once in a size, and pasted at its places."""

from functools import lru_cache
from typing import NamedTuple

from PIL import Image, ImageDraw

from .fonts import font_for
from .raster import character_width, face

DIFFERENT = 4096  # glyphs in their sizes that are remembered: more than a blog's titles have


class Glyph(NamedTuple):
    """A character in a size: how much of each pixel it covers, and where that lies from the pen."""

    mask: Image.Image
    left: int
    top: int


def paste_line(
    image: Image.Image, line: str, place: tuple[int, int], size: int, colour: int
) -> None:
    """Put a line onto an image; it begins at a place: x, and y of the base.

    The colour is its place in the palette.
    """
    pen, base = place
    for character in line:
        if glyph := glyph_of(character, size):
            image.paste(colour, (pen + glyph.left, base + glyph.top), glyph.mask)
        pen += character_width(size, character)


@lru_cache(DIFFERENT)
def glyph_of(character: str, size: int) -> Glyph | None:
    """How a character looks; a space has no looks, nor what no font has."""
    if not (file := font_for(character)):
        return None
    font = face(size, file)
    left, top, right, bottom = map(int, font.getbbox(character, anchor="ls"))
    mask = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(mask).text((-left, -top), character, fill=255, font=font, anchor="ls")
    inked = mask.getbbox()
    return Glyph(mask.crop(inked), left + inked[0], top + inked[1]) if inked else None
