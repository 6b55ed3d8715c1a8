"""What a checklist costs a reader to load, compressed as a web server does."""

import brotli
import pytest

from ..assets import asset

LIMITS = {"checklist.css": 1_500, "checklist.js": 3_500}


@pytest.mark.parametrize(("name", "limit"), LIMITS.items(), ids=LIMITS)
def test_style_and_script_are_light(name: str, limit: int) -> None:
    assert len(brotli.compress(asset(name))) <= limit
