"""`make bench` on a handful of posts; how long they take is not judged here."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import ROOT
from tests.waiting import PROCESS_ENDS
from tools.bench import __main__ as bench
from tools.bench.plan import Job
from tools.bench.progress import work_through
from tools.bench.running import BuildFailedError


def test_a_small_run_prints_every_figure(tmp_path: Path) -> None:
    options = "--sizes 12 --growth 6,12 --rounds 1 --steps offline --picture".split()
    result = subprocess.run(
        [sys.executable, "-m", "tools.bench", *options, str(tmp_path / "growth.svg")],
        cwd=ROOT,
        env={**os.environ, "HUGO": str(tmp_path), "ELEVENTY": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=PROCESS_ENDS,
    )
    assert (result.returncode, result.stderr) == (0, "")
    for line in (
        "Hugo is left out: ",
        "Eleventy is left out: ",
        "full build / plain Pelican  ",
        "one edit / plain Pelican's full build  ",
        "this blog, 6 to 12 posts: ",
        "offline  ",
        "proofreading, of plain Pelican's build: ",
        "sharp is left out: ",
        "this blog  ",
        "post  ",
    ):
        assert f"\n{line}" in result.stdout
    drawn = (tmp_path / "growth.svg").exists()
    assert ("The curves: " if drawn else "No curves: ") in result.stdout


def test_a_build_that_fails_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise BuildFailedError("This failed: hugo\nno such theme")

    monkeypatch.setattr(bench, "work_through", fail)
    assert bench.main([]) == 1
    assert capsys.readouterr() == ("", "\nThis failed: hugo\nno such theme\n")


@pytest.mark.parametrize(
    ("text", "found"),
    [("1000", (1000,)), ("20,5", (5, 20)), ("5 20 5", (5, 20)), ("", ())],
)
def test_numbers_stand_between_commas_or_spaces(text: str, found: tuple[int, ...]) -> None:
    assert bench.numbers(text) == found


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--sizes", "0"], "argument --sizes: invalid numbers value: '0'"),
        (["--sizes", ""], "--sizes must name a number of posts"),
        (["--rounds", "-1"], "argument --rounds: invalid number value: '-1'"),
        (["--steps", "serch"], "there is no serch"),
    ],
)
def test_what_cannot_be_measured_is_refused(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        bench.parse(arguments)
    assert said in capsys.readouterr().err


class Terminal(io.StringIO):
    """What somebody looks at."""

    def isatty(self) -> bool:
        """Somebody does."""
        return True


@pytest.mark.parametrize(
    ("terminal", "told"),
    [
        (Terminal(), ["", "a (2 left)", "b (1 left)", ""]),
        (io.StringIO(), [""]),
    ],
    ids=["at a terminal", "elsewhere"],
)
def test_progress_is_told_at_a_terminal_only(terminal: io.StringIO, told: list[str]) -> None:
    done: list[str] = []
    work_through([Job(name, lambda name=name: done.append(name)) for name in "ab"], terminal)  # type: ignore[misc]
    assert done == ["a", "b"]
    assert terminal.getvalue().split("\r\x1b[K") == told
