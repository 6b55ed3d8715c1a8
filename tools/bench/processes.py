"""What a process and all that it has started hold, and have done, by Linux's /proc."""

import os
from pathlib import Path
from typing import NamedTuple

PROC = Path("/proc")
PARENT, USER, SYSTEM = 1, 11, 12  # of the words behind the program's name


class Process(NamedTuple):
    """A line of /proc/…/stat, as far as it matters here."""

    id: int
    parent: int
    seconds: float  # of CPU time

    @property
    def memory(self) -> int:
        """Bytes that are resident; of what it shares with others, its part. 0 if it has ended."""
        try:
            lines = (PROC / str(self.id) / "smaps_rollup").read_text().splitlines()
        except OSError:
            return 0
        return next(1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def family(root: int) -> list[Process]:
    """A process and its descendants; none where it has ended or the system has no /proc."""
    alive = processes()
    found = [alive[root]] if root in alive else []
    parents = {root}
    while parents:
        children = {pid for pid, process in alive.items() if process.parent in parents}
        found += [alive[pid] for pid in children]
        parents = children
    return found


def processes() -> dict[int, Process]:
    """Every process that runs now, by its id."""
    found = {}
    for entry in os.scandir(PROC) if PROC.is_dir() else ():
        if entry.name.isdigit():
            try:
                process = read_stat(Path(entry.path, "stat").read_text())
                found[process.id] = process
            except OSError:
                continue  # it has ended meanwhile
    return found


def read_stat(line: str) -> Process:
    """The process that a line describes; a program's name may hold spaces and brackets."""
    words = line.rpartition(")")[2].split()
    ticks = int(words[USER]) + int(words[SYSTEM])
    return Process(
        id=int(line.split()[0]),
        parent=int(words[PARENT]),
        seconds=ticks / os.sysconf("SC_CLK_TCK"),
    )
