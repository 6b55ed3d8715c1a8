"""No arrow between the rooms goes back up, and the README's picture shows those that there are."""

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.building import ROOT

PICTURE = re.compile(r"```mermaid\n(?P<lines>.*?)```", re.DOTALL)
ARROW = re.compile(r"\s+(\w+) --> (\w+(?: & \w+)*)")
Arrows = dict[str, set[str]]  # from each room to those that it imports


def modules(top: str) -> Iterator[tuple[str, Path]]:
    """Every module below a folder with the room that it lies in, without a plugin's own tests."""
    for path in (ROOT / top).rglob("*.py"):
        below = path.relative_to(ROOT / top)
        if ("tests" not in below.parts and below.name != "__init__.py") or len(below.parts) > 1:
            yield below.parts[0].removesuffix(".py"), path


def imported_in(path: Path, top: str) -> Iterator[str]:
    """The rooms below a folder whose modules a file imports by their full names."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.ImportFrom(module=module, names=names) if module == top:
                yield from (name.name for name in names)
            case ast.ImportFrom(module=str(module), level=0) if module.startswith(f"{top}."):
                yield module.split(".")[1]
            case ast.Import(names=names):
                yield from (
                    name.name.split(".")[1] for name in names if name.name.startswith(f"{top}.")
                )


def arrows(top: str = "plugins") -> Arrows:
    """Which rooms each room imports."""
    found: Arrows = {}
    for room, path in modules(top):
        found.setdefault(room, set()).update(set(imported_in(path, top)) - {room})
    return found


def reached(room: str, known: Arrows) -> set[str]:
    """All rooms that a room leads to, over others too."""
    return known[room].union(*(reached(other, known) for other in known[room]))


def drawn(known: Arrows) -> Arrows:
    """The arrows that no way over other rooms replaces, without `needs`, which every room knows."""
    plain = {room: others - {"needs"} for room, others in known.items() if room != "needs"}
    return {
        room: others - set().union(*(reached(other, plain) for other in others))
        for room, others in plain.items()
        if others
    }


@pytest.mark.parametrize("top", ["plugins", "tools"])
def test_there_is_no_circle_of_rooms(top: str) -> None:
    assert list(TopologicalSorter(arrows(top)).static_order())


def test_the_engine_knows_no_post_and_the_checklists_nothing_of_the_site() -> None:
    assert arrows()["incremental"] <= {"needs"}
    assert arrows()["checklists"] == set()


def test_no_plugin_imports_a_tool() -> None:
    for _, path in modules("plugins"):
        assert not re.search(r"^\s*(?:from|import) (?:tools|tests)\b", path.read_text(), re.M)


def test_the_readme_draws_the_rooms_as_they_are() -> None:
    picture = PICTURE.search((ROOT / "README.md").read_text(encoding="utf-8"))
    assert picture
    shown = {start: set(ends.split(" & ")) for start, ends in ARROW.findall(picture["lines"])}
    assert shown == drawn(arrows())
