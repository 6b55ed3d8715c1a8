"""Small pictures as cameras and programs save them."""

from pathlib import Path
from typing import Any

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

SECRET = "Taken at home"


def save(file: Path, width: int = 2000, height: int = 1000, **options: Any) -> Path:
    """A picture, red on the left and blue on the right."""
    file.parent.mkdir(parents=True, exist_ok=True)
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width // 2, height))
    image.save(file, **options)
    return file


def save_as_a_phone_does(file: Path, orientation: int = 1) -> Path:
    """A picture that notes where and by whom it was taken, and how the phone was held."""
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    exif[Base.ImageDescription] = SECRET
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitudeRef] = "N"
    more = {"comment": SECRET} if file.suffix == ".jpg" else {}
    return save(file, 2000, 1000, exif=exif, **more)
