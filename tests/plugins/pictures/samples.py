"""Small pictures as cameras and programs save them."""

from pathlib import Path
from typing import Any

from PIL import Image, PngImagePlugin
from PIL.ExifTags import GPS, IFD, Base
from pillow_heif import register_heif_opener

register_heif_opener()  # which writes HEIC, too
SECRET = "Taken at home"
XMP = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{SECRET}</x:xmpmeta>".encode()


def save(file: Path, width: int = 2000, height: int = 1000, **options: Any) -> Path:
    """A picture, red on the left and blue on the right."""
    file.parent.mkdir(parents=True, exist_ok=True)
    red_and_blue(width, height).save(file, **options)
    return file


def red_and_blue(width: int, height: int) -> Image.Image:
    """A picture in memory."""
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width // 2, height))
    return image


def save_as_a_phone_does(file: Path, orientation: int = 1) -> Path:
    """A picture that notes where and by whom it was taken, and how the phone was held."""
    more = {"comment": SECRET} if file.suffix == ".jpg" else {}
    return save(file, 2000, 1000, exif=noted(orientation), **more)


def noted(orientation: int = 1) -> Image.Exif:
    """What a camera notes."""
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    exif[Base.ImageDescription] = SECRET
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitudeRef] = "N"
    return exif


def everything_noted() -> dict[str, Any]:
    """Every way in which Pillow's formats take notes; each takes those that it knows."""
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", SECRET)
    return {"exif": noted(), "xmp": XMP, "comment": SECRET, "pnginfo": text, "author": SECRET}


def save_moving(file: Path, frames: int = 3, size: tuple[int, int] = (1200, 600)) -> Path:
    """A picture whose colours go round, three times."""
    file.parent.mkdir(parents=True, exist_ok=True)
    first, *others = [red_and_blue(*size).rotate(90 * turn) for turn in range(frames)]
    timing: dict[str, Any] = {"duration": [100 * (turn + 1) for turn in range(frames)], "loop": 3}
    first.save(file, save_all=True, append_images=others, **timing, **everything_noted())
    return file
