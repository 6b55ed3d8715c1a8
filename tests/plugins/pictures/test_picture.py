"""What is known of a picture before it is packed."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from plugins.pictures import picture as limits
from plugins.pictures.encoding import is_packed, pack
from plugins.pictures.judgement import fault_of
from plugins.pictures.picture import (
    place_of,
    published_name,
    read_picture,
    seen_size,
    variants,
    widths,
)
from plugins.pictures.unreadable import UnreadablePictureError

from .samples import everything_noted, red_and_blue, save, save_as_a_phone_does, save_moving


@pytest.mark.parametrize(
    ("natural", "expected"),
    [(1, [1]), (479, [479]), (480, [480]), (700, [480, 700]), (5000, [480, 960, 1440])],
)
def test_a_picture_is_never_offered_wider_than_it_is(natural: int, expected: list[int]) -> None:
    assert widths(natural) == expected


@pytest.mark.parametrize(
    ("orientation", "size"), [(1, (2000, 1000)), (3, (2000, 1000)), (6, (1000, 2000))]
)
def test_its_size_is_the_one_in_which_it_is_seen(
    tmp_path: Path, orientation: int, size: tuple[int, int]
) -> None:
    picture = read_picture(save_as_a_phone_does(tmp_path / "a.jpg", orientation))
    assert picture
    assert (picture.width, picture.height) == size


def test_it_is_published_at_most_as_wide_as_phones_need(tmp_path: Path) -> None:
    wide, narrow = (read_picture(save(tmp_path / f"{w}.png", w, 1000)) for w in (2880, 300))
    assert wide
    assert seen_size(wide) == (1440, 500)
    assert narrow
    assert seen_size(narrow) == (300, 1000)


def test_it_is_offered_in_modern_formats_the_better_first(tmp_path: Path) -> None:
    picture = read_picture(save(tmp_path / "Our Désk (1).JPG"))
    assert picture
    names = [variant.address.replace(picture.key, "KEY") for variant in variants(picture)]
    assert names == [
        f"pictures/our-d-sk-1.KEY.{width}.{format}"
        for format in ("avif", "webp")
        for width in (480, 960, 1440)
    ]


def test_its_address_changes_with_what_it_shows(tmp_path: Path) -> None:
    first, other, again = (
        read_picture(save(tmp_path / f"{name}.png", width))
        for name, width in (("a", 10), ("b", 11), ("c", 10))
    )
    assert first
    assert other
    assert again
    assert first.key == again.key != other.key


def test_what_has_few_colours_is_offered_with_sharp_edges_alone(tmp_path: Path) -> None:
    Image.new("P", (500, 10)).save(tmp_path / "a.png")
    picture = read_picture(tmp_path / "a.png")
    assert picture
    assert [(one.width, one.format) for one in variants(picture)] == [(480, "webp"), (500, "webp")]


def test_what_is_no_picture_by_name_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("%PDF")
    assert read_picture(tmp_path / "a.pdf") is None


GIF = b"GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"  # one pixel
DAMAGED = {
    "empty": ("desk.png", b"", "desk.png is empty"),
    "text": ("desk.png", b"no picture", "desk.png holds no picture that can be read"),
    "cut off": ("desk.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "desk.png is cut off or damaged"),
    "another one": ("desk.PNG", GIF, "desk.PNG is GIF by what it holds"),
}


@pytest.mark.parametrize(("name", "data", "said"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_told_in_plain_words(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UnreadablePictureError) as error:
        read_picture(tmp_path / name)
    assert str(error.value).startswith(said)
    assert fault_of(tmp_path / name) == str(error.value)


@pytest.mark.parametrize("share", [0.02, 0.5, 0.95])
@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "avif", "gif", "heic"])
def test_what_is_cut_off_is_told_wherever_it_is_cut(
    tmp_path: Path, ending: str, share: float
) -> None:
    file = tmp_path / f"desk.{ending}"
    Image.effect_noise((300, 200), 90).convert("RGB").save(file)
    assert not fault_of(file)
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * share)])
    assert fault_of(file).startswith(f"desk.{ending} ")


def small(ending: str) -> bytes:
    """A little picture with all that programs note."""
    red_and_blue(60, 30).save(data := BytesIO(), ending, **everything_noted())
    return data.getvalue()


WHOLE = {ending: small(ending) for ending in ("jpeg", "png", "webp", "avif", "gif", "heif")}
CHANGES = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=9)


@pytest.mark.filterwarnings(r"ignore::UserWarning:PIL\.TiffImagePlugin")
@given(st.sampled_from(sorted(WHOLE)), CHANGES)
def test_what_is_found_sound_can_be_packed(ending: str, changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE[ending])
    for place, byte in changes:
        data[place % len(data)] = byte
    with TemporaryDirectory() as folder:
        file = Path(folder, f"desk.{ending}")
        file.write_bytes(data)
        if said := fault_of(file):
            assert said.startswith(f"desk.{ending} ")
        elif picture := read_picture(file):
            pack(picture, Path(folder))
            assert is_packed(picture, Path(folder))


def test_a_picture_is_judged_anew_when_it_is_written_anew(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"no picture")
    assert fault_of(tmp_path / "a.png")
    assert not fault_of(save(tmp_path / "a.png", 9, 9))


def test_what_is_too_large_is_told_with_its_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_PIXELS", 1_000_000)
    assert "has 2 million pixels, 1 are the most" in fault_of(save(tmp_path / "a.png"))
    monkeypatch.setattr(limits, "MOST_MOVING_PIXELS", 1_000_000)
    assert "has 3 frames of 1200 × 600 pixels" in fault_of(save_moving(tmp_path / "a.webp"))
    Image.new("1", (10, 16_001)).save(tmp_path / "b.png")
    assert "would be 16,001 pixels high" in fault_of(tmp_path / "b.png")


NAMES = {"desk.jpg": "desk.jpg", "desk.HEIC": "desk.HEIC.jpg", "a/desk.heif": "a/desk.heif.jpg"}


@pytest.mark.parametrize(("name", "published"), NAMES.items())
def test_what_browsers_do_not_show_is_published_as_jpeg(name: str, published: str) -> None:
    assert published_name(name) == published


def test_its_place_is_an_address(tmp_path: Path) -> None:
    picture = read_picture(save(tmp_path / "images/a b.png", 9, 9))
    assert picture
    assert place_of(picture, tmp_path) == "images/a%20b.png"
