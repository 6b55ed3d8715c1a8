"""The card of a post: its title, its date and the mark, as a small PNG."""

import hashlib
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, StrictUndefined
from PIL import Image, ImageColor, ImageDraw
from PIL.Image import Dither

from plugins.caches import is_kept, keep

from .raster import face, measure, raster
from .setting import LEADING, set_title

WIDTH, HEIGHT = 1200, 630
TITLE_LEFT, TITLE_TOP, TITLE_WIDTH, TITLE_HEIGHT = 84, 142, 1028, 316  # where it has its place
DATELINE_LEFT, DATELINE_BASE, DATELINE_SIZE = 88, 118, 34
PAPER, RULE, INK, GREY = "#fbf8f2", "#d9d2c4", "#18212f", "#565e6b"
COLOURS = 16  # so that two pixels share a byte: eight from paper to ink, three more to grey, …
RAMPS = {INK: tuple(range(8)), GREY: (0, 8, 9, 10)}  # … by their places in the palette
COMPRESSION = 3  # of 9: the best takes eight times as long and saves a third
TEMPLATE = (Path(__file__).parent / "card.svg").read_text(encoding="utf-8")
MADE_BY = tuple(version(name) for name in ("resvg-py", "pillow", "fontpkg-source-serif-4"))


class Words(NamedTuple):
    """What stands on a card, as text."""

    title: str
    dateline: str
    name: str  # the blog's


class Card(NamedTuple):
    """A card, drawn or not."""

    address: str  # within the site
    alt: str
    words: Words
    width: int = WIDTH
    height: int = HEIGHT


def card_of(words: Words, name: str, mark: str) -> Card:
    """The card with these words: `mark` is the source of an SVG, `name` begins the file's name."""
    made_of = "\n".join([*words, mark, *made_by()])
    key = hashlib.sha256(made_of.encode()).hexdigest()[:12]
    alt = " · ".join(filter(None, [words.title, words.dateline, words.name]))
    return Card(f"cards/{name}.{key}.png", alt, words)


@cache
def made_by() -> list[str]:
    """Whatever decides what a card looks like, besides its words: our code and the programs."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    return [*(file.read_text(encoding="utf-8") for file in sources), TEMPLATE, *MADE_BY]


def file_of(card: Card, mark: str, folder: Path) -> Path:
    """Where the card lies in a folder of drawn cards; it is drawn only if it is not."""
    file = folder / f"{card.address.split('.')[-2]}.png"
    if not is_kept(file):
        keep(draw(card.words, mark), file)
    return file


def draw(words: Words, mark: str) -> bytes:
    """A PNG in few colours: what all cards share, and on it the words."""
    card = plate(words.name, mark).copy()
    write_title(card, words.title)
    write_dateline(card, words.dateline)
    packed = BytesIO()
    card.save(packed, "PNG", bits=4, compress_level=COMPRESSION)
    return packed.getvalue()


@cache
def plate(name: str, mark: str) -> Image.Image:
    """What all cards share, in their colours: paper, mark, rule and the blog's name.

    Drawing an SVG takes twenty times as long as setting a title, so it is done once.
    """
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    picture = raster(environment.from_string(TEMPLATE).render(name=name, mark=mark), WIDTH)
    return picture.convert("RGB").quantize(palette=palette(mark), dither=Dither.NONE)


@cache
def palette(mark: str) -> Image.Image:
    """The colours: of the text, in the order of RAMPS, then the rule's, then the mark's."""
    colours = [between(INK, step / 7) for step in range(8)]
    colours += [between(GREY, step / 3) for step in (1, 2, 3)]
    colours.append(ImageColor.getrgb(RULE))
    colours += most_used(raster(mark, 100))[: COLOURS - len(colours)]
    image = Image.new("P", (1, 1))
    image.putpalette([part for colour in colours for part in colour])
    return image


def most_used(drawing: Image.Image) -> list[tuple[int, ...]]:
    """The colours of a drawing's opaque pixels, the most used first."""
    found = drawing.convert("RGBA").getcolors(drawing.width * drawing.height) or []
    opaque = (c for _, c in sorted(found, reverse=True) if isinstance(c, tuple) and c[3] == 255)
    return [colour[:3] for colour in opaque]


def between(colour: str, share: float) -> tuple[int, ...]:
    """A colour of which `share` covers the paper, from 0 to 1."""
    pairs = zip(ImageColor.getrgb(PAPER), ImageColor.getrgb(colour), strict=True)
    return tuple(round(paper + (ink - paper) * share) for paper, ink in pairs)


def write_title(card: Image.Image, title: str) -> None:
    """Set the title in the middle of its place."""
    size, lines = set_title(title, TITLE_WIDTH, TITLE_HEIGHT, measure)
    leading = round(size * LEADING)
    above = (TITLE_HEIGHT - leading * len(lines)) // 2
    write(card, (TITLE_LEFT, TITLE_TOP + above + round(size * 0.86)), lines, size, INK)


def write_dateline(card: Image.Image, dateline: str) -> None:
    """Set the date above the title."""
    write(card, (DATELINE_LEFT, DATELINE_BASE), [dateline], DATELINE_SIZE, GREY)


def write(
    card: Image.Image, place: tuple[int, int], lines: list[str], size: int, colour: str
) -> None:
    """Write lines, the first of which has its base at a place: x, y in pixels from the corner.

    They share one mask, for a letter may hang down into the line below.
    """
    left, base = place
    leading, above, below = round(size * LEADING), size, round(size * 0.3)
    mask = Image.new("L", (WIDTH - left, above + leading * (len(lines) - 1) + below))
    pen = ImageDraw.Draw(mask)
    for number, line in enumerate(lines):
        pen.text((0, above + leading * number), line, fill=255, font=face(size), anchor="ls")
    card.paste(mask.point(shades(RAMPS[colour])), (left, base - above))


@cache
def shades(ramp: tuple[int, ...]) -> list[int]:
    """Places in the palette for the 256 degrees to which a letter covers a pixel."""
    return [ramp[round(degree / 255 * (len(ramp) - 1))] for degree in range(256)]
