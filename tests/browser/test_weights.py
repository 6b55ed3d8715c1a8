"""What the pages load in a real browser is what is weighed, and nothing moves while they do."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import Visit, shift_of
from tests.site.pages import KINDS
from tools.weights import loaded_by


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_a_page_asks_for_what_is_weighed(visit: Visit, site: Path, guarded: str, path: str) -> None:
    page = visit("", base_url=guarded)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"/{path}", wait_until="networkidle")
    assert all(url.startswith(guarded) for url in asked)
    assert page.context.cookies() == []
    file = site / path
    weighed = loaded_by(file / "index.html" if file.is_dir() else file)
    names = {f"/{name.relative_to(site)}".removesuffix("index.html") for name in weighed}
    icon = "/theme/img/mark.svg"
    assert sorted({urlsplit(url).path for url in asked} - {icon}) == sorted(names)


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
