"""Everybody can write at the desk: by any colours, at any width, and by the keyboard alone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import found_by_axe
from tests.browser.conftest import LIGHTS, LOOKS
from tests.browser.desks import Served, desk_of, is_saved, write
from tests.browser.engines import Chromium
from tests.building import write_post
from tests.waiting import PAGE_SHOWS

NAME = "posts/2020-01-02-a-post.md"
MOST_TABS = 60
LINES = """(element) => {
  const words = document.createRange();
  words.selectNodeContents(element);
  return words.getClientRects().length;
}"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, site: Path) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("access")
    write_post(folder / "in/posts", "# Words\n\n- One.\n- Two.\n", status="draft", summary='""')
    with desk_of(folder / "in", site) as served:
        yield served


def opened(browser: Browser, address: str, **options: Any) -> Page:
    """A page of somebody who was never here."""
    context = browser.new_context(**options)
    context.set_default_timeout(PAGE_SHOWS)
    page = context.new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize(("width", "light"), LOOKS)
def test_a_page_of_the_desk_shuts_nobody_out(
    browser: Browser, desk: Served, light: str, width: int
) -> None:
    size = {"width": width, "height": 800}
    page = opened(browser, f"{desk.address}/desk/", viewport=size, **LIGHTS[light])
    expect(page.get_by_role("heading", name="What waits for you")).to_be_visible()
    assert (found_by_axe(Chromium(page)), wide(page)) == ([], width)
    page.goto(desk.page_of(NAME))
    expect(page.get_by_role("region", name="Problems")).to_contain_text("Write “## Words”")
    assert (found_by_axe(Chromium(page)), wide(page)) == ([], width)
    page.get_by_role("button", name="Versions", exact=True).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert found_by_axe(Chromium(page)) == []
    page.context.close()


def test_nothing_on_the_desk_breaks_its_own_policy(browser: Browser, desk: Served) -> None:
    page = opened(browser, "about:blank")
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    for address in (f"{desk.address}/desk/", desk.page_of(), desk.page_of(NAME)):
        page.goto(address)
        expect(page.locator("button:disabled")).to_have_count(0)  # the scripts run
    assert [words for words in told if "Content Security Policy" in words] == []
    page.context.close()


def wide(page: Page) -> int:
    """How wide everything is; more than the window where something sticks out."""
    return int(page.evaluate("document.documentElement.scrollWidth"))


def test_a_conflict_shuts_nobody_out(browser: Browser, desk: Served) -> None:
    name = "posts/2020-02-03-two.md"
    write_post(desk.content / "posts", "Words.\n", "2020-02-03-two.md", status="draft")
    page = opened(browser, desk.page_of(name))
    is_saved(page)
    write_post(desk.content / "posts", "Theirs.\n", "2020-02-03-two.md", status="draft")
    write(page, "Mine.")
    expect(page.get_by_role("button", name="Keep mine")).to_be_visible()
    assert found_by_axe(Chromium(page)) == []
    page.context.close()


def test_on_a_telephone_the_text_and_the_page_take_turns(browser: Browser, desk: Served) -> None:
    page = opened(browser, desk.page_of(NAME), viewport={"width": 360, "height": 740})
    text, beside = page.get_by_label("Text", exact=True), page.get_by_role("region", name="Page")
    expect(text).to_be_visible()
    expect(beside).to_be_hidden()
    assert [tab.evaluate(LINES) for tab in page.get_by_role("tab").all()] == [1, 1]
    page.get_by_role("tab", name="Write").press("ArrowRight")
    expect(page.get_by_role("tab", name="Page")).to_be_focused()
    expect(text).to_be_hidden()
    expect(beside).to_be_visible()
    page.context.close()


def test_a_letter_is_written_by_the_keyboard_alone(browser: Browser, desk: Served) -> None:
    page = opened(browser, f"{desk.address}/desk/")
    reach(page, page.get_by_role("link", name="New letter"))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Title")).to_be_focused()
    page.keyboard.type("What do keys do?")
    reach(page, page.get_by_label("Topic"))
    page.keyboard.type("Interviews")
    reach(page, page.get_by_label("Text", exact=True))
    page.keyboard.type("All ")
    page.keyboard.press("Control+b")
    page.keyboard.type("of it")
    is_saved(page)
    (file,) = desk.content.glob("posts/*-what-do-keys-do.md")
    assert file.read_text().endswith("\n\nAll **of it**")
    assert "\ncategory: Interviews" in file.read_text()
    reach(page, page.get_by_role("button", name="Publish"), "Shift+Tab")
    page.context.close()


def reach(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Press a key until something has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press(key)
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("the keyboard does not get there")


def test_the_desk_speaks_the_browser_s_language(browser: Browser, desk: Served) -> None:
    page = opened(browser, f"{desk.address}/desk/", locale="nl-BE")
    page.get_by_role("link", name="Nieuwe brief").click()
    expect(page.get_by_label("Titel")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    page.goto(desk.page_of(NAME))
    problems = page.get_by_role("region", name="Problemen")
    expect(problems).to_contain_text("De titel is de enige kop met één #; schrijf: ## Words")
    expect(problems).to_contain_text("een lijst van 2, geen checklist: niets kondigt tips aan")
    page.context.close()
