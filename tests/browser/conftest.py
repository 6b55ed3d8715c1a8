"""A fresh visitor for each test."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

Visit = Callable[..., Page]
LIGHTS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
}
SHIFTS = """window.shifts = [];
  new PerformanceObserver((list) => window.shifts.push(...list.getEntries()))
    .observe({type: "layout-shift", buffered: true});"""


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """`visit(path, **context)` opens a page of the site as somebody who was never here."""
    contexts = []

    def open_page(path: str, script: str = "", **options: Any) -> Page:
        context = browser.new_context(base_url=address, **options)
        context.set_default_timeout(5_000)
        contexts.append(context)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.goto(f"/{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()
