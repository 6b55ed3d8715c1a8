"""The files of a folder, in order, and a digest of their names and bytes."""

from collections.abc import Iterable
from pathlib import Path

from plugins.incremental.digest import digest_of


def files_below(folder: Path) -> list[Path]:
    """Every file below a folder, in order."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def digest_of_files(files: Iterable[Path], folder: Path) -> str:
    """A digest of the names, below a folder, and the bytes of files."""
    lines = (
        f"{path.relative_to(folder).as_posix()}\0{digest_of(path.read_bytes())}\n" for path in files
    )
    return digest_of("".join(lines).encode())
