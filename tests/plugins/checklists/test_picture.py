"""The README's picture shows the checklist as it is now: what was written, and what became of it.

    SHOOT=1 .venv/bin/python -m pytest tests/plugins/checklists/test_picture.py

makes it anew. What it was made of is noted in the file, for pixels depend on fonts.
"""

import hashlib
import io
import os
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import Browser, Page

from tests.serving import address_of
from tests.site.pages import parse
from tools.preview.server import serve

from .conftest import TEXT
from .installing import PROJECT

PICTURE = PROJECT / "checklist.png"
STYLE = Path(__file__).with_name("picture.css")
NOTE = "made of"
WIDTH, SCALE = 960, 2
ACCENT = (0x1D, 0x5B, 0x45)  # of what is ticked, unless a theme says otherwise
STALE = f"{PICTURE.name} shows another checklist; {Path(__file__).name} says how to make it anew."


@pytest.fixture(scope="module")
def shown(plain_site: Path, browser: Browser) -> Iterator[Page]:
    """A page with the text of a post beside its checklist, two tips of which are ticked."""
    (plain_site / "picture.html").write_text(side_by_side(plain_site), encoding="utf-8")
    (plain_site / STYLE.name).write_bytes(STYLE.read_bytes())
    with address_of(serve(plain_site, 0)) as address:
        page = browser.new_page(viewport={"width": WIDTH, "height": 400}, device_scale_factor=SCALE)
        page.goto(f"{address}/picture.html")
        for box in page.get_by_role("checkbox").all()[:2]:
            box.press("Space")  # a mouse would still hover over it
        page.evaluate("document.activeElement.blur()")
        yield page
        page.close()


def side_by_side(site: Path) -> str:
    """A page of what was written, and of what Pelican made of it."""
    article = parse(site / "before-you-say-yes.html").select_one("article")
    assert article
    for part in article.select(":scope > header, :scope > footer"):
        part.decompose()
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Picture</title>'
        f'<link rel="stylesheet" href="/{STYLE.name}">'
        f"<pre>{escape(TEXT)}</pre>{article.decode()}</html>"
    )


def made_of(page: Page) -> str:
    """A digest of all that the picture shows, but for the fonts."""
    style = (PROJECT / "checklist.css").read_text(encoding="utf-8")
    text = "\n".join([page.content(), style, STYLE.read_text(encoding="utf-8")])
    return hashlib.sha256(text.encode()).hexdigest()


def shoot(page: Page) -> Image.Image:
    """The picture, in few colours."""
    shot = Image.open(io.BytesIO(page.locator("html").screenshot(animations="disabled")))
    return shot.convert("RGB").quantize(64, dither=Image.Dither.NONE)


def is_of_a_checklist(picture: Image.Image) -> bool:
    """Whether it is as wide as it should be, and something in it is ticked."""
    colours = picture.convert("RGB").getcolors(1 << 24) or []
    ticked = sum(count for count, colour in colours if near(colour, ACCENT))
    return picture.width == WIDTH * SCALE and ticked > 1_000


def near(colour: object, other: tuple[int, int, int]) -> bool:
    """Whether two colours differ by no more than the picture's few colours make them."""
    assert isinstance(colour, tuple)
    return all(abs(a - b) < 8 for a, b in zip(colour, other, strict=True))


def test_the_picture_can_be_made(shown: Page) -> None:
    picture = shoot(shown)
    assert is_of_a_checklist(picture)
    if os.environ.get("SHOOT"):
        note = PngInfo()
        note.add_text(NOTE, made_of(shown))
        picture.save(PICTURE, optimize=True, pnginfo=note)


def test_the_picture_is_of_the_present_checklist(shown: Page) -> None:
    with Image.open(PICTURE) as picture:
        assert isinstance(picture, Image.Image)
        assert picture.info.get(NOTE) == made_of(shown), STALE
        assert is_of_a_checklist(picture)


def test_the_readme_shows_it() -> None:
    assert f"]({PICTURE.name})" in (PROJECT / "README.md").read_text(encoding="utf-8")
