"""The files of an export: one file, those below a folder, or those in zips, never unpacked."""

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo, is_zipfile

from .export import UnreadableExportError

MOST_FILES = 100_000
ENCRYPTED = 0x1  # the flag of zip's own
PART = re.compile(  # how Takeout calls each zip that it divides an export into
    r"(?P<whole>.*\d{8}T\d{6}Z(?:-\d+)?)-(?P<number>\d{3})"
)
GZIP = b"\x1f\x8b"  # how its files begin
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
        found = [one for zipped in _in_order(_parts_of(path)) for one in _in_zip(zipped)]
    else:
        _refuse_gzip(path)
        found = [Member(path.name, path.stat().st_size, partial(_opened, path))]
    if len(found) > MOST_FILES:
        raise UnreadableExportError(f"{path} holds more than {MOST_FILES:,} files, the limit.")
    return sorted(found, key=lambda member: member.name)


def _opened(file: Path) -> IO[bytes]:
    return file.open("rb")


def _in_folder(folder: Path) -> Iterator[Member]:
    """Links are left out: what they lead to is no part of the export."""
    for root, _, names in os.walk(folder):
        files = [file for name in names if _is_file(file := Path(root, name))]
        zips = [*filter(_is_zip, files)]
        yield from _in_zips(zips, folder)
        for file in files:
            if file not in zips:
                below = file.relative_to(folder).as_posix()
                yield Member(below, file.stat().st_size, partial(_opened, file))


def _is_file(file: Path) -> bool:
    return not file.is_symlink() and file.is_file()


def _is_zip(file: Path) -> bool:
    """Whether a file is a zip, and says so: documents are zips, too."""
    return file.suffix.lower() == ".zip" and is_zipfile(file)


def _refuse_gzip(path: Path) -> None:
    with path.open("rb") as file:
        if file.read(len(GZIP)) == GZIP:
            raise UnreadableExportError(f"{path} is no zip; unpack it, and name the folder.")


def _parts_of(path: Path) -> list[Path]:
    """All parts of an export of which a zip is one; else that zip."""
    if not PART.fullmatch(path.stem):
        return [path]
    beside = (file for file in path.parent.iterdir() if _is_file(file) and _is_zip(file))
    return [path, *(file for file in beside if file != path and _whole(file) == _whole(path))]


def _whole(file: Path) -> Path:
    """What all parts of an export are called."""
    found = PART.fullmatch(file.stem)
    return file.with_name(found["whole"] if found else file.stem)


def _in_zips(zips: Iterable[Path], folder: Path) -> Iterator[Member]:
    """The files in zips; those of the parts of one export lie beside each other."""
    for file in _in_order(zips):
        below = _whole(file).relative_to(folder).as_posix()
        yield from (one._replace(name=f"{below}/{one.name}") for one in _in_zip(file))


def _in_order(zips: Iterable[Path]) -> list[Path]:
    """Zips in order. Raises UnreadableExportError where one of several parts is missing."""
    zips = sorted(zips)
    known = {file.stem for file in zips}
    for file in zips:
        if missing := next((name for name in _names_before(file) if name not in known), ""):
            said = f"{file} is a part of an export, and {missing}.zip is not beside it."
            raise UnreadableExportError(said)
    return zips


def _names_before(file: Path) -> Iterator[str]:
    """What the parts of an export are called that come before one."""
    if found := PART.fullmatch(file.stem):
        yield from (f"{found['whole']}-{number:03}" for number in range(1, int(found["number"])))


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
