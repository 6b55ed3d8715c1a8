"""The checklist in a real browser: without script first, then with all it can do."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, shift_of

POST = "2017/06/way-back-after-no.html"
LINKS = "2018/10/counter-offer.html"
KEY = "checklists:1:way-back-after-no"
BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("denied", "SecurityError"); } });"""
FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("full", "QuotaExceededError"); };"""
PRINTS = """window.seen = [];
  window.print = () => seen.push(!!document.querySelector("[data-blank]"));"""


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


def test_nothing_is_stored_before_the_first_tick_nor_after_the_last(visit: Visit) -> None:
    page = visit(POST)
    assert page.evaluate("localStorage.length") == 0
    boxes(page).nth(0).check()
    assert [(tip, kept["done"]) for tip, kept in stored(page).items()] == [
        ("tip-sleep-on-it-for-one", True),
        ("tip-let-the-recruiter-or-headhunter", False),
        ("tip-say-openly-what-made-you", False),
        ("tip-leave-the-hiring-manager-an", False),
    ]
    words = "Sleep on it for one day before you contact anyone."
    assert stored(page)["tip-sleep-on-it-for-one"]["words"] == words
    boxes(page).nth(0).uncheck()
    assert page.evaluate("localStorage.length") == 0


def test_reset_unticks_all_for_good(visit: Visit) -> None:
    page = visit(POST)
    for index in range(3):
        boxes(page).nth(index).check()
    page.get_by_role("button", name="Untick all").click()
    expect(page.locator(".tip input:checked")).to_have_count(0)
    expect(page.locator(".checklist-count")).to_have_text("0 of 4 done")
    expect(page.get_by_role("button", name="Bring my ticks back")).to_be_focused()
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
    click_amid(page, "Spend the day on whatever held you back")
    expect(boxes(page).nth(0)).to_be_checked()


def click_amid(page: Page, words: str) -> None:
    """Click where these words are shown, wherever their line breaks."""
    middle = """(element, words) => {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), range = new Range();
      let text;
      while ((text = texts.nextNode()) && !text.data.includes(words));
      range.setStart(text, text.data.indexOf(words) + words.length / 2);
      range.setEnd(text, range.startOffset + 1);
      const { x, y, width, height } = range.getBoundingClientRect();
      return [x + width / 2, y + height / 2];
    }"""
    element = page.get_by_text(words)
    element.scroll_into_view_if_needed()
    page.mouse.click(*element.evaluate(middle, words))


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
    expect(page.locator(".checklist-note")).to_contain_text("cannot be kept here")
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
    expect(page.locator(".checklist-note")).to_contain_text("cannot be kept here")
    assert page.evaluate(f"localStorage.getItem({KEY!r})") == value


def test_two_tabs_lose_no_tick(visit: Visit) -> None:
    page = visit(POST)
    other = page.context.new_page()
    other.goto(page.url)
    boxes(page).nth(0).check()
    expect(boxes(other).nth(0)).to_be_checked()
    boxes(other).nth(3).check()
    expect(boxes(page).nth(3)).to_be_checked()
    assert sum(kept["done"] for kept in stored(page).values()) == 2


def test_nothing_moves_when_the_script_starts(visit: Visit) -> None:
    page = visit(POST)
    expect(page.locator(".checklist-count")).to_have_text("0 of 4 done")
    assert shift_of(page) == 0


def test_print_shows_boxes_for_a_pen_and_no_tools(visit: Visit) -> None:
    page = visit(POST)
    page.emulate_media(media="print")
    expect(page.locator(".checklist-foot")).to_be_hidden()
    expect(page.locator(".menu")).to_be_hidden()
    expect(boxes(page).nth(0)).to_be_visible()
    assert page.evaluate(
        "getComputedStyle(document.querySelector('.tip input')).borderTopStyle"
    ) == ("solid")


def tools(page: Page) -> None:
    page.locator(".checklist-more summary").click()


def test_the_tools_stay_folded_until_wanted(visit: Visit) -> None:
    page = visit(POST)
    expect(page.get_by_role("button", name="Copy as text")).to_be_hidden()
    expect(page.get_by_role("link", name="Tweet it")).to_have_count(0)
    tools(page)
    expect(page.get_by_role("button", name="Copy as text")).to_be_visible()
    expect(page.get_by_role("link", name="Tweet it")).to_have_count(4)


def test_progress_is_announced_only_when_the_reader_acts(visit: Visit) -> None:
    page = visit(POST)
    status = page.get_by_role("status")
    expect(status).to_have_text("")
    boxes(page).nth(0).check()
    expect(status).to_have_text("1 of 4 done")


def test_what_is_done_can_be_hidden(visit: Visit) -> None:
    page = visit(POST)
    boxes(page).nth(0).check()
    tools(page)
    button = page.get_by_role("button", name="Hide what is done")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".tip").nth(0)).to_be_hidden()
    expect(page.locator(".tip").nth(1)).to_be_visible()
    button.click()
    expect(page.locator(".tip").nth(0)).to_be_visible()


def test_the_list_is_copied_as_text(visit: Visit) -> None:
    page = visit(POST, permissions=["clipboard-read", "clipboard-write"])
    boxes(page).nth(1).check()
    tools(page)
    page.get_by_role("button", name="Copy as text").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    title, _, first, second, *_, address = page.evaluate("navigator.clipboard.readText()").split(
        "\n"
    )
    assert title == "Is there a way back after turning down a job offer?"
    assert first.startswith("[ ] Sleep on it for one day before you contact anyone. A change")
    assert second.startswith("[x] Let the recruiter or headhunter sound it out first. In one")
    assert address == page.url
    assert "Tweet" not in first + second


def test_where_nothing_can_be_copied_it_is_said(visit: Visit) -> None:
    script = "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
    page = visit(POST, script=script)
    tools(page)
    page.get_by_role("button", name="Copy as text").click()
    expect(page.get_by_role("status")).to_have_text("This browser does not let us copy")


def test_the_list_goes_into_a_mail_to_oneself(visit: Visit) -> None:
    page = visit(POST)
    page.evaluate("document.addEventListener('click', (event) => event.preventDefault())")
    tools_open = "document.querySelector('.checklist-more').open = true"
    page.evaluate(tools_open)
    mail = page.get_by_role("link", name="Mail it to myself")
    mail.click()
    address = str(mail.get_attribute("href"))
    assert address.startswith("mailto:?subject=Is%20there%20a%20way%20back")
    assert "%5B%20%5D%20Sleep%20on%20it" in address


@pytest.mark.parametrize("back", ["a key", "a touch"])
def test_it_prints_without_ticks_where_that_takes_until_the_reader_is_back(
    visit: Visit, back: str
) -> None:
    page = visit(POST, script=PRINTS)
    tools(page)
    page.get_by_role("button", name="Print without ticks").click()
    expect(page.locator("[data-blank]")).to_have_count(1)
    if back == "a key":
        page.keyboard.press("Tab")
    else:
        page.mouse.click(1, 1)
    expect(page.locator("[data-blank]")).to_have_count(0)


def test_a_tip_has_a_link_and_a_tweet(visit: Visit) -> None:
    page = visit(POST)
    tools(page)
    tweet = str(page.get_by_role("link", name="Tweet it").nth(0).get_attribute("href"))
    assert tweet.startswith("https://twitter.com/intent/tweet?text=Sleep+on+it+for+one+day")
    assert tweet.endswith("%23tip-sleep-on-it-for-one")
    page.get_by_role("link", name="Link to this tip").nth(1).click()
    expect(page).to_have_url(f"{page.url.split('#')[0]}#tip-let-the-recruiter-or-headhunter")
    outline = "getComputedStyle(document.querySelector('.tip:target')).outlineStyle"
    assert page.evaluate(outline) == "dashed"


def test_ticks_travel_by_a_link_that_is_previewed_first(visit: Visit) -> None:
    first = visit(POST, permissions=["clipboard-read", "clipboard-write"])
    boxes(first).nth(0).check()
    boxes(first).nth(3).check()
    tools(first)
    first.get_by_role("button", name="Copy a link with my ticks").click()
    expect(first.get_by_role("status")).to_have_text("Copied")
    link = first.evaluate("navigator.clipboard.readText()")

    other = visit(POST)
    boxes(other).nth(1).check()
    before = stored(other)
    other.goto(link)
    expect(other.get_by_text("This link brings 2 ticks.")).to_be_visible()
    expect(other.locator(".checklist-count")).to_have_text("2 of 4 done")
    assert stored(other) == before
    other.get_by_role("button", name="Leave my list as it was").click()
    expect(other.locator(".checklist-count")).to_have_text("1 of 4 done")
    expect(boxes(other).nth(0)).to_be_focused()
    assert stored(other) == before
    assert "#" not in other.url

    other.goto(link)
    other.get_by_role("button", name="Use them").click()
    other.reload()
    expect(boxes(other).nth(0)).to_be_checked()
    expect(boxes(other).nth(1)).not_to_be_checked()
    expect(boxes(other).nth(3)).to_be_checked()


def test_a_broken_link_of_ticks_does_nothing(visit: Visit) -> None:
    page = visit(f"{POST}#ticks=%E0%A4%A,nonsense")
    expect(page.locator(".checklist-preview")).to_be_hidden()
    expect(page.locator(".checklist-count")).to_have_text("0 of 4 done")


def test_when_all_is_done_one_quiet_line_says_so(visit: Visit) -> None:
    page = visit(POST)
    line = page.locator(".checklist-done")
    for index in range(4):
        expect(line).to_be_hidden()
        boxes(page).nth(index).check()
    expect(line).to_be_visible()
    expect(page.locator(".checklist-links a")).to_have_count(2)


def test_going_back_brings_no_old_ticks(visit: Visit) -> None:
    page = visit(POST)
    boxes(page).nth(0).check()
    page.goto("/")
    page.evaluate("localStorage.clear()")
    page.go_back()
    expect(page.locator(".checklist-count")).to_have_text("0 of 4 done")
    expect(boxes(page).nth(0)).not_to_be_checked()


def test_it_works_under_a_strict_policy(visit: Visit) -> None:
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; "
        "require-trusted-types-for 'script'; trusted-types blog"
    )

    def under_policy(route: Any) -> None:
        answer = route.fetch()
        headers = {**answer.headers, "content-security-policy": policy}
        route.fulfill(response=answer, headers=headers)

    page = visit("")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.route("**/*", under_policy)
    page.goto(f"/{POST}")
    boxes(page).nth(0).check()
    tools(page)
    expect(page.locator(".checklist-count")).to_have_text("1 of 4 done")
    expect(page.get_by_role("link", name="Tweet it")).to_have_count(4)
    assert complaints == []


PREVIEW = f"{POST}#ticks=tip-sleep-on-it-for-one"


def test_a_link_whose_commas_an_app_has_encoded_brings_every_tick(visit: Visit) -> None:
    page = visit(POST)
    ids = [tip.get_attribute("id") or "" for tip in page.locator(".tip").all()]
    page.goto(f"/{POST}#ticks={'%2C'.join(ids[:2])}")
    page.reload()
    expect(boxes(page).nth(1)).to_be_checked()
    expect(boxes(page).nth(2)).not_to_be_checked()


def test_a_tick_during_the_preview_keeps_that_tick_alone(visit: Visit) -> None:
    page = visit(PREVIEW)
    boxes(page).nth(1).check()
    expect(page.locator(".checklist-preview")).to_be_hidden()
    expect(page.locator(".checklist-count")).to_have_text("1 of 4 done")
    page.reload()
    expect(boxes(page).nth(0)).not_to_be_checked()
    expect(boxes(page).nth(1)).to_be_checked()


def test_reset_during_the_preview_resets_the_reader_s_own_list(visit: Visit) -> None:
    page = visit(POST)
    boxes(page).nth(2).check()
    page.goto(f"/{PREVIEW}")
    page.reload()
    page.get_by_role("button", name="Untick all").click()
    expect(page.locator(".checklist-preview")).to_be_hidden()
    page.get_by_role("button", name="Bring my ticks back").click()
    page.reload()
    expect(boxes(page).nth(0)).not_to_be_checked()
    expect(boxes(page).nth(2)).to_be_checked()


def test_focus_is_not_lost_when_what_is_done_is_hidden(visit: Visit) -> None:
    page = visit(POST)
    tools(page)
    page.get_by_role("button", name="Hide what is done").click()
    boxes(page).nth(0).focus()
    page.keyboard.press("Space")
    expect(page.locator(".tip").nth(0)).to_be_hidden()
    expect(page.get_by_role("button", name="Hide what is done")).to_be_focused()
