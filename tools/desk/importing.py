"""A blog moves in from Blogger: its export is looked at first, then imported as by `make import`.

Both run in a process of their own, one at a time; how far it is can be asked meanwhile.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import weakref
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from threading import Thread
from types import MappingProxyType
from typing import Any, NamedTuple

from tools.importing.progress import ASKED

from .letters import NotSaved
from .places import Refused
from .uploads import Upload

ROOT = Path(__file__).parent.parent.parent
ENDINGS = (".zip", ".xml", ".atom")
LONGEST = 1_800  # seconds that one may take
PROGRESS = re.compile(r"(?:posts|files|pages|pictures): (?P<done>[\d,]+) of (?P<total>[\d,]+)\n")
REPORT = "report.html"
MAP = "labels.toml"


class ImportState(NamedTuple):
    """How far an import is."""

    step: str = ""  # "looking", "looked", "moving", "moved" or "failed"
    done: int = 0
    total: int = 0
    figures: Mapping[str, Any] | None = None  # of the report, when it is there
    labels: Mapping[str, int] = MappingProxyType({})  # of the old blog, and how many posts had each
    wrong: str = ""  # why it failed

    @property
    def is_busy(self) -> bool:
        return self.step in ("looking", "moving")


class Importing:
    """The export that somebody has chosen, and what becomes of it."""

    def __init__(self, content: Path) -> None:
        self._content = content
        self._folder = Path(tempfile.mkdtemp(prefix="desk-import-"))
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._file = Path()
        self._one = threading.Lock()
        self.state = ImportState()

    @property
    def report(self) -> bytes:
        """The report's page; empty before there is one."""
        file = Path(self._folder, REPORT)
        return file.read_bytes() if file.is_file() else b""

    def look_at(self, upload: Upload, filename: str, language: str = "") -> None:
        """Begin to read an export, and write nothing of it. Raises Refused and NotSaved.

        The report is in the language, or in the blog's.
        """
        ending = PurePosixPath(filename.replace("\\", "/")).suffix.lower()
        if ending not in ENDINGS:
            raise Refused("not_an_export")
        self._begin("looking")
        self._file = Path(self._folder, f"export{ending}")
        try:
            upload.save(self._file)
        except OSError as error:
            self.state = ImportState()
            reason = f"{self._file.name} is not saved: {error.strerror or error}."
            raise NotSaved(reason) from error
        self._start("looked", DRY="yes", REPORT_LANG=language)

    def move_in(self, labels: str = "", language: str = "") -> None:
        """Begin to import what was looked at, by a map of labels. Raises Refused."""
        if self.state.step != "looked":
            raise Refused("nothing_looked_at")
        self._begin("moving")
        file = Path(self._folder, MAP)
        file.write_text(labels, "utf-8")
        self._start("moved", LABELS=str(file), REPORT_LANG=language)

    def _begin(self, step: str) -> None:
        with self._one:
            if self.state.is_busy:
                raise Refused("import_is_busy")
            self.state = ImportState(step)

    def _start(self, then: str, **wishes: str) -> None:
        Thread(target=self._run, args=(then, wishes), daemon=True).start()

    def _run(self, then: str, wishes: Mapping[str, str]) -> None:
        """Import, and note how far it is."""
        told = self._told(wishes)
        file = Path(self._folder, "report.json")
        if file.is_file():
            report = json.loads(file.read_text("utf-8"))
            labels = {label: posts for label, (posts, _) in report["labels"].items()}
            self.state = ImportState(then, figures=report["summary"], labels=labels)
        else:
            self.state = ImportState("failed", wrong=told.replace(str(self._file), self._file.name))

    def _told(self, wishes: Mapping[str, str]) -> str:
        """Run the command; what it says that is no progress."""
        for name in (REPORT, "report.json"):
            Path(self._folder, name).unlink(missing_ok=True)
        with self._process(wishes) as process:
            ending = threading.Timer(LONGEST, process.kill)
            ending.start()
            told = "".join(self._without_progress(process))
            ending.cancel()
        return told.strip()

    def _process(self, wishes: Mapping[str, str]) -> subprocess.Popen[str]:
        paths = {"FROM": self._file, "INTO": self._content, "REPORT": self._folder}
        own = {name: str(path) for name, path in paths.items()}
        return subprocess.Popen(
            [sys.executable, "-m", "tools.importing"],
            cwd=ROOT,
            env={**os.environ, **own, "DRY": "", **wishes, ASKED: "yes"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def _without_progress(self, process: subprocess.Popen[str]) -> Iterator[str]:
        assert process.stderr
        for line in process.stderr:
            if found := PROGRESS.fullmatch(line):
                done, total = (int(found[name].replace(",", "")) for name in ("done", "total"))
                self.state = self.state._replace(done=done, total=total)
            else:
                yield line
