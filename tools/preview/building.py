"""Builds for the preview, by a process that is kept ready: see builder.py."""

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tools.preview.signs import SIGN

BUILDER = "tools.preview.builder"
ROOT = Path(__file__).parent.parent.parent
PROBLEM = re.compile(r"\S.*?:\d+: ")
LINES_OF_A_CRASH = 12


class Built(NamedTuple):
    """How far a build is: first the pages are there, then it has ended."""

    ended: bool
    problems: list[str]  # why there is nothing new


class Builder:
    """Builds a folder into another again and again, and tells `progress` how far it is."""

    def __init__(self, content: Path, output: Path, progress: Callable[[Built], None]) -> None:
        self._arguments = [str(content), str(output)]
        self._progress = progress
        self._process: subprocess.Popen[str] | None = None
        self._reader: threading.Thread | None = None

    def ask(self, changed: str = "") -> None:
        """Build; one that is under way is stopped. `changed` is the post that was saved alone."""
        if self._process is None or self._process.poll() is not None:
            self._start()
        assert self._process
        with suppress(BrokenPipeError):  # it has ended, and has said why
            print(changed, file=self._process.stdin, flush=True)

    def stop(self) -> None:
        """End the process. The next build starts another, which reads all code anew."""
        if self._process and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGTERM)  # a build that is under way ends with it
        if self._process and self._reader:
            self._process.wait()
            self._reader.join()
            self._process = None

    def _start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", BUILDER, *self._arguments],
            cwd=ROOT,
            env={**os.environ, "COLUMNS": "500"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,  # Ctrl-C is for the preview, which ends it
        )
        self._reader = threading.Thread(target=self._read, args=(self._process,), daemon=True)
        self._reader.start()

    def _read(self, process: subprocess.Popen[str]) -> None:
        """Print what the builds say, and tell how far they are."""
        assert process.stdin
        assert process.stdout
        with process.stdin, process.stdout:
            for built in progress_in(process.stdout):
                self._progress(built)


def progress_in(lines: Iterable[str]) -> Iterator[Built]:
    """How far builds are by what they say, which is printed; at the end they have crashed."""
    said: list[str] = []
    processes = 0
    for line in lines:
        words, _, signed = line.partition(SIGN)
        print(words, end="", flush=True)
        said.append(words)
        match signed.split():
            case ["begin", _]:
                said, processes = [], 0
            case ["look" | "packed" | "gone", _]:
                yield Built(False, [])
            case ["pages", of]:
                processes += 1
                if processes == int(of):
                    yield Built(False, [])
            case ["end", code]:
                yield Built(True, problems_in(said) if int(code) else [])
                said = []
    if problems := problems_in(said):
        yield Built(True, problems)


def problems_in(said: Iterable[str]) -> list[str]:
    """The lines that name a file and a line; of a crash without them the last lines."""
    lines = [line.rstrip() for line in said if line.strip()]
    return [line for line in lines if PROBLEM.match(line)] or lines[-LINES_OF_A_CRASH:]
