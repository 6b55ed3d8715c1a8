"""Builds for the preview, by a process that is kept ready: see builder.py."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tools.preview.builder import END, PAGES, SIGN

BUILDER = "tools.preview.builder"
ROOT = Path(__file__).parent.parent.parent
PROBLEM = re.compile(r"\S.*?:\d+: ")
LINES_OF_A_CRASH = 12


class Built(NamedTuple):
    """How far a build is: first the pages are there, then it has ended."""

    ended: bool
    problems: list[str]  # why there is nothing new


class Builder:
    """Builds a folder into another again and again."""

    def __init__(self, content: Path, output: Path) -> None:
        self._arguments = [str(content), str(output)]
        self._process: subprocess.Popen[str] | None = None

    def build(self) -> Iterator[Built]:
        """Build once, and print what the build says."""
        process = self._ready()
        assert process.stdin
        assert process.stdout
        with suppress(BrokenPipeError):  # it has ended, and has said why
            print(file=process.stdin, flush=True)
        yield from self._progress(process.stdout)

    def stop(self) -> None:
        """End the process. The next build starts another, which reads all code anew."""
        if self._process and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGTERM)  # a build that is under way ends with it
        if self._process:
            self._process.communicate()
        self._process = None

    def _progress(self, lines: Iterable[str]) -> Iterator[Built]:
        said: list[str] = []
        processes = 0
        for line in lines:
            words, _, signed = line.partition(SIGN)
            print(words, end="", flush=True)
            said.append(words)
            if not signed:
                continue
            kind, number = signed.split()
            processes += kind == PAGES
            if kind == PAGES and processes == int(number):
                yield Built(False, [])
            elif kind == END:
                yield Built(True, problems_in(said) if int(number) else [])
                return
        self.stop()
        yield Built(True, problems_in(said))

    def _ready(self) -> subprocess.Popen[str]:
        if self._process is None:
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
        return self._process


def problems_in(said: Iterable[str]) -> list[str]:
    """The lines that name a file and a line; of a crash without them the last lines."""
    lines = [line.rstrip() for line in said if line.strip()]
    return [line for line in lines if PROBLEM.match(line)] or lines[-LINES_OF_A_CRASH:]
