"""`make serve` in a browser: open pages follow every save, and say what is wrong."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.preview import Preview, previewed
from tests.building import write_post
from tests.plugins.pictures.samples import save
from tests.waiting import PAGE_SHOWS
from tools.bench.builders import copy_project


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("preview")
    write_post(folder / "in", "The first text.")
    with previewed(folder / "in", folder / "out") as running:
        yield running


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    write_post(preview.content, "The first text.\n\n" + "More. \n\n" * 200)
    context = browser.new_context()
    context.set_default_timeout(PAGE_SHOWS)
    page = context.new_page()
    page.goto(f"{preview.address}/2020/01/a-post.html")
    expect(page.get_by_text("The first text.")).to_be_visible()
    yield page
    context.close()


def test_a_save_shows_on_every_open_page_by_itself(page: Page, preview: Preview) -> None:
    other = page.context.new_page()
    other.goto(f"{preview.address}/2020/01/a-post.html")
    write_post(preview.content, "The second text.")
    for shown in (page, other):
        expect(shown.get_by_text("The second text.")).to_be_visible()


def test_the_place_that_is_read_stays_in_sight(page: Page, preview: Preview) -> None:
    page.wait_for_function("(scrollTo(0, 900), scrollY === 900)")  # it may load once more by itself
    write_post(preview.content, "The third text.\n\n" + "More. \n\n" * 200)
    expect(page.get_by_text("The third text.")).to_have_count(1)
    page.wait_for_function("scrollY === 900")


def test_problems_stand_on_top_of_the_last_good_page(page: Page, preview: Preview) -> None:
    write_post(preview.content, "The fourth text.", catgory="x")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("a-post.md:5: “catgory:”")
    expect(page.get_by_text("The first text.")).to_be_visible()
    in_dutch(page, preview)
    write_post(preview.content, "The fifth text.")
    expect(page.get_by_text("The fifth text.")).to_be_visible()
    expect(alert).to_have_count(0)


def in_dutch(page: Page, preview: Preview) -> None:
    """The problem as a browser shows it that prefers Dutch."""
    assert page.context.browser
    dutch = page.context.browser.new_page(locale="nl-BE")
    dutch.goto(f"{preview.address}/2020/01/a-post.html")
    alert = dutch.get_by_role("alert")
    expect(alert).to_have_attribute("lang", "nl")
    expect(alert).to_contain_text("Deze pagina toont de laatste goede versie.")
    expect(alert).to_contain_text("a-post.md:5: “catgory:” is geen veld van een brief")
    dutch.context.close()


def test_new_and_deleted_posts_count(page: Page, preview: Preview) -> None:
    new = write_post(preview.content, "New.", "2020-02-03-new.md", title="New", date="2020-02-03")
    page = page.context.new_page()  # the other may load once more by itself
    page.goto(f"{preview.address}/2020/02/new.html")
    expect(page.get_by_text("New.", exact=True)).to_be_visible()
    new.unlink()
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here")


def test_a_new_picture_shows_by_itself(page: Page, preview: Preview) -> None:
    save(preview.content / "images/desk.jpg", 600, 300)
    write_post(preview.content, "![A desk](desk.jpg)")
    expect(page.get_by_role("img", name="A desk")).to_be_visible()
    page.wait_for_function("document.querySelector('main picture img')?.naturalWidth > 0")


def test_a_save_of_the_style_shows(browser: Browser, tmp_path: Path) -> None:
    copy = copy_project(tmp_path / "copy")
    write_post(tmp_path / "in", "A text.")
    with previewed(tmp_path / "in", tmp_path / "out", copy) as running:
        page = browser.new_page()
        page.goto(f"{running.address}/2020/01/a-post.html")
        part = copy / "theme/css/base.css"
        part.write_text(part.read_text() + "\nh1 { font-style: italic; }\n")
        expect(page.get_by_role("heading", level=1)).to_have_css("font-style", "italic")
        page.close()
