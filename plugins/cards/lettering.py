"""Letters put onto an image: each is drawn once in a size, and pasted wherever it occurs."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from PIL import Image, ImageDraw

from .raster import face, letter_width

DIFFERENT = 4096  # letters in their sizes that are remembered: more than a blog's titles have


class Shape(NamedTuple):
    """A letter in a size: how much of each pixel it covers, and where that lies from the pen."""

    mask: Image.Image
    left: int
    top: int


class Letter(NamedTuple):
    """A letter on a page, in pixels from the corner, in the colour of a place in the palette."""

    top: int
    bottom: int
    left: int
    mask: Image.Image
    colour: int


class Band(NamedTuple):
    """Rows of a page, and the letters that stand nowhere else."""

    top: int
    bottom: int
    letters: list[Letter]


def letters(line: str, place: tuple[int, int], size: int, colour: int) -> Iterator[Letter]:
    """A line's letters, without spaces; the first stands at a place: x, and y of the base."""
    pen, base = place
    for sign in line:
        if shape := shape_of(sign, size):
            mask, left, top = shape
            yield Letter(base + top, base + top + mask.height, pen + left, mask, colour)
        pen += letter_width(size, sign)


@lru_cache(DIFFERENT)
def shape_of(sign: str, size: int) -> Shape | None:
    """How a letter looks; a space has no looks."""
    left, top, right, bottom = map(int, face(size).getbbox(sign, anchor="ls"))
    mask = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(mask).text((-left, -top), sign, fill=255, font=face(size), anchor="ls")
    inked = mask.getbbox()
    return Shape(mask.crop(inked), left + inked[0], top + inked[1]) if inked else None


def bands(written: Iterable[Letter]) -> Iterator[Band]:
    """The rows with letters, from top to bottom, apart wherever rows are free between them."""
    from_top = sorted(written, key=attrgetter("top"))
    bottoms = list(accumulate((letter.bottom for letter in from_top), max))
    first = 0
    for number, bottom in enumerate(bottoms, 1):
        if number == len(bottoms) or from_top[number].top > bottom:
            yield Band(from_top[first].top, bottom, from_top[first:number])
            first = number


def paste(written: Iterable[Letter], image: Image.Image, corner: tuple[int, int]) -> None:
    """Put letters onto the part of a page that begins at a corner."""
    left, top = corner
    for letter in written:
        image.paste(letter.colour, (letter.left - left, letter.top - top), letter.mask)
