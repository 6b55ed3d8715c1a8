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


DUTCH = "nl/2018/02/over-loon-praten.html"
ASKED = """performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname)
  .filter((path) => path.endsWith("/"))"""


def test_what_is_begun_in_another_language_is_there_too(visit: Visit, guarded: str) -> None:
    page = visit(DUTCH, base_url=guarded)
    page.get_by_role("checkbox").nth(0).check()
    page.goto(f"/{FIRST}")
    page.get_by_role("checkbox").nth(0).check()
    page.goto("/checklists/")
    begun = page.locator("[data-begun] li")
    expect(begun).to_have_count(2)
    expect(begun.nth(0).locator(".count")).to_have_text("1 of 4 done")
    expect(begun.nth(1).locator(".count")).to_have_text("1 van 7 gedaan")
    expect(begun.nth(1)).to_have_attribute("lang", "nl")
    expect(page.locator("section:not(#begun) li[data-key]")).to_have_count(7)
    begun.nth(1).get_by_role("link").click()
    expect(page.get_by_role("checkbox").nth(0)).to_be_checked()
    assert page.url.endswith(DUTCH)


def test_other_pages_are_asked_for_by_who_has_ticks_there(visit: Visit, guarded: str) -> None:
    page = visit("checklists/", base_url=guarded)
    assert page.evaluate(ASKED) == []
    page.goto(f"/{FIRST}")
    page.get_by_role("checkbox").nth(0).check()
    page.goto("/checklists/")
    expect(page.locator("[data-begun] li")).to_have_count(1)
    assert page.evaluate(ASKED) == []
    page.goto("/nl/checklists/")
    expect(page.locator("[data-begun] .count")).to_have_text("1 of 4 done")
    assert sorted(page.evaluate(ASKED)) == ["/checklists/", "/fr/listes/"]


def test_a_list_that_is_done_elsewhere_is_not_begun(visit: Visit, guarded: str) -> None:
    page = visit(FIRST, base_url=guarded)
    for index in range(4):
        page.get_by_role("checkbox").nth(index).check()
    page.goto("/nl/checklists/", wait_until="networkidle")
    expect(page.locator("#begun")).to_be_hidden()
    expect(page.locator("li[data-key]")).to_have_count(4)


def test_all_of_it_is_forgotten_and_nothing_is_asked_that_cannot_be_had(
    visit: Visit, guarded: str
) -> None:
    page = visit(DUTCH, base_url=guarded)
    page.get_by_role("checkbox").nth(0).check()
    page.goto("/checklists/")
    expect(page.locator("[data-begun] li")).to_have_count(1)
    page.get_by_role("button", name="Forget all my ticks").click()
    expect(page.locator("[data-begun] li")).to_have_count(0)
    page.evaluate("localStorage.setItem('checklists:1:gone', '{}')")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route("**/listes/", lambda route: route.abort())
    page.goto("/nl/checklists/", wait_until="networkidle")
    expect(page.locator("li[data-key]")).to_have_count(4)
    assert errors == []
