"""Pages that a reader meets are accessible in every engine, narrow and wide."""

import pytest

from tests.browser.axe import found_by_axe
from tests.browser.crowded import PAGES
from tests.browser.engines import Engine

MET = [PAGES[kind] for kind in ("home", "topic", "post", "every element", "checklists")]


@pytest.mark.parametrize("path", MET)
def test_axe_finds_nothing(engine: Engine, crowded: str, path: str) -> None:
    engine.open(f"{crowded}/{path}", 320)
    assert found_by_axe(engine) == []
    engine.resize(1280)
    assert found_by_axe(engine) == []
