"""`make bench`: what is asked for is measured, and what was measured is printed."""

import io

import pytest

from tests.tools.bench.test_table import MEASURED
from tools.bench import __main__ as bench
from tools.bench import report
from tools.bench.bench import Bench
from tools.bench.plan import Job, Options
from tools.bench.progress import work_through
from tools.bench.running import BuildFailedError


def test_what_was_measured_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def measure(made: Bench, options: Options) -> list[Job]:
        """One job, by which everything has been measured."""
        return [Job("everything", lambda: made.runs.update(noted))]

    noted = {key: [run] for key, run in MEASURED.items()}
    monkeypatch.setattr(bench, "plan", measure)
    monkeypatch.setattr(report, "photograph", lambda packings: ["a photograph"])
    assert bench.main("--sizes 1000 --growth= --steps=".split()) == 0
    said, wrong = capsys.readouterr()
    assert "\nsame work / Hugo  " in said
    assert "\na photograph\n" in said
    assert wrong == ""


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
