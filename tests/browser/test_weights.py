"""What the pages load in a real browser is what is weighed, and nothing moves while they do."""

from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Visit, shift_of
from tests.site.pages import KINDS
from tests.waiting import PAGE_SHOWS
from tools.weights import loaded_by


@pytest.fixture(scope="module")
def asked(browser: Browser, guarded: str) -> dict[str, list[str]]:
    """What each kind of page asks for until it is quiet."""
    asked: dict[str, list[str]] = {path: [] for path in KINDS.values()}
    page = browser.new_page()
    for path, urls in asked.items():
        listener = partial(lambda all, one: all.append(one.url), urls)
        page.on("request", listener)
        page.goto(f"{guarded}/{path}", wait_until="networkidle", timeout=PAGE_SHOWS)
        page.remove_listener("request", listener)
    page.close()
    return asked


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_a_page_asks_for_what_is_weighed(
    asked: dict[str, list[str]], site: Path, guarded: str, path: str
) -> None:
    assert all(url.startswith(guarded) for url in asked[path])
    file = site / path
    weighed = loaded_by(file / "index.html" if file.is_dir() else file)
    names = {f"/{name.relative_to(site)}".removesuffix("index.html") for name in weighed}
    icon = "/theme/img/mark.svg"
    assert sorted({urlsplit(url).path for url in asked[path]} - {icon}) == sorted(names)


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_a_page_loads(visit: Visit, guarded: str, width: int) -> None:
    page = visit("", base_url=guarded, viewport={"width": width, "height": 800})
    for kind, path in {**KINDS, "found": "search/?q=salary"}.items():
        page.goto(f"/{path}")
        if kind == "found":
            page.wait_for_selector(".found li")
        assert shift_of(page) == 0, kind


def test_a_shift_would_be_seen(visit: Visit, guarded: str) -> None:
    page = visit("archive/", base_url=guarded)
    page.evaluate("document.querySelector('main').style.paddingBlockStart = '300px'")
    assert shift_of(page) > 0
