"""Without a network: what was visited after the first tick opens, and nothing stale otherwise."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, served
from tests.waiting import wait_until

POST, OTHER = "2017/06/way-back-after-no.html", "2018/02/talking-about-salary.html"
WORKERS = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
# Whether the page's style and scripts are kept, too.
PARTS = """caches.open("pages:1").then((kept) => {
  const parts = [...document.querySelectorAll("link[rel=stylesheet], script[src]")];
  return Promise.all(parts.map(({ href, src }) => kept.match((href ?? src).split("?")[0])));
}).then((found) => found.every(Boolean))"""
KEPT = """caches.open("pages:1").then((kept) => kept.keys())
  .then((all) => all.map(({ url }) => new URL(url).pathname))"""


@pytest.fixture
def own_site(site: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copytree(site, tmp_path / "own"))


@pytest.fixture
def own_address(own_site: Path) -> Iterator[str]:
    """Where it is served as in production."""
    with served(own_site) as address:
        yield address


def tick(page: Page) -> None:
    """Tick the first tip, and wait until the page is kept."""
    page.get_by_role("checkbox").first.check()
    wait_until_kept(page, page.evaluate("location.pathname"))


def wait_until_kept(page: Page, path: str) -> None:
    """Wait until the browser keeps the page with its parts, and its worker answers for it."""
    wait_for(page, f"caches.has('pages:1').then((has) => has && {KEPT})", path)
    wait_for(page, PARTS, True)
    wait_for(page, "navigator.serviceWorker.controller !== null", True)


def wait_until_near_ones_are_kept(page: Page) -> list[str]:
    """Wait until the browser keeps what the page leads on to; gives the paths."""
    near = page.locator(".name, .menu a, .neighbours a")
    paths = list(near.evaluate_all("all => all.map(({ pathname }) => pathname)"))
    for path in paths:
        wait_for(page, KEPT, path)
    return paths


def wait_for(page: Page, expression: str, wanted: object) -> None:
    """Wait until the expression gives what is wanted, or a list that holds it."""

    def holds() -> bool:
        value = page.evaluate(expression)
        return bool(value == wanted or (isinstance(value, list) and wanted in value))

    wait_until(holds)


def test_before_the_first_tick_nothing_is_kept(visit: Visit, guarded: str) -> None:
    page = visit(POST, base_url=guarded)
    for path in (POST, "checklists/", "search/?q=salary", ""):
        page.goto(f"/{path}")
        page.wait_for_load_state("networkidle")
    assert page.evaluate(WORKERS) == 0
    assert page.evaluate("caches.keys()") == []
    page.context.set_offline(True)
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        page.goto(f"/{POST}")


def test_a_ticked_checklist_opens_on_the_train(visit: Visit, guarded: str) -> None:
    page = visit(POST, base_url=guarded)
    tick(page)
    page.context.set_offline(True)
    page.goto(f"/{POST}")
    expect(page.get_by_role("checkbox").first).to_be_checked()
    assert page.evaluate("getComputedStyle(document.querySelector('main')).maxInlineSize") != "none"
    page.get_by_role("checkbox").nth(1).check()
    page.reload()
    expect(page.get_by_role("checkbox").nth(1)).to_be_checked()


def test_visited_pages_open_and_others_say_so(visit: Visit, guarded: str) -> None:
    page = visit(POST, base_url=guarded)
    tick(page)
    page.goto(f"/{OTHER}")
    wait_until_kept(page, f"/{OTHER}")
    page.context.set_offline(True)
    page.goto(f"/{OTHER}")
    expect(page.locator("h1")).to_have_text("When should I bring up salary, and how?")
    page.goto("/archive/")
    expect(page.locator("h1")).to_have_text("You are not connected")


def test_what_is_not_kept_is_told_in_the_language_that_was_asked_for(
    visit: Visit, guarded: str
) -> None:
    page = visit("nl/2018/02/over-loon-praten.html", base_url=guarded)
    tick(page)
    page.context.set_offline(True)
    for path, told in {
        "nl/archief/": "U bent niet verbonden",
        "fr/archives/": "Vous n’êtes pas connecté",
        "archive/": "You are not connected",
    }.items():
        page.goto(f"/{path}")
        expect(page.locator("h1")).to_have_text(told)
        assert page.evaluate("getComputedStyle(document.querySelector('main')).margin") != "0px"


def test_a_later_visit_keeps_pages_at_once(visit: Visit, guarded: str) -> None:
    script = "localStorage.setItem('checklists:1:x', '{}')"
    page = visit(OTHER, base_url=guarded, script=script)
    wait_until_kept(page, f"/{OTHER}")
    page.context.set_offline(True)
    page.goto(f"/{OTHER}")
    expect(page.locator("h1")).to_have_text("When should I bring up salary, and how?")


def test_with_a_network_nothing_stale_is_shown(
    visit: Visit, own_site: Path, own_address: str
) -> None:
    page = visit(POST, base_url=own_address)
    tick(page)
    file = own_site / POST
    for text in ("First revision", "Second revision"):
        file.write_text(file.read_text().split("</h1>")[0] + f"</h1><p id=new>{text}")
        page.goto(f"/{POST}")
        expect(page.locator("#new")).to_have_text(text)
        wait_for(page, f"caches.match('/{POST}').then((kept) => kept.text())", file.read_text())
    page.context.set_offline(True)
    page.goto(f"/{POST}")
    expect(page.locator("#new")).to_have_text("Second revision")
    page.context.set_offline(False)
    file.unlink()
    page.goto(f"/{POST}")
    expect(page.locator("h1")).to_have_text("This page is not here")


def test_words_that_were_searched_for_are_not_kept(visit: Visit, guarded: str) -> None:
    page = visit(POST, base_url=guarded)
    tick(page)
    page.goto("/search/?q=resignation")
    wait_until_kept(page, "/search/")
    assert "resignation" not in page.evaluate(
        'caches.open("pages:1").then((kept) => kept.keys()).then((all) => all.map((r) => r.url)+"")'
    )


VISITED = """async (paths) => {
  const kept = await caches.open("pages:1");
  for (const path of paths) await kept.put(path, new Response());
}"""


def test_only_so_many_pages_are_kept(visit: Visit, own_site: Path, own_address: str) -> None:
    (own_site / "63.html").write_text("<!DOCTYPE html><title>A page with nothing near it</title>")
    page = visit(POST, base_url=own_address)
    tick(page)
    wait_until_near_ones_are_kept(page)
    page.evaluate(VISITED, [f"/{number}.html" for number in range(63)])
    page.goto("/63.html")
    newest = [f"/{number}.html" for number in range(4, 64)]
    wait_for(page, f"{KEPT}.then((all) => all.filter((path) => path.endsWith('.html')))", newest)
    kept = page.evaluate(KEPT)
    assert "/offline/" in kept
    assert "/theme/css/main.css" in kept


def test_the_last_tick_takes_everything_with_it(visit: Visit, guarded: str) -> None:
    page = visit(POST, base_url=guarded)
    tick(page)
    page.get_by_role("checkbox").first.uncheck()
    expect_nothing_kept(page)
    tick(page)
    expect(page.get_by_role("checkbox").first).to_be_checked()


def test_forgetting_everything_does_too(visit: Visit, guarded: str) -> None:
    page = visit(POST, base_url=guarded)
    tick(page)
    page.goto("/checklists/")
    wait_until_kept(page, "/checklists/")
    page.get_by_role("button", name="Forget all my ticks").click()
    expect_nothing_kept(page)


def expect_nothing_kept(page: Page) -> None:
    """No worker and no page stays."""
    wait_for(page, WORKERS, 0)
    wait_for(page, "caches.keys()", [])


def test_below_a_path_it_keeps_that_path(visit: Visit, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "letters")
    with served(tmp_path) as address:
        page = visit(f"letters/{POST}", base_url=address)
        tick(page)
        page.context.set_offline(True)
        page.goto(f"/letters/{POST}")
        expect(page.get_by_role("checkbox").first).to_be_checked()
        page.goto("/letters/archive/")
        expect(page.locator("h1")).to_have_text("You are not connected")


def test_a_site_without_the_worker_is_as_it_was(
    visit: Visit, own_site: Path, own_address: str
) -> None:
    (own_site / "sw.js").unlink()
    page = visit("", base_url=own_address)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"/{POST}")
    page.get_by_role("checkbox").first.check()
    page.wait_for_load_state("networkidle")
    page.reload()
    expect(page.get_by_role("checkbox").first).to_be_checked()
    assert errors == []
    expect_nothing_kept(page)  # once what was asked for has not come


def test_what_lies_near_a_ticked_checklist_opens_on_the_train_too(
    visit: Visit, guarded: str
) -> None:
    page = visit(POST, base_url=guarded)
    tick(page)
    near = wait_until_near_ones_are_kept(page)
    wait_for(page, KEPT, "/theme/checklists/overview.js")
    assert {"/", "/checklists/", "/2017/09/telling-your-manager.html"} <= set(near)
    page.context.set_offline(True)
    for path in near:
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).not_to_have_text("You are not connected")
    page.goto("/checklists/")
    expect(page.locator("[data-begun] .count")).to_have_text("1 of 4 done")


def test_what_is_begun_in_another_language_is_there_on_the_train_too(
    visit: Visit, guarded: str
) -> None:
    page = visit("nl/2018/02/over-loon-praten.html", base_url=guarded)
    tick(page)
    page.goto("/checklists/")
    expect(page.locator("[data-begun] .count")).to_have_text("1 van 7 gedaan")
    wait_until_kept(page, "/checklists/")
    wait_for(page, KEPT, "/nl/checklists/")
    page.context.set_offline(True)
    page.goto("/checklists/")
    expect(page.locator("[data-begun] .count")).to_have_text("1 van 7 gedaan")
