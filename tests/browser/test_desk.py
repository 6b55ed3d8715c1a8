"""The desk in a browser: it is there under `make serve`, follows every save, and asks when told."""

import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import found_by_axe
from tests.browser.engines import Chromium
from tests.browser.preview import Preview, previewed
from tests.building import write_post
from tests.waiting import PAGE_SHOWS


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("desk")
    write_post(folder / "in/posts", "[There](http://10.0.0.1/)\n", status="draft", title="One")
    with previewed(folder / "in", folder / "out") as running:
        yield running


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    context = browser.new_context()
    context.set_default_timeout(PAGE_SHOWS)
    page = context.new_page()
    page.goto(f"{preview.address}/desk")
    yield page
    context.close()


def test_a_draft_is_listed_and_leads_to_its_page(page: Page) -> None:
    page.locator("#drafts").get_by_role("link", name="One").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("One")


def test_it_follows_every_save(page: Page, preview: Preview) -> None:
    new = write_post(preview.content / "posts", "x", "2020-02-02-two.md", title="Two")
    expect(page.locator("#without-picture")).to_contain_text("Two")
    new.unlink()
    expect(page.locator("#without-picture")).not_to_contain_text("Two")


def test_what_somebody_is_doing_is_left_alone_by_a_build(page: Page, preview: Preview) -> None:
    page.get_by_label("Words of a letter").fill("half a wo")
    page.get_by_role("button", name="Undo the last publication").click()
    dialog = page.get_by_role("dialog")
    new = write_post(preview.content / "posts", "x", "2020-02-04-four.md", title="Four")
    expect(page.locator("#letters")).to_contain_text("Four")
    expect(page.locator("#without-picture")).to_contain_text("Four")
    dialog.get_by_role("button", name="Undo the last publication").click()
    told = page.get_by_text("There is no release before")
    expect(told).to_be_visible()
    new.unlink()
    expect(page.locator("#letters")).not_to_contain_text("Four")
    expect(told).to_be_visible()
    expect(page.get_by_label("Words of a letter")).to_have_value("half a wo")


def test_a_problem_is_told_with_its_line(page: Page, preview: Preview) -> None:
    bad = write_post(preview.content / "posts", "x", "2020-02-03-bad.md", catgory="x")
    expect(page.get_by_role("alert")).to_contain_text("bad.md:5")
    page.reload()
    expect(page.locator("#problems")).to_contain_text("Line 5: “catgory:”")
    bad.unlink()
    expect(page.locator("#problems")).to_contain_text("None.")


def test_links_are_asked_when_the_button_is_pressed_and_not_before(page: Page) -> None:
    expect(page.locator("#links").get_by_role("status")).to_have_count(0)
    page.get_by_role("button", name="Ask 1 link whether it still answers").click()
    expect(page.locator("#links")).to_contain_text("not asked: this is no address of the public")
    assert page.url.endswith("/desk/#links")
    page.reload()
    expect(page.locator("#links").get_by_role("status")).to_have_text(
        "1 link asked, 1 without an answer."
    )


@pytest.mark.parametrize("origin", [None, "http://elsewhere.example", "null"])
def test_no_other_site_can_make_it_ask(preview: Preview, origin: str | None) -> None:
    headers = {"Origin": origin} if origin else {}
    request = urllib.request.Request(f"{preview.address}/desk/links", b"token=guessed", headers)
    with pytest.raises(urllib.error.HTTPError) as error:
        urllib.request.urlopen(request)
    with error.value as answer:
        assert answer.code == 403


def test_only_the_desk_takes_a_post(preview: Preview) -> None:
    headers = {"Origin": preview.address}
    request = urllib.request.Request(f"{preview.address}/", b"", headers)
    with pytest.raises(urllib.error.HTTPError) as error:
        urllib.request.urlopen(request)
    with error.value as answer:
        assert answer.code == 404


@pytest.mark.parametrize("width", [320, 1280])
def test_everybody_can_read_it_at_any_width(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert found_by_axe(Chromium(page)) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_built_blog_has_none(address: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as error:
        urllib.request.urlopen(f"{address}/desk/")
    with error.value as answer:
        assert answer.code == 404
