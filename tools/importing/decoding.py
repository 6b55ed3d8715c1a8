"""Pictures decoded: whether all of one is there, what it is, and how it looks."""

import io
import warnings
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PIL import Image, UnidentifiedImageError

from plugins.incremental.digest import digest_of

LARGEST = 50_000_000  # bytes
MOST_PIXELS = 80_000_000  # which take 320 MB while they are looked at
MOST_JPEG_PIXELS = 120_000_000  # a telephone's; they can be decoded smaller
ENDINGS = {
    "JPEG": ".jpg",
    "MPO": ".jpg",
    "PNG": ".png",
    "GIF": ".gif",
    "WEBP": ".webp",
    "AVIF": ".avif",
}
OTHERS = ("BMP", "TIFF")  # which no page shows: they become PNG
LOOK = 8  # pixels a side: as much as tells one picture from another
ALIKE = 12  # of 255, by which copies in other sizes differ at most
WRONG = (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError)


class Found(NamedTuple):
    """A picture that can be decoded; its bytes are read when they are written."""

    ending: str
    width: int
    height: int
    look: bytes  # a small one of it
    digest: str
    read: Callable[[], bytes]

    @property
    def pixels(self) -> int:
        return self.width * self.height

    @property
    def ratio(self) -> float:
        """How many times as wide as high."""
        return self.width / self.height

    def is_like(self, other: "Found") -> bool:
        """Whether two are one picture in two sizes."""
        apart = sum(abs(a - b) for a, b in zip(self.look, other.look, strict=True))
        return apart <= ALIKE * LOOK * LOOK


def decoded(read: Callable[[], bytes]) -> Found | None:
    """A picture whose bytes are all there and within the limits; None of anything else."""
    try:
        data = read()
        with warnings.catch_warnings(), Image.open(io.BytesIO(data)) as image:
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return _looked_at(image, data, read) if _is_fit(image) else None
    except WRONG:
        return None


def _is_fit(image: Image.Image) -> bool:
    is_jpeg = ENDINGS.get(str(image.format)) == ".jpg"
    most = MOST_JPEG_PIXELS if is_jpeg else MOST_PIXELS
    return image.format in (*ENDINGS, *OTHERS) and 0 < image.width * image.height <= most


def _looked_at(image: Image.Image, data: bytes, read: Callable[[], bytes]) -> Found:
    """What there is to know of a picture; all of it is decoded on the way."""
    kind, (width, height) = str(image.format), image.size
    if kind in OTHERS:
        data, read = _as_png(data), partial(_read_as_png, read)
    image.thumbnail((LOOK * LOOK, LOOK * LOOK))
    look = image.convert("L").resize((LOOK, LOOK)).tobytes()
    return Found(ENDINGS.get(kind, ".png"), width, height, look, digest_of(data), read)


def _read_as_png(read: Callable[[], bytes]) -> bytes:
    return _as_png(read())


def _as_png(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with Image.open(io.BytesIO(data)) as image:
        image.save(buffer, "PNG")
    return buffer.getvalue()
