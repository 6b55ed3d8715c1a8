"""What processes hold and have done, as Linux tells it."""

import os
import subprocess
import sys

import pytest

from tools.bench import processes
from tools.bench.processes import PROC, Process, family, read_stat

ON_LINUX = pytest.mark.skipif(not PROC.is_dir(), reason="this system has no /proc")
LINE = "7 ({name}) S 3 7 7 0 -1 4 0 0 0 0 150 50 9 9 20 0 1 0 99 1024 200 18446744073709551615 1"
CHILD = "ballast = b'x' * 50_000_000; print(flush=True); import time; time.sleep(600)"
PARENT = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {CHILD!r}])"


@pytest.mark.parametrize("name", ["python", "a (strange) name", ") S 1 2 3"])
def test_a_line_is_read_whatever_the_program_is_called(name: str) -> None:
    ticks = os.sysconf("SC_CLK_TCK")
    assert read_stat(LINE.format(name=name)) == Process(7, 3, 200 / ticks)


@ON_LINUX
def test_what_a_child_of_a_child_holds_counts() -> None:
    command = [sys.executable, "-c", PARENT]
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as parent:
        assert parent.stdout
        parent.stdout.readline()
        found = family(parent.pid)
        memory = [process.memory for process in found]
        os.kill(found[1].id, 9)
    assert len(memory) == 2
    assert memory[1] > 50e6
    assert found[1].memory == 0


@ON_LINUX
def test_other_processes_do_not_count() -> None:
    assert family(os.getpid())[0].id == os.getpid()
    assert len(processes.processes()) > len(family(os.getpid()))


def test_who_has_ended_has_no_family() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    assert family(ended.pid) == []
