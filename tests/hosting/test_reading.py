"""The published site as readers get it: Chromium, TLS, real nginx, every header."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_offline import tick
from tests.hosting.server import Server
from tests.site.pages import KINDS
from tests.waiting import PAGE_SHOWS
from tools import browser as browser_tool

HOST = "blog.example.org"
POST = KINDS["post"]


@pytest.fixture(scope="module")
def chromium(
    server: Server, browser: Browser, fonts: dict[str, str | float | bool]
) -> Iterator[Browser]:
    """A browser that finds the blog's host in the test's server."""
    arguments = [
        f"--host-resolver-rules=MAP {HOST}:443 127.0.0.1:{server.port}",
        "--ignore-certificate-errors",  # a worker is not started where one is only overlooked
        *(["--no-sandbox"] if os.geteuid() == 0 else []),
    ]
    running = browser.browser_type.launch(
        executable_path=browser_tool.find(), args=arguments, env=fonts
    )
    yield running
    running.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A reader who was never here."""
    context = chromium.new_context(base_url=f"https://{HOST}", ignore_https_errors=True)
    context.set_default_timeout(PAGE_SHOWS)
    yield context.new_page()
    context.close()


def test_every_kind_of_page_under_every_header(page: Page) -> None:
    errors: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("request", lambda request: asked.append(request.url))
    for kind, path in KINDS.items():
        answer = page.goto(f"/{path}", wait_until="networkidle")
        assert answer
        wanted = [] if answer.ok else ["Failed to load resource: the server responded with"]
        assert [e for e in errors if not e.startswith(tuple(wanted))] == [], kind
        errors.clear()
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0, kind
        assert page.evaluate("document.cookie") == "", kind
        assert page.evaluate("caches.keys()") == [], kind
        assert page.evaluate("indexedDB.databases()") == [], kind
    assert len(asked) > len(KINDS)
    assert [url for url in asked if not url.startswith(f"https://{HOST}/")] == []
    assert page.context.cookies() == []


def test_ticks_are_kept_and_pages_open_offline(page: Page) -> None:
    page.goto(f"/{POST}")
    tick(page)
    page.context.set_offline(True)
    page.reload()
    expect(page.get_by_role("checkbox").first).to_be_checked()


def test_the_search_finds(page: Page) -> None:
    page.goto("/search/?q=salary")
    expect(page.locator(".found li")).not_to_have_count(0)


def test_injected_script_does_not_run(page: Page) -> None:
    page.goto(f"/{POST}")
    refused = """() => {
      try { document.body.innerHTML = "<img src=x onerror=window.ran=1>"; } catch { return true; }
    }"""
    assert page.evaluate(refused)
    added = """() => {
      const script = document.createElement("script");
      try { script.textContent = "window.ran = 1"; document.head.append(script); } catch {}
    }"""
    page.evaluate(added)
    assert page.evaluate("window.ran") is None
