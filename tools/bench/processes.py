"""What a process and all that it has started hold, and have done, by Linux's /proc."""

import os
from pathlib import Path
from typing import NamedTuple

PROC = Path("/proc")
PARENT, USER, SYSTEM, PAGES = 1, 11, 12, 21  # of the words behind the program's name


class Process(NamedTuple):
    """A line of /proc/…/stat, as far as it matters here."""

    parent: int
    seconds: float  # of CPU time
    memory: int  # bytes that are resident; what processes share counts for each of them


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
                found[int(entry.name)] = read_stat(Path(entry.path, "stat").read_text())
            except OSError:
                continue  # it has ended meanwhile
    return found


def read_stat(line: str) -> Process:
    """The process that a line describes; a program's name may hold spaces and brackets."""
    words = line.rpartition(")")[2].split()
    ticks = int(words[USER]) + int(words[SYSTEM])
    return Process(
        parent=int(words[PARENT]),
        seconds=ticks / os.sysconf("SC_CLK_TCK"),
        memory=int(words[PAGES]) * os.sysconf("SC_PAGE_SIZE"),
    )
