"""A letter in another language, begun on the desk in a browser, and led to from both."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.desks import Served, desk_of, is_saved, write
from tests.building import write_post
from tests.waiting import PAGE_SHOWS

NAME = "posts/2020-01-02-ask.md"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Served]:
    (tmp_path / "out").mkdir()
    write_post(tmp_path / "in/posts", "First words.\n", "2020-01-02-ask.md", category="Hiring")
    (tmp_path / "in/names.toml").write_text('[topics.Hiring]\nnl = "Aanwerven"\n')
    with desk_of(tmp_path / "in", tmp_path / "out") as served:
        yield served


@pytest.fixture
def page(browser: Browser, desk: Served) -> Iterator[Page]:
    context = browser.new_context(locale="en")
    context.set_default_timeout(PAGE_SHOWS)
    page = context.new_page()
    page.goto(desk.page_of(NAME))
    yield page
    context.close()


def test_a_letter_is_begun_in_dutch_with_all_that_was_typed(page: Page, desk: Served) -> None:
    is_saved(page)
    write(page, "Last words.")
    page.get_by_role("button", name="This letter in Dutch").click()
    page.wait_for_url("**-ask-nl.md")
    expect(page.get_by_label("Topic")).to_have_value("Aanwerven")
    expect(page.get_by_label("Language")).to_have_value("nl")
    expect(page.get_by_label("Text", exact=True)).to_have_value("First words.\nLast words.")
    expect(page.get_by_role("button", name="This letter in French")).to_be_visible()
    page.get_by_role("link", name="This letter in English").click()
    page.wait_for_url(f"**{NAME.replace('/', '%2F')}")
    expect(page.get_by_role("link", name="This letter in Dutch")).to_be_visible()
    assert len([*(desk.content / "posts").iterdir()]) == 2


def test_names_are_offered_in_the_language_that_is_chosen(page: Page) -> None:
    is_saved(page)
    expect(page.get_by_label("Topic")).to_have_attribute("list", "topics-en")
    page.get_by_label("Language").select_option("nl")
    expect(page.get_by_label("Topic")).to_have_attribute("list", "topics-nl")
    offered = page.locator("#topics-nl option")
    assert [one.get_attribute("value") for one in offered.all()] == ["Aanwerven"]
