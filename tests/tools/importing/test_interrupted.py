"""An import killed at any of its writes and run again gives what one that was let alone gives."""

import io
import os
import random
import signal
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import settings

from plugins.incremental.files import write_atomically
from tests.building import ready
from tests.tools.importing.drawn import drawn
from tests.tools.importing.exports import Old, Said, classic
from tests.tools.importing.whole_blog import whole_blog
from tests.waiting import wait_until
from tools.importing import writing
from tools.importing.__main__ import run
from tools.importing.progress import counted, say

POSTS = [
    Old(1, "<p>The words of the first.</p>", "First", "/2018/06/first.html", labels=["R&D now"]),
    Old(2, "<img src='http://a.example/desk.png' alt='A desk'>", "Desk", "/2018/06/desk.html"),
    Old(3, title="Gone", status="DRAFT", address=""),
]
CHANGED = [POSTS[0]._replace(html="<p>Other words.</p>"), *POSTS[1:]]
AGAIN = [POSTS[0]._replace(html="<p>And others.</p>"), *POSTS[1:]]
LABELS = '[category]\n"Science" = ["R&D now"]\n'
MOST_WRITES = 30
FULL = settings().max_examples > 1_000  # make test-full


class KilledError(BaseException):
    """As if the process ended here."""


@pytest.fixture
def wishes(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "desk.png").write_bytes(drawn(8))
    (tmp_path / "labels.toml").write_text(LABELS, encoding="utf-8")
    return {
        "FROM": str(tmp_path / "old.xml"),
        "PICTURES": str(tmp_path / "desk.png"),
        "LABELS": str(tmp_path / "labels.toml"),
        "VERIFY": "no",
    }


def run_on(posts: list[Old], wishes: dict[str, str], folder: Path) -> dict[str, bytes]:
    """Import posts into a folder; gives the bytes of every file in it."""
    Path(wishes["FROM"]).write_text(classic(posts, [Said(8, 1)]), encoding="utf-8")
    assert run({**wishes, "INTO": str(folder / "content")}) == 0
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def killing(
    posts: list[Old],
    wishes: dict[str, str],
    folder: Path,
    patch: pytest.MonkeyPatch,
    before: bool,
    there: Sequence[Old] = (),
) -> Iterator[int]:
    """Import again and again, killed at the first write, the second…; ends with a whole import.

    Each is into a folder of its own, where some posts may be there from an import before.
    """
    for last in range(MOST_WRITES):
        if there:
            run_on([*there], wishes, folder / str(last))
        left = iter(range(last))

        def killed(data: bytes, file: Path, left: Iterator[int] = left) -> None:
            is_last = next(left, None) is None
            if is_last and before:
                file.with_name(f".{file.name}.1-2").write_bytes(data[:3])
            else:
                write_atomically(data, file)
            if is_last:
                raise KilledError

        patch.setattr(writing, "write_atomically", killed)
        try:
            run_on(posts, wishes, folder / str(last))
        except KilledError:
            patch.setattr(writing, "write_atomically", write_atomically)
            yield last
        else:
            patch.setattr(writing, "write_atomically", write_atomically)
            return


@pytest.mark.parametrize("before", [True, False], ids=["in a write", "after a write"])
def test_killed_at_any_write_and_run_again_it_is_whole(
    before: bool, wishes: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = run_on(POSTS, wishes, tmp_path / "whole")
    killed = killing(POSTS, wishes, tmp_path, monkeypatch, before)
    times = [run_on(POSTS, wishes, tmp_path / str(last)) == whole for last in killed]
    assert len(times) > len(whole)
    assert all(times)


def test_killed_in_a_change_it_still_knows_its_own_files(
    wishes: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_on(POSTS, wishes, tmp_path / "whole")
    run_on(CHANGED, wishes, tmp_path / "whole")
    whole = run_on(AGAIN, wishes, tmp_path / "whole")
    killed = killing(CHANGED, wishes, tmp_path, monkeypatch, before=False, there=POSTS)
    times = [run_on(AGAIN, wishes, tmp_path / str(last)) == whole for last in killed]
    assert len(times) > 1
    assert all(times)


def start(posts: list[Old], wishes: dict[str, str], folder: Path) -> int:
    """The id of a process that begins to import posts into a folder."""
    Path(wishes["FROM"]).write_text(classic(posts, [Said(8, 1)]), encoding="utf-8")
    said = [Path(f"{folder}.{stream}") for stream in ("stdout", "stderr")]
    into = {**wishes, "INTO": str(folder / "content")}
    process = ready().start("tests.tools.importing.killed", said=said, **into)
    wait_until(lambda: said[0].exists() and said[0].read_text().startswith("begins\n"))
    return process


def kill_after(seconds: float, process: int) -> bool:
    """Kill a process after some time; whether it had not ended by then."""
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    return ready().wait(process) == -signal.SIGKILL


def test_a_process_killed_at_random_instants_and_run_again_is_whole(
    wishes: dict[str, str], tmp_path: Path
) -> None:
    blog = [*POSTS, *whole_blog(30)[3:]]
    changed = [one._replace(html=f"{one.html}<p>More.</p>") for one in blog]
    whole = run_on(blog, wishes, tmp_path / "whole")
    timed, began = start(blog, wishes, tmp_path / "timed"), time.monotonic()
    assert ready().wait(timed) == 0
    longest = time.monotonic() - began
    chance = random.Random(40)
    killed = 0
    for turn in range(80 if FULL else 40):
        folder = tmp_path / str(turn)
        if turn % 2:
            run_on(changed, wishes, folder)
        is_killed = kill_after(chance.uniform(0, longest), start(blog, wishes, folder))
        killed, longest = killed + is_killed, longest if is_killed else longest / 2
        assert run_on(blog, wishes, folder) == whole, turn
        if killed and turn >= (40 if FULL else 4):
            break
    assert killed


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_is_told_how_far_it_is_and_nothing_else_is() -> None:
    shown, quiet = Terminal(), io.StringIO()
    for stream in (shown, quiet):
        assert [*counted("posts", range(1_000), stream)] == [*range(1_000)]
        say("building", stream)
    assert quiet.getvalue() == ""
    assert "posts: 990 of 1,000" in shown.getvalue()
    assert shown.getvalue().count("posts: ") == 100
    assert shown.getvalue().endswith("\r\x1b[Kbuilding\n")
