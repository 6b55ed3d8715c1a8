"""A PNG made of strips of rows."""

import zlib
from io import BytesIO
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from plugins.cards.strips import BITS, MARGIN, head_of, joined, png, strip

WIDTH, HEIGHT = 6, 12
PIXELS = st.binary(min_size=WIDTH * HEIGHT, max_size=WIDTH * HEIGHT).map(
    lambda places: bytes(place % (1 << BITS) for place in places)
)
RUNS = st.integers(0, 15).map(lambda place: bytes([place]) * (WIDTH * HEIGHT))


def image_of(pixels: bytes) -> Image.Image:
    image = Image.frombytes("P", (WIDTH, HEIGHT), pixels)
    image.putpalette([value for place in range(1 << BITS) for value in (place, 9, 99)])
    return image


def in_strips(image: Image.Image, rows: list[int]) -> bytes:
    wide = Image.new("P", (MARGIN + WIDTH, HEIGHT))
    wide.paste(image, (MARGIN, 0))
    cuts = [wide.crop((0, top, wide.width, bottom)) for top, bottom in pairwise(rows)]
    return png(head_of(image), map(strip, cuts))


@given(PIXELS | RUNS, st.sets(st.integers(1, HEIGHT - 1)))
def test_however_it_is_cut_it_is_the_image(pixels: bytes, cuts: set[int]) -> None:
    image = image_of(pixels)
    file = in_strips(image, [0, *sorted(cuts), HEIGHT])
    with Image.open(BytesIO(file)) as opened:
        assert opened.convert("RGB").tobytes() == image.convert("RGB").tobytes()
        assert (opened.mode, opened.size) == ("P", (WIDTH, HEIGHT))


@given(PIXELS, st.sets(st.integers(1, HEIGHT - 1)))
def test_its_checksum_is_right(pixels: bytes, cuts: set[int]) -> None:
    file = in_strips(image_of(pixels), [0, *sorted(cuts), HEIGHT])
    packed = file.partition(b"IDAT")[2][: -len("crc.") - len("len.IENDcrc.")]
    assert len(zlib.decompress(packed)) == HEIGHT * (1 + WIDTH // 2)


def test_it_begins_and_ends_as_pillow_writes_it() -> None:
    image = image_of(bytes(WIDTH * HEIGHT))
    file, whole = in_strips(image, [0, HEIGHT]), BytesIO()
    image.save(whole, "PNG", bits=BITS)
    assert file.partition(b"IDAT")[0][:-4] == whole.getvalue().partition(b"IDAT")[0][:-4]
    assert file[-12:] == whole.getvalue()[-12:]


@given(st.binary(), st.binary())
def test_the_checksum_of_two_texts_in_a_row(first: bytes, second: bytes) -> None:
    together = joined(zlib.adler32(first), zlib.adler32(second), len(second))
    assert together == zlib.adler32(first + second)


def test_the_checksum_of_long_texts() -> None:
    first, second = b"\xff" * 99_999, b"\xfe" * 99_999
    together = joined(zlib.adler32(first), zlib.adler32(second), len(second))
    assert together == zlib.adler32(first + second)
