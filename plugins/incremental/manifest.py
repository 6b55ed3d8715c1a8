"""What the last build wrote into an output folder, and what it was made of.

The manifest of a folder lies in the cache, below `outputs/`: JSON that has for every file the
digest of what it was made of (empty where nobody says) and the stamp that the file system gave it.
A file that somebody has touched since has another stamp, and counts as unknown.
"""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from .digest import digest_of
from .files import room_in, write_atomically

NO_NAMES = frozenset({"", ".", ".."})  # of a file or folder


class ManifestEntry(NamedTuple):
    """A file that a build wrote."""

    made_of: str
    stamp: str


class OutputPlace(NamedTuple):
    """An output folder and the cache that knows of it."""

    output: Path
    cache: Path

    def file(self, ending: str) -> Path:
        """Where something about the folder is kept."""
        name = digest_of(str(self.output.absolute()).encode())[:16]
        return self.cache / "outputs" / f"{name}.{ending}"


class Manifest:
    """The files of an output folder: those that the last build wrote, and this one's as it goes."""

    def __init__(self, place: OutputPlace) -> None:
        self._place = place
        self._build = os.getpid()  # of its first process: the others come later
        self._last: dict[str, ManifestEntry] = {}
        self._standing: dict[str, ManifestEntry] = {}

    def read(self) -> None:
        """Read what the last build wrote; until then nothing stands."""
        self._last = read_entries(self._place.file("json"))

    def stands(self, name: str, made_of: str) -> bool:
        """Whether the file was made of the same by the last build, and is as it was left."""
        entry = self._last.get(name)
        if not entry or entry != (made_of, stamp_of(self._place.output / name)):
            return False
        self._standing[name] = entry
        return True

    def note(self, name: str, made_of: str) -> None:
        """Note a file that has just been written."""
        self._standing[name] = ManifestEntry(made_of, stamp_of(self._place.output / name))

    def hand_over(self, process: int) -> None:
        """Leave what stands for the end of the build, if it keeps a manifest of this folder.

        Each process of a build knows its own part.
        """
        if self._place.file("start").exists():
            write_entries(self._standing, self._place.file(f"{self._build}-{process}.part"))


def stamp_of(file: Path) -> str:
    """What changes whenever a file is written, whoever does it; empty where there is none."""
    with suppress(OSError):
        found = file.stat()
        return f"{found.st_ino} {found.st_size} {found.st_ctime_ns}"
    return ""


def handed_over(place: OutputPlace) -> dict[str, ManifestEntry]:
    """What the processes of this build have left, which is gone then.

    A process of a build that was stopped may still leave something: that is not believed.
    """
    parts = parts_of(place, f"{os.getpid()}-*")
    entries = {name: entry for part in parts for name, entry in read_entries(part).items()}
    forget_parts(place)
    return entries


def forget_parts(place: OutputPlace) -> None:
    """Delete what the processes of any build have left."""
    for part in parts_of(place):
        part.unlink(missing_ok=True)


def parts_of(place: OutputPlace, processes: str = "*") -> list[Path]:
    """What processes have left."""
    pattern = place.file(f"{processes}.part")
    return sorted(pattern.parent.glob(pattern.name))


def write_entries(entries: dict[str, ManifestEntry], file: Path) -> None:
    """Write a manifest, at once or not at all."""
    with room_in(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(json.dumps(entries).encode(), file)


def read_entries(file: Path) -> dict[str, ManifestEntry]:
    """A manifest; of one that is damaged or leads out of the folder only what is sound."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return dict(_sound(found.items() if isinstance(found, dict) else ()))


def _sound(found: Iterable[tuple[str, object]]) -> Iterator[tuple[str, ManifestEntry]]:
    for name, value in found:
        match value:
            case [str(), str()] if lies_within(name):
                yield name, ManifestEntry._make(value)


def lies_within(name: str) -> bool:
    """Whether a relative path stays in its folder."""
    return NO_NAMES.isdisjoint(name.split("/"))
