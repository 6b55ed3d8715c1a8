"""What is known of a picture before it is packed."""

from pathlib import Path

import pytest
from PIL import Image

from plugins.pictures.picture import (
    UnreadablePictureError,
    file_for,
    place_of,
    read_picture,
    seen_size,
    variants,
    widths,
)

from .samples import save, save_as_a_phone_does


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
    first, other = (read_picture(save(tmp_path / "a.png", width)) for width in (10, 11))
    again = read_picture(save(tmp_path / "a.png", 10))
    assert first
    assert other
    assert again
    assert first.key == again.key != other.key


def test_what_is_no_picture_by_name_or_moves_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text("<svg/>")
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / "a.webp", save_all=True, append_images=frames[1:])
    assert read_picture(tmp_path / "a.svg") is None
    assert read_picture(tmp_path / "a.webp") is None


DAMAGED = {"empty": b"", "text": b"no picture", "cut off": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_told_in_plain_words(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "desk.png").write_bytes(data)
    with pytest.raises(UnreadablePictureError, match=r"desk\.png cannot be read .* save it anew"):
        read_picture(tmp_path / "desk.png")


ADDRESSES = {
    "from the content folder": ("{static}/images/a.png", "images/a.png"),
    "from the post": ("{static}../images/a.png", "images/a.png"),
    "with a space": ("{static}/images/a%20b.png", "images/a b.png"),
    "in other words": ("{filename}/images/a.png", "images/a.png"),
    "elsewhere": ("https://example.org/images/a.png", None),
    "without a sign": ("/images/a.png", None),
    "missing": ("{static}/images/c.png", None),
    "a folder": ("{static}/images", None),
    "out of the folder": ("{static}/../secret.png", None),
    "nothing": ("", None),
}


@pytest.mark.parametrize(("address", "expected"), ADDRESSES.values(), ids=ADDRESSES)
def test_only_a_file_of_the_content_folder_is_meant(
    tmp_path: Path, address: str, expected: str | None
) -> None:
    content = tmp_path / "content"
    for name in ("content/images/a.png", "content/images/a b.png", "secret.png"):
        save(tmp_path / name, 9, 9)
    (content / "posts").mkdir()
    found = file_for(address, content, content / "posts")
    assert found == (content / expected if expected else None)


def test_its_place_is_an_address(tmp_path: Path) -> None:
    picture = read_picture(save(tmp_path / "images/a b.png", 9, 9))
    assert picture
    assert place_of(picture, tmp_path) == "images/a%20b.png"
