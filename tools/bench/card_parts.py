"""What the peers' cards are made of: a plain font, and a plate in the colour of paper."""

from functools import cache
from io import BytesIO
from pathlib import Path

from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from PIL import Image

from plugins.cards.card import HEIGHT, WIDTH
from plugins.cards.fonts import font_file

LATIN = range(0x20, 0x180)
BOLD = {"wght": 600, "opsz": 32}
PAPER = "#fdfbf7"


def write_font(file: Path) -> None:
    """Write the font of this blog's cards with Latin letters in one weight: peers read no more."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(latin_font())


@cache
def latin_font() -> bytes:
    """The font's file, which takes seconds to make."""
    made = BytesIO()
    with TTFont(font_file()) as font:
        subsetter = Subsetter()
        subsetter.populate(unicodes=LATIN)
        subsetter.subset(font)
        instantiateVariableFont(font, BOLD, inplace=True)
        font.save(made)
    return made.getvalue()


def write_plate(file: Path) -> None:
    """Write an empty card."""
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (WIDTH, HEIGHT), PAPER).save(file)
