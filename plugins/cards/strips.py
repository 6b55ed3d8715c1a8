"""A PNG made of strips of rows, each packed by itself: what many share is packed once.

Pillow packs an image as a whole, which takes longer than all else about a card.
"""

import zlib
from collections.abc import Iterable
from io import BytesIO
from typing import NamedTuple

from PIL import Image
from PIL.PngImagePlugin import putchunk

BITS = 4  # two pixels share a byte
MARGIN = 2  # pixels of place 0: the byte before each row of a PNG; 0 tells that it stands as it is
MEMORY = 7  # of 9: larger tables take longer to lay out than they save
BEGIN, END = b"\x78\x01", b"\x03\x00"  # of what zlib has packed: its kind; an empty last block
MODULUS = 65521  # of zlib's checksum


class Strip(NamedTuple):
    """Some rows of an image, packed so that others may follow; their checksum and length."""

    packed: bytes
    checksum: int
    length: int


def strip(rows: Image.Image) -> Strip:
    """Pack rows that have their margin. Runs of one colour are all that is looked for."""
    unpacked = rows.tobytes("raw", f"P;{BITS}")
    packer = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS, MEMORY, zlib.Z_RLE)
    packed = packer.compress(unpacked) + packer.flush(zlib.Z_FULL_FLUSH)
    return Strip(packed, zlib.adler32(unpacked), len(unpacked))


def png(head: bytes, strips: Iterable[Strip]) -> bytes:
    """The file that begins with `head`, with these rows."""
    strips = list(strips)
    checksum = 1
    for each in strips:
        checksum = joined(checksum, each.checksum, each.length)
    packed = b"".join(each.packed for each in strips)
    file = BytesIO(head)
    file.seek(len(head))
    putchunk(file, b"IDAT", BEGIN, packed, END, checksum.to_bytes(4, "big"))
    putchunk(file, b"IEND")
    return file.getvalue()


def joined(first: int, second: int, length: int) -> int:
    """The Adler-32 of two texts in a row, from that of each and the length of the second."""
    low = (first & 0xFFFF) + (second & 0xFFFF) - 1
    high = (first >> 16) + (second >> 16) + length * ((first & 0xFFFF) - 1)
    return high % MODULUS << 16 | low % MODULUS


def head_of(image: Image.Image) -> bytes:
    """How Pillow begins the file of an image: its size, depth and colours."""
    file = BytesIO()
    image.save(file, "PNG", bits=BITS)
    return file.getvalue().partition(b"IDAT")[0][:-4]  # and not the length of what follows
