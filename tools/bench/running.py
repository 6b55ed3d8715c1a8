"""Runs a build in a process of its own, and says how long it took and what it needed."""

import os
import resource
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import IO, NamedTuple

from .processes import family

UNUSUAL = ("PYTHONDONTWRITEBYTECODE",)  # would make every build compile its modules anew
EVERY = 0.1  # seconds between two looks at the memory
PATIENCE = 10  # seconds that a process gets to end by itself
LAST_WORDS = 20  # lines


class BuildFailedError(Exception):
    """A build that went wrong; says what it said."""


class Command(NamedTuple):
    """A program with its arguments, where it runs, and what is special in its environment."""

    arguments: Sequence[str]
    folder: Path
    environment: Mapping[str, str] = MappingProxyType({})


class BenchRun(NamedTuple):
    """What one run took."""

    wall: float  # seconds
    cpu: float = 0  # seconds, of all its processes
    memory: float = 0  # bytes, the most that all its processes held at one moment; 0: unknown


def run(command: Command) -> BenchRun:
    """Run a command to its end. Raises BuildFailedError."""
    with tempfile.NamedTemporaryFile("w") as said:
        cpu, start = cpu_of_children(), time.perf_counter()
        with started(command, said) as process, Peak(process.pid) as peak:
            code = process.wait()
            wall = time.perf_counter() - start
        if code:
            program = " ".join(command.arguments)
            raise BuildFailedError(f"This failed: {program}\n{last_words(Path(said.name))}")
        return BenchRun(wall, cpu_of_children() - cpu, peak.memory)


@contextmanager
def started(command: Command, said: IO[str]) -> Iterator[subprocess.Popen[bytes]]:
    """The command at work. Whatever happens, it does not outlive the block."""
    usual = {name: value for name, value in os.environ.items() if name not in UNUSUAL}
    process = subprocess.Popen(
        command.arguments,
        cwd=command.folder,
        env={**usual, **command.environment},
        stdin=subprocess.DEVNULL,
        stdout=said,
        stderr=subprocess.STDOUT,
    )
    try:
        yield process
    finally:
        end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process, by force if it will not end by itself."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def cpu_of_children() -> float:
    """Seconds of CPU time that the processes started here have taken, once they have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def last_words(log: Path) -> str:
    """The end of what a process has said."""
    lines = log.read_text(encoding="utf-8", errors="replace").rstrip().split("\n")
    return "\n".join(lines[-LAST_WORDS:])


class Peak:
    """Watches the memory of a process and its descendants while the block runs."""

    def __init__(self, pid: int) -> None:
        self.memory = 0
        self._pid = pid
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Peak":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(EVERY):
            self.memory = max(self.memory, sum(process.memory for process in family(self._pid)))
