"""Which file an address in a post means."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import markdown

from plugins.pictures.finding import file_for, nearest, written

NFC, NFD = "caf\u00e9.jpg", "cafe\u0301.jpg"
THERE = [
    "content/images/a.png",
    "content/images/a b.png",
    "content/images/it's R&D (1).png",
    "content/images/DESK.JPG",
    f"content/images/{NFD}",
    "content/posts/c.png",
    "secret.png",
]
ADDRESSES = {
    "from the content folder": ("{static}/images/a.png", "images/a.png"),
    "from the post": ("{static}../images/a.png", "images/a.png"),
    "with a space": ("{static}/images/a%20b.png", "images/a b.png"),
    "with a space as it is": ("{static}/images/a b.png", "images/a b.png"),
    "with other signs": ("/images/it's R&D (1).png", "images/it's R&D (1).png"),
    "in other words": ("{filename}/images/a.png", "images/a.png"),
    "in the old sign": ("|static|/images/a.png", "images/a.png"),
    "without a sign": ("/images/a.png", "images/a.png"),
    "with a question": ("/images/a.png?raw=1", "images/a.png"),
    "from the folder of pictures": ("images/a.png", "images/a.png"),
    "its name alone": ("a.png", "images/a.png"),
    "beside the post": ("c.png", "posts/c.png"),
    "beside the post, with a sign": ("{attach}c.png", "posts/c.png"),
    "its name alone, with a sign": ("{static}a.png", None),
    "elsewhere": ("https://example.org/images/a.png", None),
    "elsewhere in short": ("//example.org/images/a.png", None),
    "of one's own disk": ("C:\\images\\a.png", None),
    "missing": ("{static}/images/c.png", None),
    "in small letters": ("{static}/images/desk.jpg", None),
    "in other codes": (f"/images/{NFC}", None),
    "in its own codes": (f"/images/{NFD}", f"images/{NFD}"),
    "a folder": ("{static}/images", None),
    "out of the folder": ("{static}/../secret.png", None),
    "out of the folder, without a sign": ("../../secret.png", None),
    "too long": ("a" * 300 + ".png", None),
    "nothing": ("", None),
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for name in THERE:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path / "content"


@pytest.mark.parametrize(("address", "expected"), ADDRESSES.values(), ids=ADDRESSES)
def test_only_a_file_of_the_content_folder_is_meant(
    content: Path, address: str, expected: str | None
) -> None:
    found = file_for(address, content, content / "posts")
    assert found == (content / expected if expected else None)


MEANT = {
    "in small letters": ("{static}/images/desk.jpg", "{static}/images/DESK.JPG"),
    "in other codes": (f"/images/{NFC}", f"{{static}}/images/{NFD}"),
    "without its space": ("/images/a_b.png", "{static}/images/a%20b.png"),
    "in another folder": ("/a.png", "{static}/images/a.png"),
    "of one's own disk": ("C:\\Users\\An\\desk.jpg", "{static}/images/DESK.JPG"),
    "misspelt": ("desc.jpg", "{static}/images/DESK.JPG"),
    "nothing like it": ("/images/wonderful-sunset.png", None),
}


@pytest.mark.parametrize(("address", "right"), MEANT.values(), ids=MEANT)
def test_the_picture_that_was_meant_is_found(
    content: Path, address: str, right: str | None
) -> None:
    found = nearest(address, content)
    assert (written(found, content) if found else None) == right


NAME = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="/")
    | st.sampled_from("'()&%;# "),
    min_size=1,
    max_size=20,
)


@given(NAME)
@example("it's R&D (1)")
@example("a)b(c")
@example("R&copy;D")
@example("`a`*b*_c_~d")
def test_what_is_written_means_the_file_after_markdown(name: str) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder).resolve() / "images" / f"{name}.png"
        file.parent.mkdir()
        file.touch()
        html = markdown(f"![A _desk_]({written(file, Path(folder))})", output_format="html")
        (image,) = BeautifulSoup(html, "html.parser")("img")
        assert file_for(str(image["src"]), Path(folder), Path(folder)) == file
