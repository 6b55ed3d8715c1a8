"""The files of an export: one file, those below a folder, or those in a zip, never unpacked."""

import os
import stat
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo, is_zipfile

from .export import UnreadableExportError

MOST_FILES = 100_000
ENCRYPTED = 0x1  # the flag of zip's own
SKIPPED = ("__MACOSX",)  # macOS's notes about files


class Member(NamedTuple):
    """A file of the export, which may lie in a zip."""

    name: str  # its path in the export, with slashes
    size: int  # bytes
    open: Callable[[], IO[bytes]]

    @property
    def file_name(self) -> str:
        """The last part of its path."""
        return PurePosixPath(self.name).name

    def read(self, most: int) -> bytes:
        """Its bytes, if there are no more than `most`. Raises UnreadableExportError."""
        with self.open() as file:
            data = file.read(most + 1)
        if len(data) > most:
            said = f"{self.name} has more than {most // 1_000_000:,} MB, which is the limit."
            raise UnreadableExportError(said)
        return data


def members_of(path: Path) -> list[Member]:
    """The files that a path stands for, in order. Raises UnreadableExportError."""
    if path.is_dir():
        found = [*_in_folder(path)]
    elif not path.is_file():
        raise UnreadableExportError(f"There is no {path}; FROM= names the export.")
    elif is_zipfile(path):
        found = [*_in_zip(path)]
    else:
        found = [Member(path.name, path.stat().st_size, partial(_opened, path))]
    if len(found) > MOST_FILES:
        raise UnreadableExportError(f"{path} holds more than {MOST_FILES:,} files, the limit.")
    return sorted(found, key=lambda member: member.name)


def _opened(file: Path) -> IO[bytes]:
    return file.open("rb")


def _in_folder(folder: Path) -> Iterator[Member]:
    """Links are left out: what they lead to is no part of the export."""
    for root, _, names in os.walk(folder):
        for name in names:
            file = Path(root, name)
            if not file.is_symlink() and file.is_file():
                below = file.relative_to(folder).as_posix()
                yield Member(below, file.stat().st_size, partial(_opened, file))


def _in_zip(path: Path) -> Iterator[Member]:
    try:
        archive = ZipFile(path)
    except (BadZipFile, NotImplementedError) as error:
        raise UnreadableExportError(f"{path} is damaged: {error}.") from error
    for info in archive.infolist():
        _refuse_what_leads_out(info, path)
        if not info.is_dir() and not _is_link(info) and not info.filename.startswith(SKIPPED):
            yield Member(info.filename, info.file_size, partial(archive.open, info))


def _refuse_what_leads_out(info: ZipInfo, path: Path) -> None:
    name = info.filename
    if (
        name.startswith(("/", "\\"))
        or ".." in name.replace("\\", "/").split("/")
        or ":" in name[:2]
    ):
        raise UnreadableExportError(f"{path}: “{name}” leads out of the archive; nothing is read.")
    if info.flag_bits & ENCRYPTED:
        raise UnreadableExportError(f"{path}: “{name}” needs a password; unpack the zip first.")


def _is_link(info: ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)
