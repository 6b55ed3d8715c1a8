"""No arrow between the rooms goes back up, and one class has one name."""

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from graphlib import TopologicalSorter
from importlib.util import resolve_name
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
        if "tests" not in below.parts and str(below) != "__init__.py":
            yield below.parts[0].removesuffix(".py"), path


def imported_in(text: str, package: str) -> Iterator[str]:
    """The rooms that a module of a package imports from, by whichever form of import."""
    top = package.split(".")[0]
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.ImportFrom(module=module, level=level, names=names):
                base = resolve_name("." * level + (module or ""), package)
                yield from rooms_in(top, (f"{base}.{name.name}" for name in names))
            case ast.Import(names=names):
                yield from rooms_in(top, (name.name for name in names))


def rooms_in(top: str, modules: Iterable[str]) -> Iterator[str]:
    """The rooms below a folder among modules."""
    for parts in (module.split(".") for module in modules):
        if parts[0] == top and len(parts) > 1:
            yield parts[1]


def arrows(top: str = "plugins") -> Arrows:
    """Which rooms each room imports."""
    found: Arrows = {}
    for room, path in modules(top):
        package = ".".join(path.relative_to(ROOT).parts[:-1])
        imported = set(imported_in(path.read_text(encoding="utf-8"), package))
        found.setdefault(room, set()).update(imported - {room})
    return found


IMPORTS = {
    "from plugins.cards import card": {"cards"},
    "from plugins.cards.card import Card": {"cards"},
    "from plugins import cards, git": {"cards", "git"},
    "import plugins.cards.card": {"cards"},
    "from ..cards import card": {"cards"},
    "from .. import git": {"git"},
    "from . import record": {"posts"},
    "def late():\n    from ..cards.card import Card": {"cards"},
    "import re\nfrom pelican import plugins": set(),
}


@pytest.mark.parametrize(("text", "rooms"), IMPORTS.items(), ids=IMPORTS)
def test_an_import_is_seen_however_it_is_written(text: str, rooms: set[str]) -> None:
    assert {*imported_in(text, "plugins.posts")} == rooms


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


def test_each_class_has_a_name_of_its_own() -> None:
    files = [path for top in ("plugins", "tools") for _, path in modules(top)]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in files]
    nodes = (node for tree in trees for node in ast.walk(tree))
    names = Counter(node.name for node in nodes if isinstance(node, ast.ClassDef))
    assert [name for name, places in names.items() if places > 1] == []
