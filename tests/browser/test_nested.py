"""Tips with tips below them, right-to-left text, and axe with every tool open."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import found_by_axe
from tests.browser.conftest import LIGHTS, LOOKS
from tests.browser.engines import Chromium
from tests.serving import address_of_letter
from tests.waiting import PAGE_SHOWS

BODY = """Here are a few tips:

- Bring your papers.
    - The contract. Signed.
    - The references. Both.
- Ask what will change.
"""


@pytest.fixture(scope="module")
def nested(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a post whose first tip has two below it."""
    with address_of_letter(tmp_path_factory.mktemp("nested"), BODY) as address:
        yield address


@pytest.fixture
def page(browser: Browser, nested: str) -> Iterator[Page]:
    context = browser.new_context()
    context.set_default_timeout(PAGE_SHOWS)
    page = context.new_page()
    page.goto(nested)
    yield page
    context.close()


def ticked(page: Page) -> list[bool]:
    return [box.is_checked() for box in page.get_by_role("checkbox").all()]


def test_a_parent_ticks_its_children(page: Page) -> None:
    page.get_by_role("checkbox").nth(0).check()
    assert ticked(page) == [True, True, True, False]
    page.get_by_role("checkbox").nth(0).uncheck()
    assert ticked(page) == [False, False, False, False]


def test_children_tick_their_parent_when_all_are_done(page: Page) -> None:
    parent = page.get_by_role("checkbox").nth(0)
    page.get_by_role("checkbox").nth(1).check()
    expect(parent).to_have_js_property("indeterminate", True)
    page.get_by_role("checkbox").nth(2).check()
    assert ticked(page) == [True, True, True, False]
    expect(page.locator(".checklist-count")).to_have_text("3 of 4 done")
    page.reload()
    assert ticked(page) == [True, True, True, False]
    page.get_by_role("checkbox").nth(1).uncheck()
    assert ticked(page) == [False, False, True, False]


def test_a_parent_s_name_leaves_its_children_out(page: Page) -> None:
    expect(page.get_by_role("checkbox", name="Bring your papers.", exact=True)).to_be_visible()


@pytest.mark.parametrize(("width", "light"), LOOKS)
def test_axe_finds_nothing_with_every_tool_open(
    browser: Browser, nested: str, width: int, light: str
) -> None:
    viewport = {"width": width, "height": 800}
    context = browser.new_context(viewport=viewport, bypass_csp=True, **LIGHTS[light])  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{nested}#ticks=tip-the-contract")
    page.locator(".checklist-more summary").click()
    expect(page.locator(".checklist-preview")).to_be_visible()
    assert found_by_axe(Chromium(page)) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    context.close()


def test_boxes_stand_on_the_right_where_text_runs_from_there(page: Page) -> None:
    page.evaluate("document.documentElement.dir = 'rtl'")
    tip, box = (page.locator(name).nth(0).bounding_box() for name in (".tip", ".tip > input"))
    assert tip
    assert box
    assert box["x"] > tip["x"] + tip["width"] / 2


def test_nothing_moves_on_request(browser: Browser, nested: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(nested)
    durations = page.evaluate(
        "document.getAnimations().length + [...document.querySelectorAll('tips-checklist *')]"
        ".filter((part) => parseFloat(getComputedStyle(part).transitionDuration) > 0).length"
    )
    assert durations == 0
    context.close()
