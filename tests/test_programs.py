"""What is left out for want of a program is said in one line, with how to have it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import programs
from tests.building import ROOT
from tests.programs import left_out, need
from tools import servers

CASES = {
    "nothing": ([], ""),
    "another reason": (["Skipped: this system has no /proc"], ""),
    "one": (
        ["Skipped: needs zsh"],
        "Left out: zsh (1 test); to have them: sudo apt-get install zsh",
    ),
    "several, in two tests": (
        ["Skipped: needs rsync, sshd", "Skipped: this system has no /proc", "Skipped: needs rsync"],
        "Left out: rsync, sshd (2 tests); to have them: sudo apt-get install openssh-server rsync",
    ),
    "what a command of ours installs": (
        ["Skipped: needs matplotlib"],
        "Left out: matplotlib (1 test); to have them: make bench",
    ),
    "that and a program": (
        ["Skipped: needs matplotlib", "Skipped: needs zsh"],
        "Left out: matplotlib, zsh (2 tests); to have them: "
        "sudo apt-get install zsh and make bench",
    ),
}


@pytest.mark.parametrize(("reasons", "line"), CASES.values(), ids=CASES)
def test_the_line_names_programs_tests_and_packages(reasons: list[str], line: str) -> None:
    assert left_out(reasons) == line


def test_what_is_there_is_not_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "find", lambda program: f"/bin/{program}")
    need("nginx", "caddy")


def test_what_is_missing_leaves_the_test_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "find", {"nginx": "/usr/sbin/nginx"}.get)
    with pytest.raises(pytest.skip.Exception, match=r"^needs caddy, rsync$"):
        need("nginx", "caddy", "rsync")


def test_what_is_for_root_is_found_by_everybody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sbin").mkdir()
    (tmp_path / "sbin/nginx").write_text("#!/bin/sh\n")
    (tmp_path / "sbin/nginx").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(servers, "FOR_ROOT", [str(tmp_path / "sbin")])
    assert programs.find("nginx") == str(tmp_path / "sbin/nginx")
    assert programs.find("caddy") is None


TESTS = """
import pytest
from tests.programs import need

@pytest.fixture(scope="session")
def server():
    need("no-such-server")

@pytest.mark.parametrize("number", range(3))
def test_of_it(number, server):
    pass

def test_of_a_shell():
    need(SHELL)
"""
RUNS = {
    "there": ("sh", "Left out: no-such-server (3 tests); to have them: "),
    "missing": ("no-such-sh", "Left out: no-such-server, no-such-sh (4 tests); to have them: "),
}


def run_tests(file: Path, *options: str) -> str:
    """What pytest says of a file of tests."""
    command = [sys.executable, "-m", "pytest", "-p", "tests.programs", *options, str(file)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(("shell", "line"), RUNS.values(), ids=RUNS)
def test_it_is_said_last_and_once(shell: str, line: str, tmp_path: Path) -> None:
    (tmp_path / "test_x.py").write_text(TESTS.replace("SHELL", repr(shell)))
    *_, said, counts = run_tests(tmp_path / "test_x.py").splitlines()
    assert said.startswith(line)
    assert "skipped" in counts


def test_nothing_is_said_where_nothing_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "test_x.py").write_text(TESTS.replace("SHELL", "'sh'"))
    assert "Left out" not in run_tests(tmp_path / "test_x.py", "-k", "shell")


def test_there_is_one_way_to_ask_for_a_program() -> None:
    asking = [
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "tests").rglob("*.py")
        if re.search(r"shutil\.which\(", file.read_text(encoding="utf-8"))
    ]
    assert asking == []  # programs.py has it from tools/servers.py
