"""What a checklist costs a reader to load, compressed as a web server does."""

import brotli
import pytest

from ..checklist import HERE

LIMITS = {"style": (["checklist.css"], 1_500), "script": (["checklist.js"], 3_500)}


@pytest.mark.parametrize(("files", "limit"), LIMITS.values(), ids=LIMITS)
def test_style_and_script_are_light(files: list[str], limit: int) -> None:
    assert sum(len(brotli.compress((HERE / name).read_bytes())) for name in files) <= limit
