"""Watching: a generator that ends or does nothing is told, pages are asked for over HTTP."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.waiting import PROCESS_ENDS
from tools.bench.running import BuildFailedError
from tools.bench.watching import ADDRESS, LongRun, asked, served


@pytest.fixture
def work(tmp_path: Path) -> Iterator[LongRun]:
    """A process that waits for a line, having said where it serves."""
    log = tmp_path / "said"
    log.write_text("Your desk is http://127.0.0.1:81/desk/\n")
    with log.open("a") as said:
        code = "print('Serving on http://127.0.0.1:8123/ until you stop.', flush=True); input()"
        process = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=said)
        yield LongRun(process, log)
        process.communicate(timeout=PROCESS_ENDS)


def test_the_address_is_the_one_that_is_said(work: LongRun) -> None:
    assert work.address() == "http://127.0.0.1:8123"


def test_what_does_not_come_is_not_waited_for(work: LongRun) -> None:
    assert work.reaches(lambda: True)
    assert not work.reaches(lambda: False, longest=0.1)


def test_a_process_that_ends_is_told_with_what_it_said(work: LongRun) -> None:
    work.address()
    work.process.terminate()
    with pytest.raises(BuildFailedError, match=r"(?s)ended.*until you stop\."):
        work.reaches(lambda: False, longest=PROCESS_ENDS)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Serving on http://127.0.0.1:8000/ until you press Ctrl-C.", ["http://127.0.0.1:8000"]),
        ("Your desk is http://127.0.0.1:8000/desk/", []),
        ("Serving on http://0.0.0.0:8000/ until", []),
    ],
)
def test_only_this_machine_is_an_address(line: str, found: list[str]) -> None:
    assert ADDRESS.findall(line) == found


def test_a_page_is_asked_for_and_none_is_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")  # a proxy is not asked
    (tmp_path / "a.html").write_text("a word")
    with served(tmp_path) as address:
        assert asked(f"{address}/a.html") == "a word"
        assert asked(f"{address}/b.html") == ""
    assert asked(f"{address}/a.html") == ""
