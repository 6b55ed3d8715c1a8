"""The theme's script: light and dark, sharing, copying, contents. Without it nothing is missing."""

from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import found_by_axe
from tests.browser.conftest import LIGHTS, LOOKS, Visit, shift_of
from tests.browser.engines import Chromium
from tests.browser.typeface import set_in_brought_face
from tests.serving import address_of_letter
from tests.site.pages import KINDS

POST = KINDS["post"]
KEY = "theme:look"
LIGHT, DARK = "rgb(251, 248, 242)", "rgb(18, 26, 39)"
BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("denied", "SecurityError"); } });"""
SHEET = """window.shared = [];
  navigator.share = async (data) => { shared.push(data); };"""
CLOSED = "navigator.share = async () => { throw new DOMException('closed', 'AbortError'); };"
NO_SHEET = "delete Navigator.prototype.share;"
PAINTED = """window.seen = [];
  new PerformanceObserver(() => seen.push(getComputedStyle(document.body).backgroundColor))
    .observe({type: "paint", buffered: true});"""


def switch(page: Page) -> None:
    page.locator(".look").click()


def paper(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def in_view(page: Page, selector: str) -> bool:
    """Whether the first of what `selector` finds is on the screen."""
    box = page.locator(selector).first.bounding_box()
    return box is not None and 0 <= box["y"] < 740


def kept(page: Page) -> object:
    return page.evaluate(f"localStorage.getItem({KEY!r})")


def test_without_script_pages_follow_the_system_and_show_no_dead_button(visit: Visit) -> None:
    page = visit(POST, java_script_enabled=False, color_scheme="dark")
    for part in (".look", ".share button", ".sheet"):
        for found in page.locator(part).all():
            expect(found).to_be_hidden()
    expect(page.locator(".share a")).to_have_count(3)
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == DARK


@pytest.mark.parametrize(("system", "own"), [("light", LIGHT), ("dark", DARK)])
def test_the_light_follows_the_system_and_nothing_is_kept(
    visit: Visit, system: str, own: str
) -> None:
    page = visit(POST, color_scheme=system)
    assert paper(page) == own
    expect(page.locator(".look")).to_have_attribute("aria-pressed", str(own == DARK).lower())
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(
    ("system", "other", "chosen"), [("light", DARK, "dark"), ("dark", LIGHT, "light")]
)
def test_a_choice_is_remembered_on_every_page(
    visit: Visit, system: str, other: str, chosen: str
) -> None:
    page = visit(POST, color_scheme=system)
    switch(page)
    assert paper(page) == other
    assert kept(page) == chosen
    for path in (KINDS["home"], POST):
        page.goto(f"/{path}")
        assert paper(page) == other
        expect(page.locator("meta[name=color-scheme]")).to_have_attribute("content", chosen)
        pressed = str(chosen == "dark").lower()
        expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", pressed)


def test_back_to_the_system_nothing_is_kept(visit: Visit) -> None:
    page = visit(POST, color_scheme="light")
    switch(page)
    switch(page)
    assert paper(page) == LIGHT
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    page.emulate_media(color_scheme="dark")
    assert paper(page) == DARK


def test_the_first_paint_has_the_chosen_light(visit: Visit) -> None:
    page = visit(POST, color_scheme="light", script=PAINTED)
    switch(page)
    page.reload()
    page.wait_for_function("window.seen.length > 0")
    assert set(page.evaluate("window.seen")) == {DARK}


def test_another_tab_follows(visit: Visit) -> None:
    page = visit(POST, color_scheme="light")
    other = page.context.new_page()
    other.goto(page.url)
    switch(page)
    expect(other.locator(".look")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("value", ["", "blue", "{"])
def test_what_is_not_ours_in_storage_changes_nothing(visit: Visit, value: str) -> None:
    page = visit(POST, script=f"localStorage.setItem({KEY!r}, {value!r});", color_scheme="dark")
    assert paper(page) == DARK


def test_where_nothing_can_be_kept_the_switch_works_for_the_page(visit: Visit) -> None:
    page = visit(POST, script=BLOCKED, color_scheme="light")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    switch(page)
    assert paper(page) == DARK
    page.reload()
    assert paper(page) == LIGHT
    assert errors == []


def test_the_keyboard_reaches_the_switch(visit: Visit) -> None:
    page = visit(POST, color_scheme="light")
    page.locator(".look").focus()
    page.keyboard.press("Space")
    assert paper(page) == DARK


def test_the_device_s_sheet_gets_the_letter(visit: Visit, address: str) -> None:
    page = visit(POST, script=SHEET)
    page.get_by_role("button", name="Share").click()
    title = "Is there a way back after turning down a job offer?"
    public = f"http://127.0.0.1:8000/{POST}"
    assert page.evaluate("window.shared") == [{"title": title, "url": public}]


def test_a_closed_sheet_is_no_error(visit: Visit) -> None:
    page = visit(POST, script=CLOSED)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.get_by_role("button", name="Share").click()
    page.evaluate("new Promise((told) => setTimeout(told))")  # of a promise that nobody caught
    assert errors == []


def test_where_there_is_no_sheet_no_button_offers_it(visit: Visit) -> None:
    page = visit(POST, script=NO_SHEET)
    expect(page.get_by_role("button", name="Share")).to_be_hidden()
    expect(page.get_by_role("button", name="Copy the link")).to_be_visible()


def test_the_letter_s_link_is_copied(visit: Visit) -> None:
    page = visit(POST, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the link").click()
    expect(page.locator("copy-address [aria-live]")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"http://127.0.0.1:8000/{POST}"


def test_a_feed_s_address_is_copied_as_it_is_served(visit: Visit, address: str) -> None:
    page = visit(KINDS["subscribe"], permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy").first.click()
    expect(page.locator("copy-address [aria-live]").first).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{address}/feeds/languages/en.rss.xml"


def test_where_nothing_can_be_copied_it_is_said(visit: Visit) -> None:
    page = visit(POST, script="delete Navigator.prototype.clipboard;")
    page.get_by_role("button", name="Copy the link").click()
    words = "This browser does not let us copy"
    expect(page.locator("copy-address [aria-live]")).to_have_text(words)


@pytest.fixture(scope="module")
def long_letter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a letter with contents."""
    parts = [f"## Part {number}\n\n" + "Words to read. " * 90 for number in range(4)]
    lead = '"No" & what the CEO says next.'
    tips = "Here are a few tips:\n\n- Wait. A day.\n- Ask why.\n"
    body = "\n\n".join([lead, *parts, tips])
    with address_of_letter(tmp_path_factory.mktemp("long"), body, title="A long letter") as address:
        yield address


