"""Pictures as a reader meets them: by day, by night and on paper."""

from collections.abc import Iterator
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import served
from tests.building import build, write_post
from tests.plugins.pictures.samples import save, save_moving
from tests.waiting import PAGE_SHOWS

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M0 0h90"/></svg>'
BODY = """Text.

![A photograph](photo.heic "Read it twice.")

![Lines](lines.png)

![A mark](mark.svg)

![A film](film.gif)

<details><summary>More</summary><p>What stands in it.</p></details>

| One | Two | Three | Four | Five | Six |
|---|---|---|---|---|---|
| incomprehensibilities | incomprehensibilities | incomprehensibilities | 4 | 5 | 6 |

```
a line of code that is wider than any page of paper, and goes on and on until it ends right here
```
"""


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A post with every kind of picture, served as in production; gives its address."""
    folder = tmp_path_factory.mktemp("kinds")
    images = folder / "in/images"
    save(images / "photo.heic", 600, 300)
    save_moving(images / "film.gif", size=(60, 30))
    Image.new("LA", (90, 30), (0, 0)).save(images / "lines.png")
    (images / "mark.svg").write_text(SVG)
    write_post(folder / "in", BODY)
    build(folder / "in", folder / "out")
    with served(folder / "out") as address:
        yield f"{address}/2020/01/a-post.html"


@pytest.fixture
def shown(browser: Browser, kinds: str) -> Iterator[Page]:
    """The post by night."""
    yield from opened(browser, kinds, color_scheme="dark")


def opened(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    context = browser.new_context(**options)
    context.set_default_timeout(PAGE_SHOWS)
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def test_every_kind_of_picture_shows(shown: Page) -> None:
    for name in ("A photograph", "Lines", "A mark", "A film"):
        picture = shown.get_by_role("img", name=name)
        picture.scroll_into_view_if_needed()
        expect(picture).to_be_visible()
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)")


def test_a_title_is_its_picture_s_caption(shown: Page) -> None:
    figure = shown.get_by_role("figure", name="Read it twice.")
    expect(figure.get_by_role("img", name="A photograph")).to_be_visible()


BACKGROUND = "element => getComputedStyle(element).backgroundColor"


@pytest.mark.parametrize("name", ["Lines", "A mark"])
def test_dark_lines_have_paper_behind_them_by_night(shown: Page, name: str) -> None:
    behind = shown.get_by_role("img", name=name).evaluate(BACKGROUND)
    assert min(map(int, behind[4:-1].split(", "))) > 200
    around = shown.locator("body").evaluate(BACKGROUND)
    assert max(map(int, around[4:-1].split(", "))) < 100


def test_on_paper_everything_is_whole(shown: Page) -> None:
    shown.set_viewport_size({"width": 650, "height": 900})  # an A4 page, less its margins
    assert not shown.get_by_text("What stands in it.").is_visible()
    shown.emulate_media(media="print")
    expect(shown.get_by_text("What stands in it.")).to_be_visible()
    for kind in ("table", "pre"):
        block = shown.locator(f".text {kind}")
        inside, seen = block.evaluate("element => [element.scrollWidth, element.clientWidth]")
        assert inside <= seen
        assert block.evaluate("element => element.getBoundingClientRect().right") <= 650
