"""What is printed at the end, of figures that are made up."""

from pathlib import Path

import pytest

from tests.tools.bench.test_table import MEASURED
from tools.bench import report
from tools.bench.bench import Bench
from tools.bench.builders import BLOG, plain_pelican, this_blog
from tools.bench.drawing import can_draw
from tools.bench.photograph import Packing
from tools.bench.plan import Options
from tools.bench.report import processor
from tools.bench.running import BenchRun
from tools.bench.work import Work
from tools.weights import Weight


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Everything measured once."""
    found = Bench(tmp_path, tmp_path, [this_blog(tmp_path), plain_pelican()])
    found.runs.update({key: [run] for key, run in MEASURED.items()})
    found.work[70, BLOG] = Work(*range(6))
    found.weights = found.zipped = {"home": Weight("index.html", 1, 2, 3, 4, 5)}
    found.packings = [{BLOG: Packing(BenchRun(0, 1), 0.9)}]
    return found


def printed(bench: Bench, tmp_path: Path, growth: list[int], steps: list[str]) -> str:
    """The whole report, once 70 and 1,000 posts were measured."""
    options = Options([70, 1000], growth, 1, steps, tmp_path / "pictures")
    return "\n".join(report.report(bench, options))


def test_every_figure_is_printed(bench: Bench, tmp_path: Path) -> None:
    text = printed(bench, tmp_path, [70, 1000], ["cards", "icons"])
    for line in (
        "Hugo is left out: ",
        "Eleventy is left out: ",
        "text alone / plain Pelican  ",
        "70      this blog  ",
        "this blog  ",
        "1,000 posts  ",
        "this blog, 70 to 1,000 posts: ",
        "cards  ",
        "proofreading, of plain Pelican's build: ",
        "own content, nothing changed / import pelican  ",
        "sharp is left out: ",
        "home  ",
    ):
        assert f"\n{line}" in text
    drawn = {file.name for file in (tmp_path / "pictures").glob("*.svg")}
    assert drawn == ({"growth.svg", "shares.svg"} if can_draw() else set())
    assert ("Drawn: " if drawn else "Not drawn: ") in text


def test_what_was_not_measured_is_not_printed(bench: Bench, tmp_path: Path) -> None:
    text = printed(bench, tmp_path, [], [])
    assert "to the power of" not in text
    assert "What a step takes" not in text


@pytest.mark.parametrize(
    ("told", "name"),
    [("processor\t: 0\nmodel name\t: A Core\nmodel name\t: A Core\n", "A Core"), ("", "x86")],
)
def test_the_processor_is_named(
    told: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cpuinfo").write_text(told)
    monkeypatch.setattr(report, "CPU_INFO", tmp_path / "cpuinfo")
    monkeypatch.setattr("platform.processor", lambda: "x86")
    assert processor() == name
