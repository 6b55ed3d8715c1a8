"""Which file at hand a picture of an old post is."""

import json
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PIL.ExifTags import Base

from tests.laws import ASKED
from tests.tools.importing.drawn import drawn, saved, scene
from tools.importing.albums import Albums
from tools.importing.decoding import decoded
from tools.importing.members import Member, members_of

KEY = "AVvXsEh0Example_Key-1234567890"
HOSTED = f"https://blogger.googleusercontent.com/img/b/R29vZ2xl/{KEY}/s320/"
MANY = 200 if ASKED > 1_000 else 60
LONG = "a-name-that-is-longer-than-what-an-album-keeps-of-it-of-desks.png"


def found(folder: Path, address: str, ratio: float = 0, table: str = "") -> tuple[int, list[str]]:
    """How wide the picture is that is found at an address, 0 for none; and what is told."""
    notes: list[str] = []
    one = Albums(members_of(folder), {address: table} if table else {}).find(address, ratio, notes)
    return one.width if one else 0, notes


@pytest.mark.parametrize(
    ("file", "address", "table"),
    [
        ("desk.png", "http://1.bp.blogspot.com/-x/s1600/desk.png", ""),
        ("DESK.PNG", "http://1.bp.blogspot.com/-x/s1600/desk.png", ""),
        ("a deské.png", "http://1.bp.blogspot.com/-x/s1600/a+desk%25C3%25A9.png", ""),
        ("desk(1).png", "http://1.bp.blogspot.com/-x/s1600/desk.png", ""),
        (f"{LONG[:43]}.png", f"http://1.bp.blogspot.com/-x/s1600/{LONG}", ""),
        (f"{KEY}.png", f"{HOSTED}other.png", ""),
        (KEY, f"{HOSTED}desk", ""),
        (KEY, f"https://lh3.googleusercontent.com/{KEY}=s320", ""),
        ("other.png", f"{HOSTED}desk.png", "other.png"),
    ],
)
def test_a_picture_is_found(file: str, address: str, table: str, tmp_path: Path) -> None:
    (tmp_path / file).write_bytes(drawn(8))
    (tmp_path / "never used.png").write_bytes(drawn(16, turned=True))
    assert found(tmp_path, address, 0, table) == (8, [])


@pytest.mark.parametrize(
    "beside",
    [
        *("IMG(2).png.json", "IMG(2).png.supplemental-metada.json", "IMG.png(2).json"),
        *("IMG(2).png.s.json", "IMG.png.supplemental-metadata(2).json", "IMG(2).png..JSON"),
    ],
)
@pytest.mark.parametrize(
    "note", [{"title": "a desk.png"}, {"url": f"https://lh3.googleusercontent.com/{KEY}"}]
)
def test_a_file_beside_a_picture_says_its_name(
    beside: str, note: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "IMG(2).png").write_bytes(drawn(8))
    (tmp_path / beside).write_text(json.dumps(note))
    assert found(tmp_path, f"{HOSTED}a+desk.png")[0] == 8


@pytest.mark.parametrize("text", ["", "[]", "{", '{"title": 3}'])
def test_a_file_beside_a_picture_may_say_nothing(text: str, tmp_path: Path) -> None:
    (tmp_path / "desk.png").write_bytes(drawn(8))
    (tmp_path / "desk.png.json").write_text(text)
    assert found(tmp_path, "http://a.example/desk.png")[0] == 8


@pytest.mark.parametrize(
    ("name", "data"),
    [("other.png", drawn(8)), ("desk.png", drawn(8)[:-40]), ("desk.png", b"<svg/>")],
)
def test_what_is_no_such_picture_is_not_found(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    assert found(tmp_path, "http://a.example/desk.png") == (0, [])


def test_the_largest_of_one_picture_is_taken(tmp_path: Path) -> None:
    for size in (16, 64, 32):
        (tmp_path / str(size)).mkdir()
        (tmp_path / str(size) / "desk.png").write_bytes(drawn(size))
    assert found(tmp_path, "http://a.example/s64/desk.png") == (64, [])


def test_of_several_pictures_of_a_name_the_shape_tells_which(tmp_path: Path) -> None:
    for width in (64, 32):
        (tmp_path / str(width)).mkdir()
        (tmp_path / str(width) / "image001.png").write_bytes(drawn(width, 32, turned=width < 64))
    address = "http://a.example/image001.png"
    assert found(tmp_path, address, 320 / 321) == (32, [])
    width, [said] = found(tmp_path, address)
    assert (width, said.partition(";")[0]) == (64, "several pictures are called image001.png")


def test_a_larger_file_of_the_same_picture_is_taken_whatever_its_name(tmp_path: Path) -> None:
    for folder, name, data in (
        ("small", "desk.jpg", saved(scene(0), 160)),
        ("album", "IMG_1.png", saved(scene(0), 320, "PNG")),
        ("album", "IMG_2.jpg", saved(scene(0))),
        ("album", "IMG_3.jpg", saved(scene(4))),
    ):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).write_bytes(data)
    said = "the same picture is larger in IMG_2.jpg, which was taken"
    assert found(tmp_path, "http://a.example/desk.jpg") == (640, [said])
    assert found(tmp_path, "http://a.example/other.jpg") == (0, [])
    assert found(tmp_path, "http://a.example/other.jpg", table="desk.jpg") == (160, [])


