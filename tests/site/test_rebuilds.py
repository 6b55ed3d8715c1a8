"""Whatever has changed, a build with the cache kept writes what a build from nothing writes."""

import os
from pathlib import Path

import pytest

from tests.site.rebuilding import ChangingBlog

FULL = os.environ.get("HYPOTHESIS_PROFILE") == "full"
SEEDS, CHANGES = (range(20), 16) if FULL else (range(1), 5)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_rebuild_is_a_clean_build_byte_for_byte(tmp_path: Path, seed: int) -> None:
    blog = ChangingBlog(tmp_path, seed)
    steps = []
    blog.build()
    for _ in range(CHANGES):
        steps.append(blog.change())
        rebuilt, clean = blog.outputs()
        different = sorted(
            name for name in rebuilt.keys() | clean if rebuilt.get(name) != clean.get(name)
        )
        assert different == [], "\n".join(steps)
