"""The checklist in a real browser: without script first, then with all it can do."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

POST = "2017/06/way-back-after-no.html"
LINKS = "2018/10/counter-offer.html"
KEY = "checklists:1:way-back-after-no"
BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("denied", "SecurityError"); } });"""
FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("full", "QuotaExceededError"); };"""
SHIFTS = """window.shifts = [];
  new PerformanceObserver((list) => window.shifts.push(...list.getEntries()))
    .observe({type: "layout-shift", buffered: true});"""


def boxes(page: Page) -> Any:
    return page.get_by_role("checkbox")


def stored(page: Page) -> Any:
    return json.loads(page.evaluate(f"localStorage.getItem({KEY!r})") or "null")


def test_without_script_the_tips_can_be_read_and_ticked(visit: Visit) -> None:
    page = visit(POST, java_script_enabled=False)
    expect(boxes(page)).to_have_count(4)
    boxes(page).nth(1).check()
    expect(boxes(page).nth(1)).to_be_checked()
    expect(page.locator(".checklist-count")).to_have_text("4 tips")
    expect(page.locator(".checklist-kept")).to_be_hidden()
    expect(page.locator(".checklist-links")).to_be_visible()


def test_a_box_is_named_by_the_tip_s_own_words(visit: Visit) -> None:
    page = visit(POST)
    name = "Sleep on it for one day before you contact anyone."
    expect(page.get_by_role("group", name="Checklist")).to_be_visible()
    expect(page.get_by_role("checkbox", name=name, exact=True)).to_be_visible()


def test_a_tip_with_a_link_is_named_and_its_link_is_followed(visit: Visit) -> None:
    page = visit(LINKS)
    box = page.get_by_role("checkbox", name="Decide how you will tell your manager")
    expect(box).to_be_visible()
    page.get_by_role("link", name="tell your manager that you are leaving").click()
    expect(page).to_have_url(
        "/2017/09/telling-your-manager.html".join([page.url.split("/20")[0], ""])
    )


def test_ticks_are_counted(visit: Visit) -> None:
    page = visit(POST)
    count, bar = page.locator(".checklist-count"), page.locator(".checklist-bar")
    expect(count).to_have_text("0 of 4 done")
    boxes(page).nth(0).check()
    boxes(page).nth(2).check()
    expect(count).to_have_text("2 of 4 done")
    expect(bar).to_have_js_property("value", 2)
    boxes(page).nth(0).uncheck()
    expect(count).to_have_text("1 of 4 done")


def test_ticks_stay_over_a_reload(visit: Visit) -> None:
    page = visit(POST)
    boxes(page).nth(1).check()
    page.reload()
    expect(boxes(page).nth(1)).to_be_checked()
    expect(boxes(page).nth(0)).not_to_be_checked()
    expect(page.locator(".checklist-count")).to_have_text("1 of 4 done")


def test_nothing_is_stored_before_the_first_tick_nor_after_the_last(visit: Visit) -> None:
    page = visit(POST)
    assert page.evaluate("localStorage.length") == 0
    boxes(page).nth(0).check()
    words = "Sleep on it for one day before you contact anyone."
    assert stored(page) == {"tip-sleep-on-it-for-one": words}
    boxes(page).nth(0).uncheck()
    assert page.evaluate("localStorage.length") == 0


def test_reset_unticks_all_for_good(visit: Visit) -> None:
    page = visit(POST)
    for index in range(3):
        boxes(page).nth(index).check()
    reset = page.get_by_role("button", name="Untick all")
    reset.click()
    expect(page.locator(".tip input:checked")).to_have_count(0)
    expect(page.locator(".checklist-count")).to_have_text("0 of 4 done")
    expect(reset).to_be_focused()
    page.reload()
    expect(page.locator(".tip input:checked")).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0


def test_one_post_s_reset_leaves_another_s_ticks(visit: Visit) -> None:
    page = visit(LINKS)
    boxes(page).nth(0).check()
    page.goto(f"/{POST}")
    boxes(page).nth(0).check()
    page.get_by_role("button", name="Untick all").click()
    page.goto(f"/{LINKS}")
    expect(boxes(page).nth(0)).to_be_checked()


def test_the_keyboard_reaches_and_ticks_every_box(visit: Visit) -> None:
    page = visit(POST)
    reached: list[str] = []
    for _ in range(40):
        if len(reached) == 4:
            break
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.tip input')"):
            page.keyboard.press("Space")
            reached.append(page.evaluate("document.activeElement.id"))
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline == "solid"
    assert len(set(reached)) == 4
    expect(page.locator(".tip input:checked")).to_have_count(4)
    expect(page.locator(".checklist-count")).to_have_text("4 of 4 done")


def test_the_words_of_the_opening_tick_and_the_explanation_does_not(visit: Visit) -> None:
    page = visit(POST)
    page.locator(".tip label").nth(0).click()
    expect(boxes(page).nth(0)).to_be_checked()
    page.get_by_text("Spend the day on whatever held you back").click(position={"x": 300, "y": 40})
    expect(boxes(page).nth(0)).to_be_checked()


def test_a_thumb_has_44_pixels(visit: Visit) -> None:
    page = visit(POST, viewport={"width": 360, "height": 800}, has_touch=True)
    boxes(page).nth(0).scroll_into_view_if_needed()
    box = boxes(page).nth(0).bounding_box()
    assert box
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.touchscreen.tap(middle[0] - 20, middle[1] + 20)
    expect(boxes(page).nth(0)).to_be_checked()


@pytest.mark.parametrize("script", [BLOCKED, FULL], ids=["blocked", "full"])
def test_storage_that_throws_is_told_and_harms_nothing(visit: Visit, script: str) -> None:
    page = visit(POST, script=script)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    boxes(page).nth(0).check()
    expect(page.locator(".checklist-count")).to_have_text("1 of 4 done")
    expect(page.locator(".checklist-note")).to_contain_text("does not let us keep your ticks")
    page.get_by_role("button", name="Untick all").click()
    expect(boxes(page).nth(0)).not_to_be_checked()
    assert errors == []


@pytest.mark.parametrize(
    "value", ["{", "[1]", "null", '"x"'], ids=["cut off", "list", "null", "text"]
)
def test_what_is_not_ours_in_storage_is_left_alone(visit: Visit, value: str) -> None:
    page = visit(POST, script=f"localStorage.setItem({KEY!r}, {value!r});")
    boxes(page).nth(0).check()
    expect(page.locator(".checklist-count")).to_have_text("1 of 4 done")
    expect(page.locator(".checklist-note")).to_contain_text("does not let us keep")
    assert page.evaluate(f"localStorage.getItem({KEY!r})") == value


def test_two_tabs_lose_no_tick(visit: Visit) -> None:
    page = visit(POST)
    other = page.context.new_page()
    other.goto(page.url)
    boxes(page).nth(0).check()
    expect(boxes(other).nth(0)).to_be_checked()
    boxes(other).nth(3).check()
    expect(boxes(page).nth(3)).to_be_checked()
    assert len(stored(page)) == 2


def test_nothing_moves_when_the_script_starts(visit: Visit) -> None:
    page = visit(POST, script=SHIFTS)
    page.wait_for_function("customElements.get('tips-checklist') !== undefined")
    page.wait_for_timeout(300)
    assert page.evaluate("window.shifts.length") == 0


def test_print_shows_boxes_for_a_pen_and_no_tools(visit: Visit) -> None:
    page = visit(POST)
    page.emulate_media(media="print")
    expect(page.locator(".checklist-foot")).to_be_hidden()
    expect(page.locator(".menu")).to_be_hidden()
    expect(boxes(page).nth(0)).to_be_visible()
    assert page.evaluate(
        "getComputedStyle(document.querySelector('.tip input')).borderTopStyle"
    ) == ("solid")
