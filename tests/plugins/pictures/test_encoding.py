"""What is published of a picture."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path
from unittest.mock import Mock
from warnings import catch_warnings, simplefilter

import pytest
from PIL import Image, ImageChops, ImageSequence, ImageStat

from plugins.incremental.files import store_file
from plugins.pictures import encoding
from plugins.pictures.encoding import Rendition, clean_file, own_form, pack, packed, variant_file
from plugins.pictures.judgement import fault_of
from plugins.pictures.picture import ENDINGS, Picture, read_picture, variants

from .samples import (
    SECRET,
    everything_noted,
    red_and_blue,
    save,
    save_as_a_phone_does,
    save_moving,
)


@cache
def files_of_all_formats() -> dict[str, bytes]:
    """A noted picture in every format that Pillow, or what reads HEIC for it, can write."""
    Image.init()
    files: dict[str, bytes] = {}
    for format in sorted(Image.SAVE):
        with suppress(OSError, ValueError, KeyError), catch_warnings():
            simplefilter("ignore", DeprecationWarning)  # of formats that Pillow will forget
            red_and_blue(600, 300).save(data := BytesIO(), format, **everything_noted())
            files[format] = data.getvalue()
    return files


STILL = [Rendition(480, format) for format in ("AVIF", "WEBP", "JPEG", "PNG")]


def published(picture: Picture, cache: Path) -> list[Path]:
    """Every file that is published of a picture."""
    return [
        clean_file(picture, cache),
        *(variant_file(picture, v, cache) for v in variants(picture)),
    ]


def read(file: Path) -> Picture:
    picture = read_picture(file)
    assert picture
    return picture


def made(file: Path, forms: Iterable[Rendition]) -> list[Image.Image]:
    return [Image.open(BytesIO(data)) for _, data in packed(read(file), forms)]


@pytest.mark.parametrize("ending", sorted(ENDINGS))
def test_whatever_lies_there_is_published_without_its_notes_or_refused(
    tmp_path: Path, ending: str
) -> None:
    """A law over every format that Pillow writes, under every name that the blog takes."""
    for format, data in files_of_all_formats().items():
        file = tmp_path / f"desk{ending}"
        file.write_bytes(data)
        if fault := fault_of(file):
            assert fault.startswith(f"desk{ending} "), format
        else:
            assert not [*noted(published(read(file), tmp_path / format))], format


def noted(copies: Iterable[Path]) -> Iterator[object]:
    """What can be read of what somebody noted in the copies of a picture."""
    for copy in copies:
        if SECRET.encode() in copy.read_bytes():
            yield SECRET
        with Image.open(copy) as image:
            image.load()
            yield from image.getexif()
            yield from {"xmp", "comment", "Author", "XML:com.adobe.xmp"} & image.info.keys()


def test_the_law_sees_what_programs_note() -> None:
    files = files_of_all_formats()
    having = {format for format, data in files.items() if SECRET.encode() in data}
    assert having >= {"JPEG", "PNG", "WEBP", "AVIF", "GIF", "HEIF", "MPO", "TIFF"}


@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "avif", "heic", "gif"])
def test_each_format_that_editors_give_is_taken(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"desk.{ending}"
    red_and_blue(600, 300).save(file, **everything_noted())
    assert not fault_of(file)
    with Image.open(published(read(file), tmp_path)[0]) as image:
        assert image.size == (600, 300)
        assert image.format == {"jpg": "JPEG", "heic": "JPEG"}.get(ending, ending.upper())


def test_of_a_telephone_s_two_frames_the_first_is_published(tmp_path: Path) -> None:
    file = tmp_path / "desk.jpg"
    more = {"save_all": True, "append_images": [red_and_blue(320, 240).rotate(180)]}
    red_and_blue(600, 300).save(file, "MPO", **more, **everything_noted())
    assert SECRET.encode() in file.read_bytes()
    for copy in published(read(file), tmp_path / "cache"):
        assert SECRET.encode() not in copy.read_bytes()
        with Image.open(copy) as image:
            assert getattr(image, "n_frames", 1) == 1
            red, _green, blue = image.convert("RGB").getpixel((5, 5))  # type: ignore[misc]
            assert red > 200 > 50 > blue


@pytest.mark.parametrize("ending", ["webp", "png", "gif", "avif"])
def test_what_moves_goes_on_moving_in_its_time(tmp_path: Path, ending: str) -> None:
    picture = read(save_moving(tmp_path / f"desk.{ending}"))
    assert picture.moves
    (copy,) = published(picture, tmp_path / "cache")
    assert SECRET.encode() not in copy.read_bytes()
    with Image.open(copy) as image:
        assert image.size == (960, 480)
        assert image.info.get("loop", 3) == 3  # AVIF does not know how often
        for frame, time in zip(ImageSequence.Iterator(image), (100, 200, 300), strict=True):
            frame.load()
            assert frame.info["duration"] == time


def test_a_picture_that_lies_on_its_side_is_put_upright(tmp_path: Path) -> None:
    (image,) = made(
        save_as_a_phone_does(tmp_path / "a.jpg", orientation=6), [Rendition(480, "PNG")]
    )
    assert image.size == (480, 960)
    red = image.getchannel("R")
    assert sum(red.crop((0, 0, 480, 400)).histogram()[200:]) == 480 * 400
    assert sum(red.crop((0, 560, 480, 960)).histogram()[:50]) == 480 * 400


def test_what_is_transparent_stays_so(tmp_path: Path) -> None:
    Image.new("LA", (20, 20), (0, 0)).save(tmp_path / "a.png")
    for image in made(tmp_path / "a.png", [Rendition(20, f) for f in ("AVIF", "WEBP", "PNG")]):
        assert image.convert("RGBA").getpixel((9, 9))[3] == 0  # type: ignore[index]


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "RGB"])
def test_every_kind_of_colour_can_be_packed(tmp_path: Path, mode: str) -> None:
    file = tmp_path / ("a.jpg" if mode == "CMYK" else "a.png")
    Image.new("RGB", (20, 20), "white").convert(mode).save(file)
    for image in made(file, [Rendition(10, form.format) for form in STILL]):
        assert sum(image.convert("L").histogram()[240:]) == 100


def test_grey_of_sixteen_bits_stays_grey(tmp_path: Path) -> None:
    row = b"".join((x * 128).to_bytes(2, "little") for x in range(512))
    Image.frombytes("I;16", (512, 8), row * 8).save(tmp_path / "a.png")
    for image in made(tmp_path / "a.png", [Rendition(512, form.format) for form in STILL]):
        grey = image.convert("L")
        for x in (0, 128, 256, 384, 511):
            assert grey.getpixel((x, 4)) == pytest.approx(x / 2, abs=8)


@pytest.mark.parametrize("width", [300, 1440, 2000])
@pytest.mark.parametrize("colours", [2, 16, 256])
def test_a_picture_of_few_colours_does_not_grow(tmp_path: Path, width: int, colours: int) -> None:
    drawing = Image.radial_gradient("L").resize((width, 500)).convert("RGB").quantize(colours)
    drawing.save(tmp_path / "a.png", optimize=True)
    copy = clean_file(read(tmp_path / "a.png"), tmp_path / "cache")
    assert copy.stat().st_size <= (tmp_path / "a.png").stat().st_size
    with Image.open(copy) as image, drawing.convert("RGB") as before:
        after = image.convert("RGB").resize(before.size)
        assert max(ImageStat.Stat(ImageChops.difference(after, before)).mean) < 3


@pytest.mark.parametrize("size", [(2000, 1500), (1499, 751), (750, 1900)])
def test_a_smaller_reading_looks_as_a_whole_one(tmp_path: Path, size: tuple[int, int]) -> None:
    noise = Image.effect_noise((20, 15), 90).resize(size, Image.Resampling.BICUBIC)
    Image.merge("RGB", [noise, noise.rotate(180), noise]).save(tmp_path / "a.jpg", quality=95)
    picture = read(tmp_path / "a.jpg")
    with Image.open(tmp_path / "a.jpg") as whole:
        for form, data in packed(picture, [Rendition(480, "PNG"), Rendition(240, "PNG")]):
            with Image.open(BytesIO(data)) as image:
                right = whole.resize(image.size, Image.Resampling.LANCZOS)
                assert image.width == form.width
                assert max(ImageStat.Stat(ImageChops.difference(image, right)).mean) < 1


def test_a_picture_is_packed_once(tmp_path: Path) -> None:
    picture = read(save(tmp_path / "a.jpg"))
    for variant in variants(picture):
        file = variant_file(picture, variant, tmp_path / "cache")
        with Image.open(file) as image:
            assert image.width == variant.width
        store_file(b"kept", file)
        assert variant_file(picture, variant, tmp_path / "cache").read_text() == "kept"
    with Image.open(clean_file(picture, tmp_path / "cache")) as image:
        assert (image.format, image.width) == ("JPEG", 1440)


def test_a_picture_is_decoded_once_for_all_its_forms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = read(save(tmp_path / "a.jpg"))
    decode = Mock(wraps=encoding._decoded)
    monkeypatch.setattr(encoding, "_decoded", decode)
    pack(picture, tmp_path / "cache")
    assert len(published(picture, tmp_path / "cache")) == 7
    assert decode.call_count == 1


def test_many_may_pack_one_picture_at_once(tmp_path: Path) -> None:
    picture = read(save(tmp_path / "a.jpg", 60, 30))
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: pack(picture, tmp_path / "cache"), range(40)))
    assert not list((tmp_path / "cache").glob(".*"))
    assert own_form(picture).width == 60
