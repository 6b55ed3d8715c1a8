"""Every kind of page in a real browser: accessible, at any width, in any light."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import LIGHTS, Visit
from tests.browser.typeface import set_in_brought_face
from tests.site.pages import KINDS


@pytest.mark.parametrize("light", LIGHTS.values(), ids=LIGHTS)
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(visit: Visit, width: int, light: dict[str, Any]) -> None:
    page = visit("", viewport={"width": width, "height": 800}, bypass_csp=True, **light)
    for kind, path in KINDS.items():
        page.goto(f"/{path}")
        results = Axe().run(page)
        assert results.violations_count == 0, f"{kind}: {results.generate_report()}"


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_scrolls_sideways(visit: Visit, width: int) -> None:
    page = visit("", viewport={"width": width, "height": 800})
    for kind, path in KINDS.items():
        page.goto(f"/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") == width, kind


def test_text_of_twice_the_size_fits(visit: Visit) -> None:
    page = visit("", viewport={"width": 640, "height": 800})
    for kind, path in KINDS.items():
        page.goto(f"/{path}")
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") == 640, kind


def test_no_page_asks_elsewhere_sets_a_cookie_or_stores(visit: Visit, address: str) -> None:
    page = visit("")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for kind, path in KINDS.items():
        page.goto(f"/{path}")
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0, kind
    assert all(url.startswith(address) for url in asked)
    assert page.context.cookies() == []


def test_no_page_has_an_error(visit: Visit) -> None:
    page = visit("")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "console", lambda message: errors.append(message.text) if message.type == "error" else None
    )
    for path in KINDS.values():
        page.goto(f"/{path}")
    assert errors == []


def test_a_phone_s_first_screen_has_title_date_and_first_lines(visit: Visit) -> None:
    page = visit(KINDS["post"], viewport={"width": 360, "height": 640})
    set_in_brought_face(page)
    for part in (".dateline", "h1", ".text > p:first-child"):
        box = page.locator(part).first.bounding_box()
        assert box
        assert box["y"] + 30 < 640


def test_the_skip_link_leads_to_the_text(visit: Visit) -> None:
    page = visit(KINDS["post"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "text"
