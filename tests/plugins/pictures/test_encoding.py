"""What is published of a picture."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from plugins.incremental.files import store_file
from plugins.pictures.encoding import clean_file, packed, variant_file
from plugins.pictures.picture import read_picture, variants

from .samples import SECRET, save, save_as_a_phone_does


@pytest.mark.parametrize("format", ["AVIF", "WEBP", "JPEG", "PNG"])
@pytest.mark.parametrize("given", ["a.jpg", "a.png", "a.webp"])
def test_nothing_that_the_camera_noted_is_published(
    tmp_path: Path, given: str, format: str
) -> None:
    file = save_as_a_phone_does(tmp_path / given)
    assert SECRET.encode() in file.read_bytes()
    data = packed(file, 480, format)
    assert SECRET.encode() not in data
    with Image.open(BytesIO(data)) as image:
        assert not image.getexif()
        assert image.size == (480, 240)


def test_a_picture_that_lies_on_its_side_is_put_upright(tmp_path: Path) -> None:
    data = packed(save_as_a_phone_does(tmp_path / "a.jpg", orientation=6), 480, "PNG")
    with Image.open(BytesIO(data)) as image:
        assert image.size == (480, 960)
        red = image.getchannel("R")
        assert sum(red.crop((0, 0, 480, 400)).histogram()[200:]) == 480 * 400
        assert sum(red.crop((0, 560, 480, 960)).histogram()[:50]) == 480 * 400


def test_what_is_transparent_stays_so(tmp_path: Path) -> None:
    Image.new("LA", (20, 20), (0, 0)).save(tmp_path / "a.png")
    for format in ("AVIF", "WEBP", "PNG"):
        with Image.open(BytesIO(packed(tmp_path / "a.png", 20, format))) as image:
            assert image.convert("RGBA").getpixel((9, 9))[3] == 0  # type: ignore[index]


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "RGB"])
def test_every_kind_of_colour_can_be_packed(tmp_path: Path, mode: str) -> None:
    file = tmp_path / ("a.jpg" if mode == "CMYK" else "a.png")
    Image.new("RGB", (20, 20), "white").convert(mode).save(file)
    for format in ("AVIF", "WEBP", "JPEG", "PNG"):
        with Image.open(BytesIO(packed(file, 10, format))) as image:
            assert sum(image.convert("L").histogram()[240:]) == 100


def test_a_picture_is_packed_once(tmp_path: Path) -> None:
    picture = read_picture(save(tmp_path / "a.jpg"))
    assert picture
    for variant in variants(picture):
        made = variant_file(picture, variant, tmp_path / "cache")
        with Image.open(made) as image:
            assert image.width == variant.width
        store_file(b"kept", made)
        assert variant_file(picture, variant, tmp_path / "cache").read_text() == "kept"
    with Image.open(clean_file(picture, tmp_path / "cache")) as image:
        assert (image.format, image.width) == ("JPEG", 1440)
