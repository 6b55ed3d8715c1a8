"""The card of a post that names a picture: what is there is shown where its address is shared."""

from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from plugins.cards.card import HEIGHT, WIDTH
from plugins.cards.photograph import fitted
from plugins.pictures.picture import Picture, read_picture
from plugins.proofreading.check import check
from tests.building import build, write_post
from tests.plugins.pictures.samples import red_and_blue
from tests.tools.importing.test_laws import BLOG

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="1"/></svg>'


def picture(file: Path) -> Picture:
    """The picture in a file."""
    found = read_picture(file)
    assert found
    return found


@pytest.mark.parametrize("size", [(1600, 400), (400, 1600), (30, 20)])
@pytest.mark.parametrize("ending", ["png", "jpg", "webp"])
def test_it_has_the_size_of_a_card_whatever_the_picture_has(
    tmp_path: Path, size: tuple[int, int], ending: str
) -> None:
    file = tmp_path / f"a.{ending}"
    red_and_blue(*size).save(file)
    with Image.open(BytesIO(fitted(picture(file), (WIDTH, HEIGHT)))) as card:
        assert (card.size, card.format, len(card.getexif())) == ((WIDTH, HEIGHT), "JPEG", 0)
        left, right = (card.getpixel((x, HEIGHT // 2)) for x in (WIDTH // 8, WIDTH * 7 // 8))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[0] > 200 > left[2]
    assert right[2] > 200 > right[0]


def test_behind_a_drawing_is_paper(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(DRAWING)
    with Image.open(BytesIO(fitted(picture(tmp_path / "a.svg"), (WIDTH, HEIGHT)))) as card:
        assert card.getpixel((WIDTH - 1, HEIGHT - 1)) == (255, 255, 255)


def test_the_page_names_the_picture_that_its_header_names(tmp_path: Path) -> None:
    (tmp_path / "in/images").mkdir(parents=True)
    red_and_blue(1300, 700).save(tmp_path / "in/images/desk.png")
    write_post(tmp_path / "in/posts", "Words.\n", picture="desk.png")
    build(tmp_path / "in", tmp_path / "out")
    page = BeautifulSoup((tmp_path / "out/2020/01/a-post.html").read_text(), "html.parser")
    said = {meta["property"]: meta["content"] for meta in page.select("meta[property]")}
    assert (said["og:image:type"], said["og:image:alt"]) == ("image/jpeg", "A post")
    (card,) = (tmp_path / "out/cards").glob("a-post.*")
    assert str(said["og:image"]).endswith(f"/cards/{card.name}")
    with Image.open(card) as image:
        assert (image.format, image.size) == ("JPEG", (WIDTH, HEIGHT))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("desk.png", []),
        ("dsk.png", ["“dsk.png” is not there; write {static}/images/desk.png."]),
        ("https://example.org/a.png", ["“https://example.org/a.png” is another site's"]),
    ],
)
def test_what_is_wrong_with_it_is_told_in_its_line(
    tmp_path: Path, name: str, told: list[str]
) -> None:
    (tmp_path / "images").mkdir()
    red_and_blue(30, 20).save(tmp_path / "images/desk.png")
    write_post(tmp_path / "posts", "Words.\n", picture=name)
    found = check(tmp_path, BLOG)
    assert len(found) == len(told)
    for problem, words in zip(found, told, strict=True):
        assert problem.message.startswith(words)
        assert problem.line == 5
