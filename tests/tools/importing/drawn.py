"""Draws small pictures that differ."""

from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

SIZE = (640, 480)
CELL = 56  # pixels, by which the thing in a room stands somewhere else


def drawn(width: int, height: int = 0, turned: bool = False) -> bytes:
    """A PNG that goes from dark to light, or from light to dark."""
    light = Image.linear_gradient("L").resize((width, height or width))
    buffer = BytesIO()
    (light.rotate(180) if turned else light).save(buffer, "PNG")
    return buffer.getvalue()


def scene(number: int) -> Image.Image:
    """A picture of its own: a photograph, a page of words, a chart, or a room with a thing in it.

    Of the last, up to 80, all show the same room, and the thing stands somewhere else.
    """
    kind, random = number % 4, Random(number)
    return _room(number // 4) if kind == 3 else (_photograph, _page, _chart)[kind](random)


def _photograph(random: Random) -> Image.Image:
    small = Image.frombytes("RGB", (12, 9), random.randbytes(12 * 9 * 3))
    return small.resize(SIZE, Image.Resampling.BICUBIC)


def _page(random: Random) -> Image.Image:
    page = Image.new("RGB", SIZE, "white")
    for top in range(20, 460, 22):
        left = 20
        while left < random.randint(300, 600):
            width = random.randint(8, 60)
            ImageDraw.Draw(page).rectangle((left, top, left + width, top + 9), "black")
            left += width + 8
    return page


def _chart(random: Random) -> Image.Image:
    chart = Image.new("RGB", SIZE, "white")
    for bar in range(8):
        box = (40 + bar * 70, random.randint(40, 440), 80 + bar * 70, 460)
        ImageDraw.Draw(chart).rectangle(box, random.choice(["navy", "teal", "maroon"]))
    return chart


def _room(place: int) -> Image.Image:
    room = _photograph(Random(3))
    left, top = place % 10 * CELL, place // 10 * CELL
    ImageDraw.Draw(room).rectangle((left, top, left + 110, top + 70), "black")
    return room


def saved(image: Image.Image, width: int = 0, kind: str = "JPEG") -> bytes:
    """A file of a picture, as wide as is asked."""
    buffer = BytesIO()
    size = (width, round(image.height * width / image.width)) if width else image.size
    image.resize(size, Image.Resampling.LANCZOS).save(buffer, kind, quality=80)
    return buffer.getvalue()
