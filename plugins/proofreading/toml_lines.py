"""In which line of a TOML file a table or a name stands, which Python's reader does not tell.

[topics."Interviews"]              ("topics", "Interviews") → 1
nl = { name = "Gesprekken" }       ("topics", "Interviews", "nl") → 2
"""

import tomllib
from collections.abc import Mapping, Sequence

Path = tuple[str, ...]
Lines = Mapping[Path, int]


def lines_of_names(text: str) -> Lines:
    """The line of each table and of each name before an equals sign, by all that lies above it."""
    lines: dict[Path, int] = {}
    table: Path = ()
    for number, line in enumerate(text.split("\n"), 1):
        written = line.strip()
        if written.startswith("["):
            table = _path(written)
            lines.setdefault(table, number)
        elif named := _path(f"{written.partition('=')[0]} = 0"):
            lines.setdefault((*table, *named), number)
    return lines


def line_of(path: Sequence[str], lines: Lines) -> int:
    """The line of a name, or of the nearest table that holds it."""
    shorter = (tuple(path[:length]) for length in range(len(path), 0, -1))
    return next((lines[one] for one in shorter if one in lines), 1)


def _path(written: str) -> Path:
    """The names in a line, from the outside inwards; none in a line that has no name."""
    try:
        found = tomllib.loads(written)
    except tomllib.TOMLDecodeError:
        return ()
    path: list[str] = []
    while isinstance(found, dict) and found:
        [(name, found)] = found.items()
        path.append(name)
    return tuple(path)
