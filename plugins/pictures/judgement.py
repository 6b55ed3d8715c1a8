"""Whether a picture can be shown; it is decoded for that once, until its file changes."""

from pathlib import Path

from PIL import ImageSequence

from plugins.incremental.cached import cached
from plugins.incremental.manifest import stamp_of

from .picture import Picture, cut_off, open_picture, read_picture
from .unreadable import UnreadablePictureError


def fault_of(file: Path) -> str:
    """What is wrong with a picture, and what to do; empty if nothing is."""
    return _fault(str(file), stamp_of(file))


@cached(str)
def _fault(path: str, _stamp: str) -> str:
    try:
        if picture := read_picture(Path(path)):
            _decode(picture)
    except UnreadablePictureError as error:
        return str(error)
    return ""


def _decode(picture: Picture) -> None:
    """Read all that a file holds. Raises UnreadablePictureError."""
    if picture.format == "SVG":
        return
    try:
        with open_picture(picture.file) as image:
            image.draft(None, (1, 1))  # a JPEG is read whole, but drawn at an eighth of its size
            for frame in ImageSequence.Iterator(image) if picture.moves else (image,):
                frame.load()
    except Exception as error:  # whatever a decoder says of a damaged file
        raise cut_off(picture.file) from error