def cut(image: Image.Image, side: int) -> Image.Image:
    """The square in the middle, as wide as is asked."""
    left, top = (max(0, side - min(image.size)) // 2 for side in image.size)
    box = (left, top, left + min(image.size), top + min(image.size))
    return image.resize((side, side), Image.Resampling.LANCZOS, box=box)


def thumbnail(number: int, is_cut: bool) -> bytes:
    """A copy of a scene that is 72 pixels wide."""
    return saved(cut(scene(number), 72)) if is_cut else saved(scene(number), 72)


@pytest.mark.parametrize("is_cut", [False, True])
def test_each_of_many_thumbnails_finds_its_own_picture_and_no_other(is_cut: bool) -> None:
    files = {f"IMG_{number}.jpg": saved(scene(number)) for number in range(MANY // 2)}
    files |= {f"desk_{number}.jpg": thumbnail(number, is_cut) for number in range(MANY // 2)}
    members = [Member(name, len(data), partial(BytesIO, data)) for name, data in files.items()]
    albums = Albums(members, {})
    for number in range(MANY // 2):
        one = albums.find(f"http://a.example/s72-c/desk_{number}.jpg", 1, [])
        assert one is not None
        assert one.read() == files[f"IMG_{number}.jpg"]
    others = Albums([one for one in members if one.name != "IMG_7.jpg"], {})
    other = others.find("http://a.example/s72-c/desk_7.jpg", 1, [])
    assert other is not None
    assert other.width == 72


@pytest.mark.parametrize(
    "size", ["s72-c", "w72-h72-p-k-no-nu", "s1600"], ids=["cut", "cut by the newer host", "whole"]
)
def test_a_thumbnail_of_the_same_name_is_not_taken_for_its_shape(size: str, tmp_path: Path) -> None:
    (tmp_path / "desk.jpg").write_bytes(saved(scene(0)))
    (tmp_path / "desk(1).jpg").write_bytes(thumbnail(0, is_cut=True))
    width, notes = found(tmp_path, f"http://1.bp.blogspot.com/-x/{size}/desk.jpg", 1)
    said = "the same picture is larger in desk.jpg, which was taken"
    assert (width, notes) == (640, [said] if size == "s1600" else [])


@pytest.mark.parametrize(("width", "height"), [(640, 200), (200, 640), (640, 427)])
def test_a_thumbnail_is_rounded_to_whole_pixels(width: int, height: int, tmp_path: Path) -> None:
    image = scene(1).resize((width, height))
    (tmp_path / "IMG_1.jpg").write_bytes(saved(image))
    image.thumbnail((72, 72))
    (tmp_path / "desk.jpg").write_bytes(saved(image))
    assert found(tmp_path, "http://a.example/s72/desk.jpg")[0] == width


def test_a_picture_that_was_turned_is_the_same(tmp_path: Path) -> None:
    lying, buffer = scene(0).rotate(90, expand=True), BytesIO()
    exif = Image.Exif()
    exif[Base.Orientation] = 6
    lying.save(buffer, "JPEG", exif=exif)
    (tmp_path / "IMG_1.jpg").write_bytes(buffer.getvalue())
    (tmp_path / "desk.jpg").write_bytes(saved(scene(0), 320))
    assert found(tmp_path, "http://a.example/desk.jpg", 4 / 3)[0] == 640


def test_each_of_many_pictures_finds_its_own_and_no_other() -> None:
    files = {}
    for number in range(MANY):
        files[f"desk_{number}.jpg"] = saved(scene(number), 160)
        files[f"IMG_{number}.jpg"] = saved(scene(number), 320)
    members = [Member(name, len(data), partial(BytesIO, data)) for name, data in files.items()]
    albums = Albums(members, {})
    for number in range(MANY):
        one = albums.find(f"http://a.example/desk_{number}.jpg", 0, [])
        assert one is not None
        assert one.read() == files[f"IMG_{number}.jpg"]
    others = Albums([one for one in members if one.name != "IMG_7.jpg"], {})
    other = others.find("http://a.example/desk_7.jpg", 0, [])
    assert other is not None
    assert other.width == 160


def test_a_picture_that_no_page_shows_becomes_one_that_pages_show() -> None:
    buffer = BytesIO()
    Image.open(BytesIO(drawn(8))).save(buffer, "TIFF")
    one = decoded(buffer.getvalue)
    assert one is not None
    assert (one.ending, one.width) == (".png", 8)
    assert one.read().startswith(b"\x89PNG")


def test_more_pixels_than_the_limit_are_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.importing.decoding.MOST_PIXELS", 63)
    assert decoded(lambda: drawn(8)) is None
