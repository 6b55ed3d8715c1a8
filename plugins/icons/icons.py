"""The mark as the icons that browsers and phones ask for."""

from io import BytesIO
from typing import NamedTuple

from PIL import Image

from plugins.cards.raster import raster

PAPER = "#fbf8f2"
TAB_SIZES = [(16, 16), (32, 32), (48, 48)]


class Icon(NamedTuple):
    """A square PNG: `share` of its width is the mark."""

    address: str
    size: int
    share: float


ICONS = (
    Icon("apple-touch-icon.png", 180, 0.8),
    Icon("icons/192.png", 192, 0.85),
    Icon("icons/512.png", 512, 0.85),
    Icon("icons/maskable.png", 512, 0.65),  # phones cut its corners, up to a circle of 80 %
)


def tab_icon(mark: str) -> bytes:
    """The icon for browsers that ask for /favicon.ico, on nothing."""
    packed = BytesIO()
    raster(mark, 256).save(packed, "ICO", sizes=TAB_SIZES)
    return packed.getvalue()


def png(icon: Icon, mark: str) -> bytes:
    """The icon, on paper, for phones put whatever they like behind it."""
    packed = BytesIO()
    picture = raster(on_paper(mark, icon.share), icon.size).convert("RGB")
    picture.quantize(32, dither=Image.Dither.NONE).save(packed, "PNG", optimize=True)
    return packed.getvalue()


def on_paper(mark: str, share: float) -> str:
    """The mark in the middle of a sheet of paper."""
    size = 100 * share
    place = (100 - size) / 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
        f'<rect width="100" height="100" fill="{PAPER}"/>'
        f'<svg x="{place}" y="{place}" width="{size}" height="{size}">{mark}</svg></svg>'
    )
