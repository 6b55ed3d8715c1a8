"""Every kind of page in a real browser: accessible, at any width, in any light.

Each page is loaded once, and then looked at in every way.
"""

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import OF_COLOUR, found_by_axe
from tests.browser.conftest import LIGHTS, Visit
from tests.browser.engines import Chromium
from tests.browser.typeface import set_in_brought_face
from tests.site.pages import BY_TURNS, KINDS
from tests.waiting import PAGE_SHOWS

FULL = os.environ.get("HYPOTHESIS_PROFILE") == "full"
# Each kind of page at one of them by turns; `make test-full` takes both.
WIDTHS = {
    path: (320, 1280) if FULL else (320,) if number % 2 else (1280,)
    for number, path in enumerate(KINDS.values())
}
# The same goes for the lights other than that of day.
OTHER_LIGHTS = [light for light in LIGHTS if light != "light"]
LIGHTS_OF = {
    path: OTHER_LIGHTS if FULL else [OTHER_LIGHTS[number % len(OTHER_LIGHTS)]]
    for number, path in enumerate(KINDS.values())
}


class Shown(NamedTuple):
    """A page, with what it asked for and complained of while it was loaded."""

    page: Page
    asked: list[str]
    errors: list[str]
    widths: Sequence[int] = ()  # at which axe looks at it by day
    lights: Sequence[str] = ()  # in which it looks at the colours

    def at(self, width: int) -> "Shown":
        """The page in so many pixels, by day."""
        self.page.set_viewport_size({"width": width, "height": 740})
        self.page.emulate_media(color_scheme="light", forced_colors="none")
        return self

    def load(self, url: str) -> "Shown":
        """Another page, which nobody has looked at."""
        self.asked.clear()
        self.errors.clear()
        self.at(1280).page.goto(url)
        return self


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[Shown]:
    """Somebody who was never here, and goes from page to page."""
    context = browser.new_context()
    context.set_default_timeout(PAGE_SHOWS)
    shown = Shown(context.new_page(), [], [])
    shown.page.on("request", lambda request: shown.asked.append(request.url))
    shown.page.on("pageerror", lambda error: shown.errors.append(str(error)))
    shown.page.on(
        "console", lambda said: shown.errors.append(said.text) if said.type == "error" else None
    )
    yield shown
    context.close()


@pytest.fixture(scope="module", params=list(KINDS.values()), ids=list(KINDS))
def shown(request: pytest.FixtureRequest, visitor: Shown, address: str) -> Shown:
    """A page of each kind."""
    visitor.load(f"{address}/{request.param}")
    return visitor._replace(widths=WIDTHS[request.param], lights=LIGHTS_OF[request.param])


@pytest.fixture(scope="module", params=list(BY_TURNS.values()), ids=list(BY_TURNS))
def translated(request: pytest.FixtureRequest, visitor: Shown, address: str) -> Shown:
    """A page of each kind in another language, whose words are others and nothing else."""
    return visitor.load(f"{address}/{request.param}")


def test_no_page_has_an_error(shown: Shown) -> None:
    assert shown.errors == []


def test_no_page_asks_elsewhere_sets_a_cookie_or_stores(shown: Shown, address: str) -> None:
    assert all(url.startswith(address) for url in shown.asked)
    assert shown.page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert shown.page.context.cookies() == []


def test_axe_finds_nothing(shown: Shown) -> None:
    for width in shown.widths:
        assert found_by_axe(Chromium(shown.at(width).page)) == [], width


def test_axe_finds_nothing_in_another_light(shown: Shown) -> None:
    for light in shown.lights:
        shown.at(1280).page.emulate_media(**LIGHTS[light])
        assert found_by_axe(Chromium(shown.page), OF_COLOUR) == [], light


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_scrolls_sideways(shown: Shown, width: int) -> None:
    assert shown.at(width).page.evaluate("document.documentElement.scrollWidth") == width


def test_text_of_twice_the_size_fits(shown: Shown) -> None:
    style = "document.documentElement.style.fontSize = "
    shown.at(640).page.evaluate(f"{style}'200%'")
    assert shown.page.evaluate("document.documentElement.scrollWidth") == 640
    shown.page.evaluate(f"{style}''")


def test_other_words_fit_and_are_accessible(translated: Shown) -> None:
    assert translated.errors == []
    assert found_by_axe(Chromium(translated.at(320).page), but_for=OF_COLOUR) == []
    for width in (320, 360, 1280):
        assert translated.at(width).page.evaluate("document.documentElement.scrollWidth") == width
    assert below(44, translated.at(360).page, MENUS) == []


def below(least: int, page: Page, selector: str) -> list[str]:
    """The words of what is not so many pixels high."""
    found = page.locator(selector)
    assert found.count() > 0
    low = """(all, least) => all
      .filter((one) => one.getBoundingClientRect().height < least).map((one) => one.innerText)"""
    return list(found.evaluate_all(low, least))


MENUS = (
    ":is(.menu, .ways, .colophon, .pagination) a, .plain-words :is(a, button:visible), .name, .look"
)
AMID_A_TEXT = ".text :is(p, li) *, .tip *, .skip"


def test_a_thumb_finds_every_menu(shown: Shown) -> None:
    assert below(44, shown.at(360).page, MENUS) == []


def test_a_thumb_finds_every_link_that_is_not_amid_a_text(shown: Shown) -> None:
    links = f":is(a, button, summary):visible:not({AMID_A_TEXT})"
    assert below(24, shown.at(360).page, links) == []


def test_a_phone_s_first_screen_has_title_date_and_first_lines(visit: Visit) -> None:
    page = visit(KINDS["post"], viewport={"width": 360, "height": 640})
    set_in_brought_face(page)
    for part in (".dateline", "h1", ".text > p:first-child"):
        box = page.locator(part).first.bounding_box()
        assert box
        assert box["y"] + 30 < 640


def test_the_skip_link_leads_to_the_text(visit: Visit) -> None:
    page = visit(KINDS["post"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "text"
