"""The README names every command and plugin, and no page for engineers a file that is gone."""

import re

import pytest

from tests.building import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
TARGETS = re.findall(r"^## ([a-z-]+): ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
PLUGINS = sorted(
    f"{path.name}/" if path.is_dir() else path.name
    for path in (ROOT / "plugins").iterdir()
    if not path.name.startswith("_")
)


def test_there_is_something_to_name() -> None:
    assert {"html", "test", "help", "serve", "clean"} <= set(TARGETS)
    assert {"checklists/", "pasted_lists/", "git.py"} <= set(PLUGINS)


@pytest.mark.parametrize("target", TARGETS)
def test_it_names_every_command(target: str) -> None:
    assert f"| `make {target}` |" in README


@pytest.mark.parametrize("plugin", PLUGINS)
def test_it_names_every_plugin(plugin: str) -> None:
    assert f"`plugins/{plugin}`" in README


FILE = re.compile(r"\b(?:plugins|theme|tests|tools|docs|content)/[\w./-]*[\w/]")


@pytest.mark.parametrize(
    ("name", "least"), {"README.md": 15, "LICENSE": 1, "CONTRIBUTING.md": 15}.items()
)
def test_every_file_it_names_is_there(name: str, least: int) -> None:
    named = set(FILE.findall((ROOT / name).read_text(encoding="utf-8")))
    assert len(named) >= least
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_the_makefile_s_targets_are_all_explained() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    assert phony
    assert set(phony[1].split()) == set(TARGETS)
