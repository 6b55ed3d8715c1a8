"""Writes what an import made, never over what somebody has touched; a second time nothing."""

import json
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from plugins.incremental.digest import digest_of
from plugins.incremental.files import delete_drafts, write_atomically
from plugins.proofreading.file_rules import markdown_files
from plugins.reader.header import HeaderError, read_header

from .places import BIN, LEFT_OUT
from .progress import counted

LEDGER = "imported.json"  # what earlier imports wrote: digest by path, and path by id
BESIDE = "new"  # the folder for new versions of files that somebody has touched


class FileOutcome(Enum):
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
        return self in (FileOutcome.WRITTEN, FileOutcome.CHANGED, FileOutcome.SAME)

    @property
    def told(self) -> str:
        """What a report says of it, the same each time where nothing has been edited."""
        return "" if self.is_ours else self.value


class Ledger(NamedTuple):
    """What earlier imports wrote, and what the last one, if it was interrupted, meant to."""

    digests: dict[str, str]  # by path
    paths: dict[str, str]  # by id
    redirects: list[str]  # the old addresses of those that were added
    meant: dict[str, str]  # digests by path

    @classmethod
    def read(cls, folder: Path) -> "Ledger":
        """The ledger in a folder; an empty one if none is there."""
        file = folder / LEDGER
        if not file.is_file():
            return cls({}, {}, [], {})
        return cls(**json.loads(file.read_text(encoding="utf-8")))

    def write(self, folder: Path) -> None:
        """Keep it, in an order of its own."""
        text = json.dumps(self._asdict(), ensure_ascii=False, indent=1, sort_keys=True)
        write_if_new(folder / LEDGER, f"{text}\n".encode())


class File(NamedTuple):
    """A file that an import makes."""

    path: str
    digest: str
    read: Callable[[], bytes]
    is_moved: bool = False  # somebody has put it somewhere else


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
        return self.beside if path.startswith((f"{BIN}/", f"{LEFT_OUT}/")) else self.content

    def delete_drafts(self) -> None:
        """Delete what writers left that were killed."""
        for folder in (self.content, self.beside):
            delete_drafts(folder)

    def outcomes(self, files: Iterable[File], ledger: Ledger) -> dict[str, FileOutcome]:
        """What must become of each file, by path."""
        return {
            file.path: outcome_of(
                self.root(file.path) / file.path,
                file.digest,
                ledger.digests.get(file.path),
                ledger.meant.get(file.path),
                file.is_moved,
            )
            for file in files
        }

    def put(self, file: File, outcome: FileOutcome) -> None:
        """Write a file as its outcome says."""
        if outcome in (FileOutcome.WRITTEN, FileOutcome.CHANGED):
            write_if_new(self.root(file.path) / file.path, file.read())
        elif outcome is FileOutcome.BESIDE:
            write_if_new(self.beside / BESIDE / file.path, file.read())

    def delete(self, paths: Iterable[str], ledger: Ledger) -> list[str]:
        """Delete files that are as an import wrote them; those that somebody has edited stay."""
        stay = []
        for path in paths:
            file, written = self.root(path) / path, ledger.digests[path]
            if file.is_file() and digest_of(file.read_bytes()) != written:
                stay.append(path)
            else:
                file.unlink(missing_ok=True)
                del ledger.digests[path]
        return stay

    def put_all(self, files: Sequence[File], ledger: Ledger) -> dict[str, FileOutcome]:
        """Write files, noting first what is meant: so an interrupted import knows its own."""
        outcomes = self.outcomes(files, ledger)
        if self.is_dry:
            return outcomes
        ours = {file.path: file.digest for file in files if outcomes[file.path].is_ours}
        ledger.meant.update(
            (path, digest)
            for path, digest in ours.items()
            if outcomes[path] is not FileOutcome.SAME
        )
        if ledger.meant:
            ledger.write(self.beside)
        for file in counted("files", files):
            self.put(file, outcomes[file.path])
        ledger.digests.update(ours)
        ledger.meant.clear()
        return outcomes


def outcome_of(
    file: Path, new: str, written: str | None, meant: str | None, is_moved: bool
) -> FileOutcome:
    """What must become of a file, by the digests of what imports wrote there or meant to write."""
    if not file.is_file():
        return FileOutcome.GONE if is_moved or written else FileOutcome.WRITTEN
    there = digest_of(file.read_bytes())
    if there == new:
        return FileOutcome.SAME
    if there in (written, meant):
        return FileOutcome.CHANGED
    return FileOutcome.TOUCHED if new == written else FileOutcome.BESIDE


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
