"""The page of all checklists: an index without script, the reader's own progress with it."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

FIRST, LATER = "2017/06/way-back-after-no.html", "2018/02/talking-about-salary.html"
BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("denied", "SecurityError"); } });"""


def line(page: Page, path: str) -> str:
    """What the page says of a post."""
    return page.locator("li", has=page.locator(f'a[href$="{path}"]')).locator(".count").inner_text()


def order(page: Page, heading: str) -> list[str]:
    """The posts below a topic, in the order in which they stand."""
    section = page.get_by_role("region", name=heading)
    return [str(a.get_attribute("href")).split("/")[-1] for a in section.locator("li a").all()]


def test_without_script_it_is_an_index(visit: Visit) -> None:
    page = visit("checklists/", java_script_enabled=False)
    expect(page.locator("li[data-key]")).to_have_count(8)
    assert line(page, FIRST) == "4 tips"
    expect(page.locator(".forget")).to_be_hidden()


def test_it_is_in_the_menu(visit: Visit) -> None:
    page = visit("")
    page.get_by_role("navigation").get_by_role("link", name="Checklists").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Checklists")


def test_it_shows_progress_with_unfinished_ones_first(visit: Visit) -> None:
    page = visit("checklists/")
    newest_first = order(page, "Job offers")
    assert newest_first == [LATER.split("/")[-1], FIRST.split("/")[-1]]
    page.goto(f"/{FIRST}")
    page.get_by_role("checkbox").nth(0).check()
    page.goto("/checklists/")
    assert line(page, FIRST) == "1 of 4 done"
    assert line(page, LATER) == "7 tips"
    assert order(page, "Begun") == [FIRST.split("/")[-1]]
    assert order(page, "Job offers") == [LATER.split("/")[-1]]
    page.goto(f"/{FIRST}")
    for index in range(4):
        page.get_by_role("checkbox").nth(index).check()
    page.goto("/checklists/")
    assert line(page, FIRST) == "4 of 4 done"
    assert order(page, "Job offers") == newest_first
    expect(page.get_by_role("region", name="Begun")).to_have_count(0)


def test_everything_can_be_forgotten_and_nothing_else(visit: Visit) -> None:
    page = visit(FIRST)
    page.evaluate("localStorage.setItem('another', 'x')")
    page.get_by_role("checkbox").nth(0).check()
    page.goto("/checklists/")
    page.get_by_role("button", name="Forget all my ticks").click()
    expect(page.get_by_role("status")).to_have_text("Forgotten. Nothing is kept any more.")
    assert line(page, FIRST) == "4 tips"
    assert page.evaluate("Object.keys(localStorage)") == ["another"]
    page.goto(f"/{FIRST}")
    expect(page.get_by_role("checkbox").nth(0)).not_to_be_checked()


def test_there_is_nothing_to_forget_before_the_first_tick(visit: Visit) -> None:
    page = visit("checklists/")
    expect(page.locator(".forget")).to_be_hidden()


def test_storage_that_throws_leaves_the_index(visit: Visit) -> None:
    page = visit("", script=BLOCKED)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto("/checklists/")
    assert line(page, FIRST) == "4 tips"
    assert errors == []
