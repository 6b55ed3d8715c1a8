"""Writes what an import made, never over what somebody has touched; a second time nothing."""

import json
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from plugins.incremental.digest import digest_of
from plugins.incremental.files import write_atomically
from plugins.proofreading.file_rules import markdown_files
from plugins.reader.header import HeaderError, read_header

LEDGER = "imported.json"  # what earlier imports wrote: digest by path, and path by id
BESIDE = "new"  # the folder for new versions of files that somebody has touched


class Outcome(Enum):
    """What became of a file."""

    WRITTEN = "written"
    CHANGED = "written anew, as its source has changed"
    SAME = "unchanged"
    TOUCHED = "edited here since; left alone"
    BESIDE = "edited here since; left alone, the new version is in import/new/"
    GONE = "renamed or deleted here since; left alone"

    @property
    def is_ours(self) -> bool:
        """Whether the file is as the import wrote it."""
        return self in (Outcome.WRITTEN, Outcome.CHANGED, Outcome.SAME)


class Ledger(NamedTuple):
    """What earlier imports wrote."""

    digests: dict[str, str]  # by path
    paths: dict[str, str]  # by id
    redirects: list[str]  # the old addresses of those that it added

    @classmethod
    def read(cls, folder: Path) -> "Ledger":
        """The ledger in a folder; an empty one if none is there."""
        file = folder / LEDGER
        if not file.is_file():
            return cls({}, {}, [])
        kept = json.loads(file.read_text(encoding="utf-8"))
        return cls(kept["digests"], kept["paths"], kept["redirects"])

    def write(self, folder: Path) -> None:
        """Keep it, in an order of its own."""
        text = json.dumps(self._asdict(), ensure_ascii=False, indent=1, sort_keys=True)
        write_if_new(folder / LEDGER, f"{text}\n".encode())


def write_if_new(file: Path, data: bytes) -> None:
    """Write a file, unless it holds just that."""
    if not file.is_file() or file.read_bytes() != data:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(data, file)


class Destination(NamedTuple):
    """Where the files of an import go."""

    content: Path
    beside: Path  # what is no content: the bin, new versions, the report
    is_dry: bool

    def root(self, path: str) -> Path:
        """The folder that a path is below."""
        return self.beside if path.startswith("bin/") else self.content

    def put(self, path: str, data: bytes, ledger: Ledger, moved: bool) -> Outcome:
        """Write a file if it may be written, and note it."""
        file, new = self.root(path) / path, digest_of(data)
        known = ledger.digests.get(path)
        outcome = outcome_of(file, new, known, moved)
        if self.is_dry:
            return outcome
        if outcome in (Outcome.WRITTEN, Outcome.CHANGED):
            write_if_new(file, data)
        elif outcome is Outcome.BESIDE:
            write_if_new(self.beside / BESIDE / path, data)
        if outcome.is_ours:
            ledger.digests[path] = new
        return outcome


def outcome_of(file: Path, new: str, known: str | None, moved: bool) -> Outcome:
    """What must become of a file: `known` is the digest of what an import wrote there."""
    if not file.is_file():
        return Outcome.GONE if moved or known else Outcome.WRITTEN
    there = digest_of(file.read_bytes())
    if there == new:
        return Outcome.SAME
    if there == known:
        return Outcome.CHANGED
    return Outcome.TOUCHED if new == known else Outcome.BESIDE


def ids_in(content: Path, ignored: Sequence[str]) -> dict[str, Path]:
    """The file of each id that a header in the content names."""
    found = {}
    for file in markdown_files(content, ignored) if content.is_dir() else []:
        try:
            header = read_header(file.read_text(encoding="utf-8-sig"))
        except (HeaderError, UnicodeDecodeError, OSError):
            continue  # `make check` says so
        if "id" in header and header["id"].value:
            found[header["id"].value] = file
    return found
