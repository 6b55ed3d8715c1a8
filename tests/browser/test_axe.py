"""Pages that a reader meets are accessible in every engine, narrow and wide."""

import pytest

from tests.browser.axe import found_by_axe
from tests.browser.crowded import PAGES
from tests.browser.engines import Engine, wait_for

MET = [PAGES[kind] for kind in ("home", "topic", "post", "every element", "checklists")]

# The sizes of what may scroll have been looked at.
REACHED = """() => [...document.querySelectorAll(".text :is(table, pre)")]
  .every((one) => one.scrollWidth <= one.clientWidth || one.hasAttribute("tabindex"))"""


@pytest.mark.parametrize("path", MET)
def test_axe_finds_nothing(engine: Engine, crowded: str, path: str) -> None:
    engine.open(f"{crowded}/{path}", 320)
    for width in (320, 1280):
        engine.resize(width)
        wait_for(engine, REACHED)
        assert found_by_axe(engine) == [], width
