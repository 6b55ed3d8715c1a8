"""A post with two checklists: a link's ticks for both are taken or left with one answer."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.serving import address_of_letter
from tests.waiting import PAGE_SHOWS

BODY = """Some tips before the call:

- Sleep on it. One night.
- Find a quiet room.

And my tips for afterwards:

- Write down what was said.
- Thank them.
"""
LINK = "#ticks=tip-sleep-on-it,tip-thank-them"


@pytest.fixture(scope="module")
def post(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the post."""
    with address_of_letter(tmp_path_factory.mktemp("two"), BODY) as address:
        yield address


@pytest.fixture
def page(browser: Browser, post: str) -> Iterator[Page]:
    context = browser.new_context()
    context.set_default_timeout(PAGE_SHOWS)
    page = context.new_page()
    page.goto(f"{post}{LINK}")
    expect(page.locator(".checklist-preview:visible")).to_have_count(2)
    yield page
    context.close()


def ticked(page: Page) -> list[bool]:
    return [box.is_checked() for box in page.get_by_role("checkbox").all()]


@pytest.mark.parametrize("button", [0, 1], ids=["by the first", "by the second"])
def test_accepted_with_one_answer(page: Page, button: int) -> None:
    page.locator("[data-do=accept]").nth(button).click()
    expect(page.locator(".checklist-preview:visible")).to_have_count(0)
    page.reload()
    assert ticked(page) == [True, False, False, True]


def test_declined_with_one_answer(page: Page) -> None:
    page.locator("[data-do=decline]").nth(0).click()
    expect(page.locator(".checklist-preview:visible")).to_have_count(0)
    assert ticked(page) == [False] * 4
    page.reload()
    assert ticked(page) == [False] * 4
