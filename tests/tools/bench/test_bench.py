"""What is measured with: posts are written once a size, and like is put together with like."""

from pathlib import Path
from statistics import median

import pytest

from tests.building import ROOT
from tools.bench.bench import EDIT, FULL, IMPORT, OWN, PROOFREAD, WITHOUT, Bench, Key
from tools.bench.builders import BLOG, PELICAN, plain_pelican, this_blog
from tools.bench.running import BenchRun


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """This blog and plain Pelican."""
    return Bench(tmp_path, tmp_path, [this_blog(tmp_path), plain_pelican()])


def test_the_median_or_the_least_is_of_each_column(bench: Bench) -> None:
    key = Key("full", 5, "this blog")
    bench.runs[key] = [BenchRun(1, 9, 5), BenchRun(3, 7, 4), BenchRun(2, 8, 6)]
    assert bench.by(median) == {key: BenchRun(2, 8, 5)}
    assert bench.by(min) == {key: BenchRun(1, 7, 4)}


def test_what_is_forgotten_is_written_anew(bench: Bench, tmp_path: Path) -> None:
    site = bench.site(bench.tools[1], 5)
    assert site is bench.site(bench.tools[1], 5)
    assert len(list(site.folder.rglob("*.md"))) == 5
    bench.forget(5)
    assert not (tmp_path / "5").exists()
    assert len(list(bench.site(bench.tools[1], 5).folder.rglob("*.md"))) == 5


def test_the_blog_s_own_content_is_weighed(
    bench: Bench, public: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tools.bench.bench.run", lambda command: None)  # it is built already
    monkeypatch.setenv("SITEURL", "https://blog.example.org")
    (tmp_path / "own content").symlink_to(public)
    bench = Bench(tmp_path, ROOT, bench.tools)
    bench.weigh()
    assert {"home", "post"} <= bench.weights.keys() == bench.zipped.keys()
    assert bench.weights["post"].html > 1000


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """This blog where it stands, and plain Pelican; only Pelican is imported."""
    monkeypatch.setattr("tools.bench.starting.imports", lambda: ["nothing", "pelican"])
    return Bench(tmp_path, ROOT, [this_blog(ROOT), plain_pelican()])


def test_what_was_measured_is_noted(small: Bench) -> None:
    plain = small.tools[1]
    small.warm_up(plain, 2)
    small.full(plain, 3)
    small.count(plain, 3)
    small.edit(plain, 3, 0)
    small.without("search", 3)
    small.proofread(3)
    small.start()
    assert small.work.keys() == {(3, PELICAN)}
    assert [(*key, len(runs)) for key, runs in small.runs.items()] == [
        (FULL, 3, PELICAN, 1),
        (EDIT, 3, PELICAN, 1),
        (WITHOUT, 3, "search", 1),
        (PROOFREAD, 3, BLOG, 1),
        (EDIT, OWN, BLOG, 1),
        (IMPORT, OWN, "nothing", 1),
        (IMPORT, OWN, "pelican", 1),
    ]
    # Of a start, or where nothing has changed, a kernel that counts ticks may see nothing.
    builds = [runs[0] for key, runs in small.runs.items() if key.size != OWN]
    assert all(run.cpu > 0 for run in builds)
