"""Files that are never seen by halves, and files that a cache holds with a checksum."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import get_ident

from .digest import digest_of

DRAFT = re.compile(r"[.].+[.]\d+-\d+")  # of a process and a thread
MEND = "Make room on that disk; the folder itself may be deleted."


@contextmanager
def replaced(file: Path) -> Iterator[Path]:
    """Gives a draft that takes the file's place at once when the block has written it.

    If the block fails, the draft is deleted and the file stays as it was.
    """
    draft = file.with_name(f".{file.name}.{os.getpid()}-{get_ident()}")  # each writer has its own
    try:
        yield draft
        if draft.exists():
            draft.replace(file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def delete_drafts(folder: Path) -> None:
    """Delete the drafts below a folder whose writers were killed; none may be writing there."""
    for file in [*folder.rglob(".*")]:
        if DRAFT.fullmatch(file.name) and file.is_file():
            file.unlink()


def write_atomically(data: bytes, file: Path) -> None:
    """Write a file whole or not at all; its folder must be there."""
    with replaced(file) as draft:
        draft.write_bytes(data)


def store_file(data: bytes, file: Path) -> None:
    """Put a file into a cache, with its checksum beside it, whoever else is writing it."""
    with room_in(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(data, file)
        write_atomically(digest_of(data).encode(), _checksum(file))


@contextmanager
def room_in(folder: Path) -> Iterator[None]:
    """Ends the build in words if the block cannot write to a cache that pages are made of."""
    try:
        yield
    except OSError as error:
        raise SystemExit(f"{folder} cannot be written to: {error.strerror}. {MEND}") from error


def is_stored(file: Path) -> bool:
    """Whether a cache holds the file as it was stored; a damaged one does not count."""
    with suppress(OSError):
        return digest_of(file.read_bytes()).encode() == _checksum(file).read_bytes()
    return False


def delete_oldest(folder: Path, pattern: str, spare: int) -> None:
    """Delete the stored files of a pattern but the `spare` newest; others may do so, too."""
    files = sorted(folder.glob(pattern), key=_stored_at, reverse=True)
    for file in files[spare:]:
        file.unlink(missing_ok=True)
        _checksum(file).unlink(missing_ok=True)


def _stored_at(file: Path) -> int:
    """When a file was stored, in nanoseconds; long ago, if another build has deleted it since."""
    with suppress(FileNotFoundError):
        return file.stat().st_mtime_ns
    return 0


def _checksum(file: Path) -> Path:
    return file.with_name(f"{file.name}.sha256")
