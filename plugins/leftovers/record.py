"""What the last build wrote into an output folder, and what it was made of.

The record of a folder lies in `.cache/outputs/`: a line of JSON for every file, with the digest of
what it was made of (empty where nobody says) and the stamp that the file system gave it. A file
that somebody has touched since has another stamp, and counts as unknown.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from plugins.caches import write_whole

RECORDS = Path(__file__).parent.parent.parent / ".cache" / "outputs"
NO_NAMES = frozenset({"", ".", ".."})  # of a file or folder


class Entry(NamedTuple):
    """A file that a build wrote."""

    made_of: str
    stamp: str


class Record:
    """The files of an output folder: those that the last build wrote, and this one's as it goes."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._build = os.getpid()  # of its first process: the others come later
        self._last = read_entries(place_of(output, "json"))
        self._standing: dict[str, Entry] = {}

    def stands(self, name: str, made_of: str) -> bool:
        """Whether the file was made of the same by the last build, and is as it was left."""
        entry = self._last.get(name)
        if not entry or entry != (made_of, stamp_of(self._output / name)):
            return False
        self._standing[name] = entry
        return True

    def note(self, name: str, made_of: str) -> None:
        """Note a file that has just been written."""
        self._standing[name] = Entry(made_of, stamp_of(self._output / name))

    def hand_over(self, process: int) -> None:
        """Leave what stands for the end of the build, if it has a record of this folder to keep.

        Each process of a build knows its own part.
        """
        if place_of(self._output, "start").exists():
            write_entries(self._standing, place_of(self._output, f"{self._build}-{process}.part"))


def stamp_of(file: Path) -> str:
    """What changes whenever a file is written, whoever does it; empty where there is none."""
    with suppress(OSError):
        found = file.stat()
        return f"{found.st_ino} {found.st_size} {found.st_ctime_ns}"
    return ""


def handed_over(output: Path) -> dict[str, Entry]:
    """What the processes of this build have left, which is gone then.

    A process of a build that was stopped may still leave something: that is not believed.
    """
    parts = parts_of(output, f"{os.getpid()}-*")
    entries = {name: entry for part in parts for name, entry in read_entries(part).items()}
    forget_parts(output)
    return entries


def forget_parts(output: Path) -> None:
    """Delete what the processes of any build have left."""
    for part in parts_of(output):
        part.unlink(missing_ok=True)


def parts_of(output: Path, processes: str = "*") -> list[Path]:
    """What processes have left."""
    return sorted(RECORDS.glob(place_of(output, f"{processes}.part").name))


def place_of(output: Path, ending: str) -> Path:
    """Where something about an output folder is kept."""
    digest = hashlib.sha256(str(output.absolute()).encode()).hexdigest()
    return RECORDS / f"{digest[:16]}.{ending}"


def write_entries(entries: dict[str, Entry], file: Path) -> None:
    """Write a record, at once or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(json.dumps(entries).encode(), file)


def read_entries(file: Path) -> dict[str, Entry]:
    """A record; of one that is damaged or leads out of the folder only what is sound."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return dict(_sound(found.items() if isinstance(found, dict) else ()))


def _sound(found: Iterable[tuple[str, object]]) -> Iterator[tuple[str, Entry]]:
    for name, value in found:
        match value:
            case [str(made_of), str(stamp)] if lies_within(name):
                yield name, Entry(made_of, stamp)


def lies_within(name: str) -> bool:
    """Whether a relative path stays in its folder."""
    return NO_NAMES.isdisjoint(name.split("/"))
