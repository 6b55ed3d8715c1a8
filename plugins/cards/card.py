"""The card of a post: its title, its date and the mark, as a small PNG."""

import hashlib
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, StrictUndefined
from PIL.Image import Dither

from plugins.caches import keep

from .raster import measure, raster
from .setting import LEADING, set_title

WIDTH, HEIGHT = 1200, 630
TEXT_WIDTH, TEXT_TOP, TEXT_HEIGHT = 1028, 142, 316  # where the title has its place
COLOURS = 48
TEMPLATE = (Path(__file__).parent / "card.svg").read_text(encoding="utf-8")
MADE_BY = tuple(version(name) for name in ("resvg-py", "pillow", "fontpkg-source-serif-4"))


class Words(NamedTuple):
    """What stands on a card, as text."""

    title: str
    dateline: str
    name: str  # the blog's


class Card(NamedTuple):
    """A card that has been drawn."""

    address: str  # within the site
    alt: str
    file: Path
    width: int = WIDTH
    height: int = HEIGHT


def draw(words: Words, name: str, mark: str, cache: Path) -> Card:
    """The card with these words; drawn only if `cache` does not hold it.

    `mark` is the source of an SVG, `name` begins the name of the file.
    """
    svg = sketch(words, mark)
    key = hashlib.sha256("\n".join([svg, *MADE_BY]).encode()).hexdigest()[:12]
    file = cache / f"{key}.png"
    if not file.exists():
        keep(png(svg), file)
    alt = " · ".join(filter(None, [words.title, words.dateline, words.name]))
    return Card(f"cards/{name}.{key}.png", alt, file)


def sketch(words: Words, mark: str) -> str:
    """The card as SVG, its title in the middle of its place."""
    size, lines = set_title(words.title, TEXT_WIDTH, TEXT_HEIGHT, measure)
    leading = round(size * LEADING)
    above = (TEXT_HEIGHT - leading * len(lines)) // 2
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(TEMPLATE).render(
        words._asdict(),
        size=size,
        lines=lines,
        leading=leading,
        top=TEXT_TOP + above + round(size * 0.86),
        mark=mark,
    )


def png(svg: str) -> bytes:
    """The drawing in few colours, as a small PNG."""
    picture = raster(svg, WIDTH).convert("RGB").quantize(COLOURS, dither=Dither.NONE)
    packed = BytesIO()
    picture.save(packed, "PNG", optimize=True)
    return packed.getvalue()
