"""The card of a post: its title, its date and the mark, as a small PNG; or a picture of its own."""

from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zlib import Z_RLE

from jinja2 import Environment, StrictUndefined
from PIL import Image, ImageColor
from PIL.Image import Dither

from plugins.colours import Colours
from plugins.incremental.digest import digest, digest_of
from plugins.incremental.store import Store
from plugins.pictures.picture import Picture, read_picture

from .fonts import PACKAGES, as_seen, drawable, in_own_font, is_from_right
from .glyphs import paste_line
from .photograph import fitted
from .raster import measure, raster
from .typesetting import LEADING, typeset

WIDTH, HEIGHT = 1200, 630
TITLE_LEFT, TITLE_TOP, TITLE_WIDTH, TITLE_HEIGHT = 84, 142, 1028, 316  # where it has its place
DATELINE_LEFT, DATELINE_BASE, DATELINE_SIZE = 88, 118, 34
BITS = 4  # two pixels share a byte
COLOURS = 1 << BITS
QUIET_AT, PAPER_AT, INK_AT = 0, 3, 10  # places in the palette: what lies between blends the two
TEMPLATE = (Path(__file__).parent / "card.svg").read_text(encoding="utf-8")
MADE_BY = tuple(version(name) for name in ("resvg-py", "pillow", "uniseg", *PACKAGES))


class CardText(NamedTuple):
    """What stands on a card, as text."""

    title: str
    dateline: str
    name: str  # the blog's


class Design(NamedTuple):
    """What all cards have from the theme: its mark, as the source of an SVG, and its colours."""

    mark: str
    colours: Colours


class Card(NamedTuple):
    """A card, drawn or not."""

    address: str  # within the site
    alt: str
    words: CardText
    kind: str = "image/png"
    picture: str = ""  # the file of the one that it shows instead of the words
    width: int = WIDTH
    height: int = HEIGHT


def card_of(words: CardText, name: str, design: Design) -> Card:
    """The card with these words: `name` begins the file's name."""
    made_of = "\n".join([*words, made_by(design)])
    key = digest_of(made_of.encode())[:12]
    alt = " · ".join(filter(None, [words.title, words.dateline, words.name]))
    return Card(f"cards/{name}.{key}.png", alt, words)


def card_with(picture: Picture, words: CardText, name: str, design: Design) -> Card:
    """The card that shows a picture; the title stands for what is to be seen, as nobody says it."""
    key = digest_of(f"{picture.key}\n{made_by(design)}".encode())[:12]
    file = str(picture.file)
    return Card(f"cards/{name}.{key}.jpg", words.title, words, "image/jpeg", file)


@cache
def made_by(design: Design) -> str:
    """A digest of what decides how cards look, besides their words: design, code and programs."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    code = [file.read_text(encoding="utf-8") for file in sources]
    return digest(design, *code, TEMPLATE, *MADE_BY)


def file_of(card: Card, design: Design, drawn: Store) -> bytes:
    """The card's file; it is drawn only if it is not among those that were drawn before."""
    key = card_key(card)
    file = drawn.get(key)
    if file is None:
        size = card.width, card.height
        picture = read_picture(Path(card.picture)) if card.picture else None
        file = fitted(picture, size) if picture else draw(card.words, design)
        drawn.put(key, file)
    return file


def card_key(card: Card) -> bytes:
    """What a card is kept under: whatever it is made of has a part in it."""
    return card.address.split(".")[-2].encode()


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
