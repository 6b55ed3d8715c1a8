"""Draws cards: what all of them share once, and on it the words of each."""

from functools import cache
from io import BytesIO
from zlib import Z_RLE

from jinja2 import Environment, StrictUndefined
from PIL import Image, ImageColor
from PIL.Image import Dither

from .card import TEMPLATE, WIDTH, CardText, Design
from .fonts import as_seen, drawable, in_own_font, is_from_right
from .glyphs import paste_line
from .raster import measure, raster
from .typesetting import LEADING, typeset

TITLE_LEFT, TITLE_TOP, TITLE_WIDTH, TITLE_HEIGHT = 84, 142, 1028, 316  # where it has its place
DATELINE_LEFT, DATELINE_BASE, DATELINE_SIZE = 88, 118, 34
BITS = 4  # two pixels share a byte
COLOURS = 1 << BITS
QUIET_AT, PAPER_AT, INK_AT = 0, 3, 10  # places in the palette: what lies between blends the two


def draw(words: CardText, design: Design) -> bytes:
    """A PNG in few colours: what all cards share, and on it the words."""
    image, file = plate(in_own_font(words.name), design).copy(), BytesIO()
    dateline = as_seen(drawable(words.dateline))
    paste_line(image, dateline, (DATELINE_LEFT, DATELINE_BASE), DATELINE_SIZE, QUIET_AT)
    paste_title(image, drawable(words.title))
    image.save(file, "PNG", bits=BITS, compress_type=Z_RLE)  # flat colour is runs of one byte
    return file.getvalue()


def paste_title(image: Image.Image, title: str) -> None:
    """Put a title into the middle of its place."""
    size, lines = typeset(title, TITLE_WIDTH, TITLE_HEIGHT, measure)
    leading = round(size * LEADING)
    base = TITLE_TOP + (TITLE_HEIGHT - leading * len(lines)) // 2 + round(size * 0.86)
    for number, line in enumerate(lines):
        spare = TITLE_WIDTH - measure(size, line) if is_from_right(title) else 0
        place = TITLE_LEFT + spare, base + leading * number
        paste_line(image, as_seen(line), place, size, INK_AT)


@cache
def plate(name: str, design: Design) -> Image.Image:
    """What all cards share, in their colours: paper, mark, rule, the blog's name.

    Drawing an SVG takes a hundred times as long as setting a title, so it is done once.
    """
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    svg = environment.from_string(TEMPLATE).render(name=name, **design._asdict())
    return raster(svg, WIDTH).convert("RGB").quantize(palette=palette(design), dither=Dither.NONE)


@cache
def palette(design: Design) -> Image.Image:
    """The colours: from quiet over paper to ink, then the rule's, then the mark's."""
    paper, ink, quiet, line, _ = (colour.light for colour in design.colours)
    to_ink = INK_AT - PAPER_AT
    colours = [between(paper, quiet, step / PAPER_AT) for step in range(PAPER_AT, 0, -1)]
    colours += [between(paper, ink, step / to_ink) for step in range(to_ink + 1)]
    colours.append(ImageColor.getrgb(line))
    colours += most_used(raster(design.mark, 100))[: COLOURS - len(colours)]
    image = Image.new("P", (1, 1))
    image.putpalette([part for colour in colours for part in colour])
    return image


def most_used(drawing: Image.Image) -> list[tuple[int, ...]]:
    """The colours of a drawing's opaque pixels, the most used first."""
    found = drawing.convert("RGBA").getcolors(drawing.width * drawing.height) or []
    opaque = (c for _, c in sorted(found, reverse=True) if isinstance(c, tuple) and c[3] == 255)
    return [colour[:3] for colour in opaque]


def between(paper: str, colour: str, share: float) -> tuple[int, ...]:
    """A colour of which `share` covers the paper, from 0 to 1."""
    pairs = zip(ImageColor.getrgb(paper), ImageColor.getrgb(colour), strict=True)
    return tuple(round(below + (above - below) * share) for below, above in pairs)
