"""What is measured with: posts are written once a size, and like is put together with like."""

from pathlib import Path
from statistics import median

import pytest

from tools.bench.bench import Bench, Key
from tools.bench.builders import plain_pelican, this_blog
from tools.bench.running import Run


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """This blog and plain Pelican."""
    return Bench(tmp_path, tmp_path, [this_blog(tmp_path), plain_pelican()])


def test_the_median_or_the_least_is_of_each_column(bench: Bench) -> None:
    key = Key("full", 5, "this blog")
    bench.runs[key] = [Run(1, 9, 5), Run(3, 7, 4), Run(2, 8, 6)]
    assert bench.by(median) == {key: Run(2, 8, 5)}
    assert bench.by(min) == {key: Run(1, 7, 4)}


def test_what_is_forgotten_is_written_anew(bench: Bench, tmp_path: Path) -> None:
    site = bench.site(bench.tools[1], 5)
    assert site is bench.site(bench.tools[1], 5)
    assert len(list(site.folder.rglob("*.md"))) == 5
    bench.forget(5)
    assert not (tmp_path / "5").exists()
    assert len(list(bench.site(bench.tools[1], 5).folder.rglob("*.md"))) == 5
