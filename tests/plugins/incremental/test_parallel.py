"""Every work is done by one process, whatever their number."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.incremental import parallel
from plugins.incremental.parallel import (
    BATCH,
    Ahead,
    Share,
    Turns,
    answer_beside,
    beside,
    divide,
    end,
)
from tests.building import ROOT
from tests.waiting import HOLDS, wait_until

NUMBERS = st.integers(1, 9)
LONGEST = 60  # seconds that a process may wait to be stopped


@given(NUMBERS, st.data())
def test_a_file_is_written_by_one_process(of: int, data: st.DataObject) -> None:
    """Whichever process asks next, and however far it is ahead."""
    files, turns = data.draw(st.integers(0, 20)), Turns()
    shares = [Share(number, of, turns) for number in range(of)]
    asking = data.draw(st.permutations([*range(of)] * files))
    met, written = [0] * of, []
    for number in asking:
        if shares[number].takes_next():
            written.append(met[number])
        met[number] += 1
    assert sorted(written) == [*range(files)]


def test_processes_take_turns(tmp_path: Path) -> None:
    turns = Turns()

    def take() -> None:
        taken = [turns.take() for _ in range(1000)]
        (tmp_path / str(os.getpid())).write_text(" ".join(map(str, taken)))

    for wait in [beside(take) for _ in range(3)]:
        wait()
    taken = chain.from_iterable(file.read_text().split() for file in tmp_path.iterdir())
    assert sorted(map(int, taken)) == [*range(3000)]


@pytest.mark.parametrize(("code", "said_above"), [(0, False), (1, True)], ids=["killed", "failed"])
def test_who_stops_knows_whether_another_has_failed(code: int, said_above: bool) -> None:
    share = divide(2)
    if not share.is_first:
        if not code:
            signal.alarm(LONGEST)
            signal.pause()
        end(code)
    if code:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)  # or it is stopped before it can fail
    assert share.abandon() == said_above


def test_a_work_beside_is_done_elsewhere_and_waited_for(tmp_path: Path) -> None:
    done, gate = tmp_path / "done", tmp_path / "gate"

    def work() -> None:
        wait_until(gate.exists)
        done.write_text(str(os.getpid()))

    wait = beside(work)
    assert not done.exists()
    gate.touch()
    wait()
    assert done.read_text() != str(os.getpid())


def test_a_work_beside_leaves_nothing_where_its_build_ends(tmp_path: Path) -> None:
    """A build that fails goes away at once, and so does all that it has begun."""
    build = f"""
import sys, tempfile, time
from pathlib import Path
from plugins.incremental.parallel import beside
def work():
    with tempfile.TemporaryDirectory(dir="{tmp_path}") as folder:
        Path(folder, "begun").touch()
        time.sleep({HOLDS})
beside(work)
while not any(Path("{tmp_path}").glob("*/begun")):
    time.sleep(0.01)
sys.exit("failed")
"""
    result = subprocess.run([sys.executable, "-c", build], cwd=ROOT, timeout=HOLDS, check=False)
    assert result.returncode == 1
    assert not any(tmp_path.iterdir())


def test_an_answer_is_found_elsewhere() -> None:
    assert answer_beside(os.getpid, "Asking")() != os.getpid()


def test_who_waits_for_an_answer_is_told_that_there_is_none(
    capfd: pytest.CaptureFixture[str],
) -> None:
    def work() -> None:
        raise RuntimeError("no answer")

    wait = answer_beside(work, "Asking")
    with pytest.raises(SystemExit, match=r"^Asking failed; the reason is above\.$"):
        wait()
    assert "no answer" in capfd.readouterr().err


def test_where_no_process_can_be_divided_the_answer_is_found_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parallel, "get_all_start_methods", lambda: ["spawn"])
    assert answer_beside(os.getpid, "Asking")() == os.getpid()


def test_what_is_done_ahead_is_there_when_it_is_told_of(tmp_path: Path) -> None:
    numbers = range(3 * BATCH + 1)

    def work(batch: Iterable[int]) -> None:
        for number in batch:
            (tmp_path / str(number)).touch()

    ahead, seen = Ahead(work, numbers, "Working"), [0]
    while ahead.more():
        seen.append(len([*tmp_path.iterdir()]))
        assert seen[-1] >= seen[-2]
    assert seen[1] > 0
    assert {int(file.name) for file in tmp_path.iterdir()} == {*numbers}
    assert not ahead.more()


def test_who_asks_is_told_that_a_work_ahead_has_failed(capfd: pytest.CaptureFixture[str]) -> None:
    def work(batch: Iterable[int]) -> None:
        if 0 in batch:
            raise RuntimeError("no way ahead")

    ahead = Ahead(work, range(4 * BATCH), "Working")
    with pytest.raises(SystemExit, match=r"^Working failed; the reason is above\.$"):
        wait_for_all(ahead)
    assert "no way ahead" in capfd.readouterr().err


def wait_for_all(ahead: Ahead[int]) -> None:
    """Ask until there is no more."""
    while ahead.more():
        pass
