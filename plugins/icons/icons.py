"""The mark as the icons that browsers, phones and feed readers ask for."""

from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import NamedTuple

from PIL import Image

MARK = "theme/img/mark.svg"
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


def drawings(
    mark: str, paper: str, feed_image: str, feed_icon: str
) -> dict[str, Callable[[], bytes]]:
    """How each icon is drawn, by its address; the last two are those of the feeds."""
    feeds = (Icon(feed_image, 144, 0.75), Icon(feed_icon, 512, 0.75))
    return {
        MARK: mark.encode,
        "favicon.ico": partial(tab_icon, mark),
        **{icon.address: partial(png, icon, mark, paper) for icon in (*ICONS, *feeds)},
    }


def tab_icon(mark: str) -> bytes:
    """The icon for browsers that ask for /favicon.ico, on nothing."""
    from PIL.IcoImagePlugin import IcoImageFile  # or Pillow loads all formats to find this one

    packed = BytesIO()
    _raster(mark, 256).save(packed, IcoImageFile.format, sizes=TAB_SIZES)
    return packed.getvalue()


def png(icon: Icon, mark: str, paper: str) -> bytes:
    """The icon, on paper, for phones put whatever they like behind it."""
    packed = BytesIO()
    picture = _raster(on_paper(mark, icon.share, paper), icon.size).convert("RGB")
    picture.quantize(32, dither=Image.Dither.NONE).save(packed, "PNG", optimize=True)
    return packed.getvalue()


def _raster(svg: str, width: int) -> Image.Image:
    from plugins.cards.raster import raster  # most builds draw nothing: its fonts need not load

    return raster(svg, width)


def on_paper(mark: str, share: float, paper: str) -> str:
    """The mark in the middle of a sheet of paper."""
    size = 100 * share
    place = (100 - size) / 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
        f'<rect width="100" height="100" fill="{paper}"/>'
        f'<svg x="{place}" y="{place}" width="{size}" height="{size}">{mark}</svg></svg>'
    )
