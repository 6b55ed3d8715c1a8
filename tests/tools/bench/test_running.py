"""Running a build: what it takes is measured, what it says is told when it fails, and it ends."""

import os
import sys
import tempfile
from pathlib import Path

import pytest

from tools.bench.processes import PROC, Process, family
from tools.bench.running import BuildFailedError, Command, run, started

BUSY = "import time\nend = time.process_time() + 0.3\nwhile time.process_time() < end: pass"
LARGE = """
import pathlib, sys, time
ballast = b"x" * 100_000_000
for _ in range(60_000):
    if pathlib.Path(sys.argv[1]).exists():
        break
    time.sleep(0.01)
"""


def python(code: str, **environment: str) -> Command:
    """A command that runs some Python."""
    return Command([sys.executable, "-c", code], Path(tempfile.gettempdir()), environment)


def test_time_is_measured_that_children_take_too() -> None:
    inner = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {BUSY!r}])"
    taken = run(python(inner))
    assert taken.wall >= 0.3
    assert 0.3 <= taken.cpu < 60


@pytest.mark.skipif(not PROC.is_dir(), reason="this system has no /proc")
def test_memory_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen, held = tmp_path / "seen", [0.0]

    def looked_at(pid: int) -> list[Process]:
        """The processes; who holds the memory ends at the look after that which has seen it."""
        if held[-1] > 100e6:
            seen.touch()
        found = family(pid)
        held.append(sum(process.memory for process in found))
        return found

    monkeypatch.setattr("tools.bench.running.family", looked_at)
    command = python(LARGE)
    large = command._replace(arguments=[*command.arguments, str(seen)])
    assert 100e6 < run(large).memory < 500e6


def test_what_a_failing_build_said_last_is_told() -> None:
    with pytest.raises(BuildFailedError) as failed:
        run(python("for n in range(50): print('line', n)\nraise SystemExit('no such post')"))
    assert str(failed.value).startswith("This failed: ")
    assert str(failed.value).endswith("line 49\nno such post")
    assert "line 10\n" not in str(failed.value)


def test_the_environment_is_an_ordinary_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("KEPT", "yes")
    run(
        python(
            "import os, sys\n"
            "assert not sys.dont_write_bytecode\n"
            "assert (os.environ['KEPT'], os.environ['GIVEN']) == ('yes', 'too')",
            GIVEN="too",
        )
    )


def test_a_process_does_not_outlive_its_block(tmp_path: Path) -> None:
    waiting = python("import time; print('ready', flush=True); time.sleep(600)")
    with (tmp_path / "said").open("w") as said, started(waiting, said) as process:
        assert process.poll() is None
    assert process.returncode is not None
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)
