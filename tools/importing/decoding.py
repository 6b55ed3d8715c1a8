"""Pictures decoded: whether all of one is there, what it is, and how it looks."""

import io
import struct
import warnings
from collections.abc import Callable, Sequence
from functools import partial
from typing import IO, NamedTuple

from PIL import Image, ImageChops, ImageOps, UnidentifiedImageError
from PIL.ExifTags import Base
from PIL.Image import Resampling
from PIL.ImageStat import Stat

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
DRAWN = 256  # pixels a side, at which a picture is looked at
LOOK = (32, 32)  # as many pixels as tell one picture from another
PLAIN = 8.0  # of 255: what varies less may look like many others
APART = 0.06  # of that, by which copies in other sizes differ at most
NOISE = 1.5  # of 255, by which they differ in any case
FAR = 80  # of 255, by which no part of them differs
SMALL_LOOK = (16, 16)  # pixels that are left the same by a copy that is a few pixels high
THUMBNAIL = range(64, 161)  # pixels of the longer side of such a copy; what is less is a sign
SMALL_APART = 0.2  # as APART, of such a copy
TOO_FAR = ([0] * (FAR + 1) + [255] * (255 - FAR)) * 3
RATIO_APART = 0.02
LYING = {5, 6, 7, 8}  # cameras that were turned note it as one of these orientations
WRONG = (
    *(UnidentifiedImageError, OSError, SyntaxError, ValueError, struct.error),
    Image.DecompressionBombError,
)


class Decodable(NamedTuple):
    """A picture that can be decoded; its bytes are read when they are written."""

    ending: str
    width: int
    height: int
    look: bytes  # a small one of it, in colours
    digest: str
    read: Callable[[], bytes]

    @property
    def pixels(self) -> int:
        return self.width * self.height

    @property
    def ratio(self) -> float:
        """How many times as wide as high."""
        return self.width / self.height

    @property
    def contrast(self) -> float:
        """How much its light and colours vary, of 255."""
        return _mean(Stat(self.image).stddev)

    @property
    def is_thumbnail(self) -> bool:
        """Whether it is so small that little of it can be told, and may be a cut of another."""
        return max(self.width, self.height) in THUMBNAIL

    @property
    def image(self) -> Image.Image:
        """How it looks."""
        return Image.frombytes("RGB", LOOK, self.look)

    def is_like(self, other: "Decodable") -> bool:
        """Whether two are one picture in two sizes, or one the middle of the other."""
        small, large = sorted((self, other), key=lambda one: one.pixels)
        if small.is_thumbnail:
            return _is_thumbnail_of(small, large)
        is_same = has_shape(small.ratio, large.ratio)
        return is_same and _are_alike(small.image, large.image, APART)


def has_shape(ratio: float, other: float) -> bool:
    """Whether two are as wide as high, but for the pixel that a smaller size is rounded to."""
    return abs(ratio / other - 1) <= RATIO_APART


def _is_thumbnail_of(small: Decodable, large: Decodable) -> bool:
    """Whether a small copy shows a picture, or the square in its middle, as Blogger cuts it."""
    looks = [large.image] if _rounds_to(large, small) else []
    looks += [_middle(large)] if small.width == small.height else []
    shown = small.image.resize(SMALL_LOOK, Resampling.BILINEAR)
    whole = (look.resize(SMALL_LOOK, Resampling.BILINEAR) for look in looks)
    return any(_are_alike(shown, look, SMALL_APART) for look in whole)


def _rounds_to(large: Decodable, small: Decodable) -> bool:
    """Whether a picture has the shape of a small copy, but for a pixel."""
    width, height = small.height * large.ratio, small.width / large.ratio
    return min(abs(width - small.width), abs(height - small.height)) <= 1


def _middle(found: Decodable) -> Image.Image:
    """How the square in the middle of a picture looks."""
    width, height = LOOK
    left = max(0, width - width / found.ratio) / 2
    top = max(0, height - height * found.ratio) / 2
    box = (left, top, width - left, height - top)
    return found.image.resize(LOOK, Resampling.BILINEAR, box=box)


def _are_alike(look: Image.Image, other: Image.Image, most: float) -> bool:
    difference = ImageChops.difference(look, other)
    if difference.point(TOO_FAR).getbbox():
        return False  # which is told many times as fast, of nearly all pairs
    contrast = min(_mean(Stat(one).stddev) for one in (look, other))
    return _mean(Stat(difference).rms) <= max(NOISE, most * contrast)


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)


def size_in(open_file: Callable[[], IO[bytes]]) -> tuple[int, int]:
    """How wide and high a picture is, without decoding it; 0 and 0 of anything else."""
    try:
        with open_file() as file, Image.open(file) as image:
            return _upright(image)
    except WRONG:
        return 0, 0


def decoded(read: Callable[[], bytes]) -> Decodable | None:
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


def _looked_at(image: Image.Image, data: bytes, read: Callable[[], bytes]) -> Decodable:
    """What there is to know of a picture; all of it is decoded on the way."""
    kind, (width, height) = str(image.format), _upright(image)
    if kind in OTHERS:
        data, read = _as_png(data), partial(_read_as_png, read)
    image.thumbnail((DRAWN, DRAWN))
    return Decodable(ENDINGS.get(kind, ".png"), width, height, _look(image), digest_of(data), read)


def _upright(image: Image.Image) -> tuple[int, int]:
    """How wide and high a picture is seen."""
    is_lying = image.getexif().get(Base.Orientation) in LYING
    return (image.height, image.width) if is_lying else image.size


def _look(image: Image.Image) -> bytes:
    """A picture as it is seen on white, of so few pixels that its size makes no difference."""
    shown = ImageOps.exif_transpose(image).convert("RGBA")
    paper = Image.new("RGBA", shown.size, "white")
    return (
        Image.alpha_composite(paper, shown)
        .convert("RGB")
        .resize(LOOK, Resampling.BILINEAR)
        .tobytes()
    )


def _read_as_png(read: Callable[[], bytes]) -> bytes:
    return _as_png(read())


def _as_png(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with Image.open(io.BytesIO(data)) as image:
        image.save(buffer, "PNG")
    return buffer.getvalue()
