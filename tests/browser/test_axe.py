"""Pages that a reader meets are accessible in every engine, narrow and wide."""

import os

import pytest

from tests.browser.axe import found_by_axe
from tests.browser.crowded import PAGES
from tests.browser.engines import Chromium, Engine, wait_for

FULL = os.environ.get("HYPOTHESIS_PROFILE") == "full"
WIDTHS = (320, 1280)
MET = [PAGES[kind] for kind in ("home", "topic", "post", "every element", "checklists")]

# The sizes of what may scroll have been looked at.
REACHED = """() => [...document.querySelectorAll(".text :is(table, pre)")]
  .every((one) => one.scrollWidth <= one.clientWidth || one.hasAttribute("tabindex"))"""


@pytest.mark.parametrize("path", MET)
def test_axe_finds_nothing(engine: Engine, crowded: str, path: str) -> None:
    engine.open(f"{crowded}/{path}", 320)
    for width in widths_of(engine, path):
        engine.resize(width)
        wait_for(engine, REACHED)
        assert found_by_axe(engine) == [], width


def widths_of(engine: Engine, path: str) -> tuple[int, ...]:
    """Both in Chromium; elsewhere each page at one of them by turns, and at both by `test-full`."""
    both = FULL or isinstance(engine, Chromium)
    return WIDTHS if both else (WIDTHS[MET.index(path) % 2],)
