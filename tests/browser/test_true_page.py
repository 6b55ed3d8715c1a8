"""Beside the text stands the page that the blog makes of it, at the place where one writes."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.browser.desks import is_saved, write
from tests.browser.preview import Preview, previewed
from tests.building import write_post
from tests.waiting import PAGE_SHOWS

NAME = "posts/2020-01-02-a-post.md"
LONG = "".join(f"Paragraph number {number}.\n\n" for number in range(80))
TIPS = "Here are a few tips:\n\n- Sleep on it. One night.\n- Ask why.\n"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("true-page")
    write_post(folder / "in/posts", "The first words.\n")
    with previewed(folder / "in", folder / "out") as running:
        yield running


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    write_post(preview.content / "posts", "The first words.\n")
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(PAGE_SHOWS)
    page = context.new_page()
    page.goto(f"{preview.address}/desk/write/?name={NAME}")
    is_saved(page)
    yield page
    context.close()


def shown(page: Page) -> FrameLocator:
    """The page beside the text."""
    return page.get_by_role("region", name="Page").frame_locator(".front")


def test_the_page_follows_what_is_typed(page: Page) -> None:
    expect(shown(page).get_by_role("heading", level=1)).to_have_text("A post")
    write(page, '\nSecond "words".\n')
    expect(shown(page).get_by_text("Second “words”.")).to_be_visible()


def test_a_list_of_tips_is_a_checklist_there(page: Page) -> None:
    page.get_by_label("Text", exact=True).fill(TIPS)
    expect(shown(page).get_by_role("checkbox")).to_have_count(2)
    expect(page.get_by_role("region", name="Problems")).to_contain_text(
        "Line 9: a checklist of 2 tips"
    )


def test_a_list_is_turned_by_a_button_and_turned_back(page: Page) -> None:
    page.get_by_label("Text", exact=True).fill(TIPS)
    page.get_by_role("button", name="Leave it a list").click()
    expect(shown(page).get_by_role("checkbox")).to_have_count(0)
    text = page.get_by_label("Text", exact=True)
    expect(text).to_have_value(TIPS.replace("- Sleep", "<!-- no checklist -->\n\n- Sleep"))
    page.get_by_role("button", name="Make it a checklist").click()
    expect(shown(page).get_by_role("checkbox")).to_have_count(2)
    expect(text).to_have_value(TIPS.replace("- Sleep", "<!-- checklist -->\n\n- Sleep"))


def test_what_is_written_is_in_sight(page: Page) -> None:
    page.get_by_label("Text", exact=True).fill(LONG)
    write(page, "The *very* last words.")
    expect(shown(page).get_by_text("The very last words.")).to_be_in_viewport()
    page.get_by_label("Text", exact=True).press("Control+Home")
    expect(shown(page).get_by_text("Paragraph number 0.")).to_be_in_viewport()


def test_a_mistake_is_told_and_leads_to_its_place(page: Page) -> None:
    text = page.get_by_label("Text", exact=True)
    text.fill("One.\n\n[more](htp://example.org)\n")
    problems = page.get_by_role("region", name="Problems")
    place = problems.get_by_role("button", name="Line 9:", exact=True).first
    for wanted in (place, problems.get_by_text("must not begin with “htp:”")):
        text.press("Control+Home")
        wanted.click()
        expect(text).to_be_focused()
        assert page.evaluate("document.activeElement.selectionStart") >= len("One.\n\n")
    expect(place).to_have_accessible_description(re.compile("must not begin with “htp:”"))
    text.fill("One.\n")
    expect(problems).to_contain_text("Nothing is wrong.")


def test_a_new_letter_gets_a_page_too(page: Page, preview: Preview) -> None:
    page.goto(f"{preview.address}/desk/write/")
    page.get_by_label("Title").fill("When do I say no?")
    page.get_by_label("Text", exact=True).fill("Late.")
    expect(shown(page).get_by_role("heading", level=1)).to_have_text("When do I say no?")
    expect(shown(page).get_by_text("Draft: not published")).to_be_visible()
    next(preview.content.glob("posts/*-when-do-i-say-no.md")).unlink()
