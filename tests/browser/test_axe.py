"""Pages that a reader meets are accessible in every engine, narrow and wide."""

import os

import pytest
from playwright.sync_api import Page

from tests.browser.axe import OF_COLOUR, found_by_axe
from tests.browser.crowded import PAGES
from tests.browser.engines import ENGINES, Chromium, Engine, wait_for

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
    """Each page is looked at in each engine at one width by turns, and at both by `test-full`."""
    turn = [*ENGINES].index(type(engine).__name__) + MET.index(path)
    return WIDTHS if FULL else (WIDTHS[turn % len(WIDTHS)],)


FAULTY = """<html lang="en"><title>Faults</title>
<main><h1 style="color: #ccc">Faults</h1><p>Words.</p><img src="data:,"></main>"""


@pytest.mark.parametrize(
    ("rules", "found"),
    [
        ({}, {"color-contrast", "image-alt"}),
        ({"only": OF_COLOUR}, {"color-contrast"}),
        ({"but_for": OF_COLOUR}, {"image-alt"}),
    ],
    ids=["all", "only", "but for"],
)
def test_axe_sees_a_fault(page: Page, rules: dict[str, list[str]], found: set[str]) -> None:
    page.set_content(FAULTY)
    told = found_by_axe(Chromium(page), **rules)
    assert {one.split(":")[0] for one in told} == found
