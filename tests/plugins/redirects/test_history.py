"""What git knows of a post that was renamed, on real repositories."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.git import git
from plugins.redirects.history import History
from tests.programs import need

WORDS = "\n".join(f"Line {number} of a letter." for number in range(40))
Act = Callable[[Path], object]


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    said = git(folder, *"-c user.name=x -c user.email=x@x commit --quiet -m x".split())
    assert said.returncode == 0, said.stderr


def move(old: str, new: str) -> Act:
    return lambda folder: (folder / old).rename(folder / new)


def write(name: str, text: str = WORDS) -> Act:
    return lambda folder: (folder / name).write_text(text)


def delete(name: str) -> Act:
    return lambda folder: (folder / name).unlink()


OLD, NEW, OTHER = "2019-01-02-old.md", "2019-01-02-new words.md", "2019-01-03-other.md"
EDITED = WORDS.replace("Line 3 ", "A line ")
BECAME: dict[str, tuple[list[Act], str]] = {
    "renamed": ([move(OLD, NEW), commit], NEW),
    "renamed and not committed": ([move(OLD, NEW)], NEW),
    "renamed and edited": ([delete(OLD), write(NEW, EDITED)], NEW),
    "renamed twice": ([move(OLD, OTHER), commit, move(OTHER, NEW), commit, write(OTHER, "x")], NEW),
    "renamed, then again": ([move(OLD, OTHER), commit, move(OTHER, NEW)], NEW),
    "gone before the other came": ([delete(OLD), commit, write(NEW, EDITED), commit], NEW),
    "named in another language": ([move(OLD, "é 'x'.md"), commit], "é 'x'.md"),
    "withdrawn": ([delete(OLD), commit], ""),
    "withdrawn, and another written": ([delete(OLD), commit, write(NEW, "Else. " * 99)], ""),
    "never there": ([move(OLD, "old-fashioned.md"), commit, delete("old-fashioned.md")], ""),
}


@pytest.mark.parametrize("address", ["/2019/01/old.html", "/2019/01/old-fr.html"])
@pytest.mark.parametrize(("acts", "expected"), BECAME.values(), ids=BECAME)
def test_what_became_of_it(tmp_path: Path, acts: list[Act], expected: str, address: str) -> None:
    need("git")
    folder = tmp_path / "the blog's/content"
    folder.mkdir(parents=True)
    git(folder.parent, "init", "--quiet")
    write(OLD)(folder)
    commit(folder)
    for act in acts:
        act(folder)
    files = {path: f"/{path.name}" for path in folder.glob("*.md")}
    found = History(folder, files).now(address, files.values())
    assert found == (f"/{expected}" if expected else "")


def test_a_repository_of_somebody_else_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # what git's own tests set
    test_what_became_of_it(tmp_path, [move(OLD, NEW), commit], NEW, "/2019/01/old.html")


@pytest.mark.parametrize("path", ["", "/nowhere"])
def test_without_git_or_a_repository_nothing_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setenv("PATH", path) if path else None
    write(NEW)(tmp_path)
    assert History(tmp_path, {tmp_path / NEW: "/new"}).now("/old.html", ["/new"]) == ""
