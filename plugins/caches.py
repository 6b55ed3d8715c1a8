"""Files that are made once and kept, each with a seal beside it that tells whether it is whole."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path


def keep(data: bytes, file: Path) -> None:
    """Put a file into a cache at once, whoever else is writing it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(data, file)
    write_whole(hashlib.sha256(data).hexdigest().encode(), _seal(file))


def is_kept(file: Path) -> bool:
    """Whether the file is there as it was kept; a damaged or half-written one is not."""
    with suppress(OSError):
        return hashlib.sha256(file.read_bytes()).hexdigest().encode() == _seal(file).read_bytes()
    return False


def forget_all_but(newest: int, folder: Path, pattern: str) -> None:
    """Delete the files that were kept longest ago."""
    files = sorted(folder.glob(pattern), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for file in files[newest:]:
        file.unlink(missing_ok=True)
        _seal(file).unlink(missing_ok=True)


def _seal(file: Path) -> Path:
    return file.with_name(f"{file.name}.sha256")


def write_whole(data: bytes, file: Path) -> None:
    """Write a file that is never seen by halves: it takes the place of the old one at once."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(file)
