"""The card of a post: its title, its date and the mark, as a small PNG."""

import hashlib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, StrictUndefined
from PIL import Image, ImageColor
from PIL.Image import Dither

from plugins.incremental.store import Store

from .lettering import Band, Letter, bands, letters, paste
from .raster import measure, raster
from .setting import LEADING, set_title
from .strips import BITS, MARGIN, Strip, head_of, png, strip

WIDTH, HEIGHT = 1200, 630
TITLE_LEFT, TITLE_TOP, TITLE_WIDTH, TITLE_HEIGHT = 84, 142, 1028, 316  # where it has its place
DATELINE_LEFT, DATELINE_BASE, DATELINE_SIZE = 88, 118, 34
PAPER, RULE, INK, GREY = "#fbf8f2", "#d9d2c4", "#18212f", "#565e6b"
COLOURS = 1 << BITS
GREY_AT, PAPER_AT, INK_AT = 0, 3, 10  # places in the palette: what lies between blends the two
SHARED = 4096  # strips between words that are remembered: more than there are heights of lines
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
    made_of = "\n".join([*words, made_by(mark)])
    key = hashlib.sha256(made_of.encode()).hexdigest()[:12]
    alt = " · ".join(filter(None, [words.title, words.dateline, words.name]))
    return Card(f"cards/{name}.{key}.png", alt, words)


@cache
def made_by(mark: str) -> str:
    """A digest of what decides how cards look, besides their words: mark, code and programs."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    code = [file.read_text(encoding="utf-8") for file in sources]
    return hashlib.sha256("\n".join([mark, *code, TEMPLATE, *MADE_BY]).encode()).hexdigest()


def file_of(card: Card, mark: str, drawn: Store) -> bytes:
    """The card's file; it is drawn only if it is not among those that were drawn before."""
    key = key_of(card)
    file = drawn.get(key)
    if file is None:
        file = draw(card.words, mark)
        drawn.put(key, file)
    return file


def key_of(card: Card) -> bytes:
    """What a card is kept under: whatever it is made of has a part in it."""
    return card.address.split(".")[-2].encode()


def draw(words: Words, mark: str) -> bytes:
    """A PNG in few colours: what all cards share, and on it the words."""
    strips, row = [], 0
    for band in bands([*dateline(words.dateline), *title(words.title)]):
        strips += [shared(words.name, mark, row, band.top), written(band, words.name, mark)]
        row = band.bottom
    return png(head(mark), [*strips, shared(words.name, mark, row, HEIGHT)])


def dateline(text: str) -> Iterator[Letter]:
    """The letters of the date above the title."""
    return letters(text, (DATELINE_LEFT, DATELINE_BASE), DATELINE_SIZE, GREY_AT)


def title(text: str) -> Iterator[Letter]:
    """The letters of a title, which stands in the middle of its place."""
    size, lines = set_title(text, TITLE_WIDTH, TITLE_HEIGHT, measure)
    leading = round(size * LEADING)
    base = TITLE_TOP + (TITLE_HEIGHT - leading * len(lines)) // 2 + round(size * 0.86)
    for number, line in enumerate(lines):
        yield from letters(line, (TITLE_LEFT, base + leading * number), size, INK_AT)


def written(band: Band, name: str, mark: str) -> Strip:
    """The rows that hold these letters."""
    rows = rows_of(plate(name, mark), band.top, band.bottom)
    paste(band.letters, rows, (-MARGIN, band.top))
    return strip(rows)


@lru_cache(SHARED)
def shared(name: str, mark: str, top: int, bottom: int) -> Strip:
    """Rows that hold no letters of a card's own."""
    return strip(rows_of(plate(name, mark), top, bottom))


def rows_of(image: Image.Image, top: int, bottom: int) -> Image.Image:
    """A copy of the rows from one to before the other."""
    return image.crop((0, top, image.width, bottom))


@cache
def head(mark: str) -> bytes:
    """How the file of every card begins."""
    return head_of(palette(mark).resize((WIDTH, HEIGHT)))


@cache
def plate(name: str, mark: str) -> Image.Image:
    """What all cards share, in their colours, with a margin: paper, mark, rule, the blog's name.

    Drawing an SVG takes a hundred times as long as setting a title, so it is done once.
    """
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    picture = raster(environment.from_string(TEMPLATE).render(name=name, mark=mark), WIDTH)
    coloured = picture.convert("RGB").quantize(palette=palette(mark), dither=Dither.NONE)
    with_margin = Image.new("P", (MARGIN + WIDTH, HEIGHT))
    with_margin.paste(coloured, (MARGIN, 0))
    return with_margin


@cache
def palette(mark: str) -> Image.Image:
    """The colours: from grey over paper to ink, then the rule's, then the mark's."""
    colours = [between(GREY, step / PAPER_AT) for step in range(PAPER_AT, 0, -1)]
    colours += [between(INK, step / (INK_AT - PAPER_AT)) for step in range(INK_AT - PAPER_AT + 1)]
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
