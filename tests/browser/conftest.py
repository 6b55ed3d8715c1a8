"""A fresh visitor for each test."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.crowded import crowded_blog
from tests.browser.engines import ENGINES, Engine
from tests.building import made_once
from tests.scheduling import group_of
from tests.serving import address_of
from tests.waiting import PAGE_SHOWS
from tools import production
from tools.preview.server import serve

Visit = Callable[..., Page]
LIGHTS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
}
# Every width and every light, and by `make test-full` each in each.
EVERY_LOOK = [*product((320, 1280), LIGHTS)]
FULL = os.environ.get("HYPOTHESIS_PROFILE") == "full"
LOOKS = EVERY_LOOK if FULL else [(320, "light"), (1280, "dark"), (320, "forced colours")]
# In Chromium's own measure. A shift is told of with the frame that shows it.
SHIFT = """async () => {
  const seen = [];
  const observer = new PerformanceObserver((list) => seen.push(...list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  await document.fonts.ready;
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  await new Promise((told) => setTimeout(told));
  return [...seen, ...observer.takeRecords()].reduce((sum, { value }) => sum + value, 0);
}"""

RUNNING = pytest.StashKey[dict[str, ExitStack]]()  # the engines that have been started

FORGET = """async () => {
  localStorage.clear();
  for (const name of await caches.keys()) await caches.delete(name);
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
}"""


def shift_of(page: Page) -> float:
    """How far anything has moved since the page was opened, now that it stands as it is."""
    return float(page.evaluate(SHIFT))


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a site as production does, under its policy; gives the address."""
    with address_of(production.serve(site, 0)) as address:
        yield address


@pytest.fixture(scope="session")
def guarded(site: Path) -> Iterator[str]:
    """Where the blog is served as in production."""
    with served(site) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """`visit(path, **context)` opens a page of the site as somebody who was never here."""
    contexts = []

    def open_page(path: str, script: str = "", **options: Any) -> Page:
        context = browser.new_context(**{"base_url": address, **options})
        context.set_default_timeout(PAGE_SHOWS)
        contexts.append(context)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.goto(f"/{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in Chromium, of somebody who was never anywhere."""
    context = browser.new_context()
    context.set_default_timeout(PAGE_SHOWS)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def started(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Engine]]:
    """Gives an engine by its name, and starts it where a test is the first that asks for it."""
    running: dict[str, ExitStack] = defaultdict(ExitStack)
    request.config.stash[RUNNING] = running

    @cache
    def start(name: str) -> Engine:
        engine = ENGINES[name](browser, tmp_path_factory.mktemp("engine"))
        return running[name].enter_context(engine)

    yield start
    for one in running.values():
        one.close()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """End Firefox or WebKit after its last test: they are never quite idle.

    What runs in one of them is together where several processes run tests, and never comes again.
    """
    group = group_of(item.nodeid)
    is_last = nextitem is None or group_of(nextitem.nodeid) != group
    running = item.config.stash.get(RUNNING, {})
    if "PYTEST_XDIST_WORKER" in os.environ and group in running and is_last:
        running[group].close()


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, started: Callable[[str], Engine]) -> Engine:
    """Each engine that readers' browsers have, where it is installed."""
    return started(request.param)


@pytest.fixture
def reader(engine: Engine, guarded: str) -> Engine:
    """An engine in which nobody has read the blog as it is served in production."""
    engine.open(f"{guarded}/robots.txt")
    engine.evaluate(FORGET)
    return engine


@pytest.fixture(scope="session")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the crowded blog is served, without a slash at the end."""
    site = made_once("crowded", tmp_path_factory, crowded_blog) / "out"
    with address_of(serve(site, 0)) as address:
        yield address
