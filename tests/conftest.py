"""What the tests share: the built site, a server for it, a browser."""

import gc
import os
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright

from plugins.incremental.parallel import worker_count
from tests.browser.typeface import with_brought_face_alone
from tests.building import CONTENT, ROOT, build, made_once
from tests.programs import pytest_terminal_summary as pytest_terminal_summary
from tests.scheduling import pytest_collection as pytest_collection
from tests.scheduling import pytest_xdist_make_scheduler as pytest_xdist_make_scheduler
from tests.serving import address_of
from tests.waiting import PAGE_SHOWS
from tools import browser as browser_tool
from tools.preview.server import serve

# The same examples every time; `make test-full` asks for many more.
settings.register_profile("quick", max_examples=100, derandomize=True, deadline=None)
settings.register_profile("full", max_examples=10_000, derandomize=True, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

expect.set_options(timeout=PAGE_SHOWS)

# Handed out first, in this order: no file that takes long shall be left for one process at the end.
SLOW = """
tests/browser/test_layout tests/site/test_rebuilds tests/browser/test_publishing tests/tools/bench
tests/site/test_other tests/browser tests/test_types tests/hosting tests/site tests/tools
tests/plugins/checklists
""".split()

# What commands of ours, make, git, terminals and Python read, and what somebody may have set here.
SETTINGS = """
SITEURL REDIRECT_PAGES FEWER FIX RELOAD EMPTY STRICT DEBUG TITLE IN TOPIC INPUTDIR OUTPUTDIR PORT
BEHIND MAKEFLAGS MFLAGS MAKEOVERRIDES MAKELEVEL GIT_DIR GIT_WORK_TREE
GIT_INDEX_FILE FORCE_COLOR CLICOLOR_FORCE FROM INTO PICTURES MAP LABELS DRY STATUS MODIFIED
ALLOW_MISSING VERIFY REPORT REPORT_LANG PROGRESS PYTHONDONTWRITEBYTECODE
""".split()
OF_THE_TESTS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CEILING_DIRECTORIES": tempfile.gettempdir(),
    "NO_PROXY": "127.0.0.1,localhost",
    "no_proxy": "127.0.0.1,localhost",
}


def pytest_configure() -> None:
    """Let nothing that is set on this machine reach the tests and what they start."""
    for name in SETTINGS:
        os.environ.pop(name, None)
    os.environ |= OF_THE_TESTS


def pytest_xdist_auto_num_workers() -> int:
    """Two processes more than there are cores: much of what is tested waits, as browsers do."""
    return worker_count() + 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let slow files come first."""
    items.sort(key=lambda item: [not item.nodeid.startswith(path) for path in SLOW])


def pytest_collection_finish() -> None:
    """Pass by the thousands of collected tests, which stay, when memory is looked through."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The blog as `make html` builds it."""
    return made_once("site", tmp_path_factory, partial(build, CONTENT))


@pytest.fixture(scope="session")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The blog as `make publish` builds it, for https://blog.example.org."""
    settings, url = ROOT / "publishconf.py", "https://blog.example.org"
    make = partial(build, CONTENT, settings=settings, SITEURL=url)
    return made_once("published", tmp_path_factory, make)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the built blog is served, without a slash at the end."""
    with address_of(serve(site, 0)) as address:
        yield address


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str | float | bool]:
    """The environment of every browser."""
    return {**os.environ, **with_brought_face_alone(tmp_path_factory.mktemp("fonts"))}


@pytest.fixture(scope="session")
def browser(fonts: dict[str, str | float | bool]) -> Iterator[Browser]:
    """Chromium without a window."""
    path = browser_tool.find()
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=arguments, env=fonts)
        yield chromium
        chromium.close()