@pytest.mark.parametrize(("width", "is_open"), [(360, False), (768, False), (1280, True)])
def test_contents_are_open_in_the_margin_and_folded_elsewhere(
    browser: Browser, long_letter: str, width: int, is_open: bool
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 740})
    page.goto(long_letter)
    set_in_brought_face(page)
    assert page.locator(".contents a").first.is_visible() == is_open
    assert page.locator(".text > p").first.bounding_box()["y"] < 500  # type: ignore[index]
    if not is_open:
        page.locator(".contents summary").click()
    page.get_by_role("link", name="Part 3").click()
    expect(page.get_by_role("heading", name="Part 3")).to_be_in_viewport()
    assert in_view(page, ".contents a") == is_open
    page.close()


def test_contents_that_open_move_nothing(browser: Browser, long_letter: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 740})
    page.goto(long_letter)
    expect(page.locator(".contents a").first).to_be_visible()
    assert shift_of(page) == 0
    page.close()


def test_without_script_contents_are_folded_and_open(browser: Browser, long_letter: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(long_letter)
    expect(page.locator(".contents a").first).to_be_hidden()
    page.locator(".contents summary").click()
    expect(page.locator(".contents a").first).to_be_visible()
    page.close()


@pytest.mark.parametrize(("width", "light"), LOOKS)
def test_axe_finds_nothing_in_a_long_letter(
    browser: Browser, long_letter: str, width: int, light: str
) -> None:
    viewport = {"width": width, "height": 800}
    page = browser.new_page(viewport=viewport, bypass_csp=True, **LIGHTS[light])  # type: ignore[arg-type]
    page.goto(long_letter)
    assert found_by_axe(Chromium(page)) == []
    page.close()


def test_the_script_is_small(site: Path) -> None:
    assert len(brotli.compress((site / "theme/js/site.js").read_bytes())) < 1_800
