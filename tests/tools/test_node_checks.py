"""The optional checks: clear words where a program is missing, and nothing installed twice."""

import fcntl
import subprocess
import threading
from pathlib import Path
from typing import Any

import pytest

from tools import lighthouse, npm, validate

TOOLS = {
    "validate": (validate.main, ("node", "npm", "java")),
    "lighthouse": (lighthouse.main, ("node", "npm")),
}
NEEDS = [(name, program) for name, (_, programs) in TOOLS.items() for program in programs]


@pytest.mark.parametrize(("name", "program"), NEEDS)
def test_a_missing_program_is_named(
    name: str,
    program: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("shutil.which", lambda asked: None if asked == program else "/bin/x")
    monkeypatch.setattr(npm, "install", lambda: pytest.fail("installed"))
    assert TOOLS[name][0]([str(tmp_path)]) == 1
    assert f"This check needs {npm.ADVICE[program]}." in capsys.readouterr().err


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What is pinned lies elsewhere, and the commands are noted that npm and java would run."""
    made: list[list[str]] = []

    def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        made.append(command)
        return subprocess.CompletedProcess(command, returncode=len(made) > 1)

    monkeypatch.setattr("subprocess.run", run)
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(npm, "CHECKS", tmp_path)
    (tmp_path / "package-lock.json").touch()
    return made


def test_what_is_pinned_is_installed_once(runs: list[list[str]], tmp_path: Path) -> None:
    assert npm.install(tmp_path)
    assert [command[:2] for command in runs] == [["npm", "ci"]]
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "node_modules/.package-lock.json").touch()
    assert npm.install(tmp_path)
    assert len(runs) == 1


def test_two_at_once_take_turns(runs: list[list[str]], tmp_path: Path) -> None:
    with npm.lock_of(tmp_path).open() as pinned:
        fcntl.flock(pinned, fcntl.LOCK_EX)
        second = threading.Thread(target=npm.install, args=[tmp_path])
        second.start()
        second.join(0.2)
        assert runs == []
    second.join()
    assert len(runs) == 1


def test_every_page_is_given_to_the_checker_and_its_verdict_counts(
    runs: list[list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.html", "b/c.html"):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).touch()
    assert validate.main([str(tmp_path / "site")]) == 1
    assert runs[1][-2:] == [str(tmp_path / "site/a.html"), str(tmp_path / "site/b/c.html")]
    assert "2 pages: errors, see above." in capsys.readouterr().out


def test_a_folder_without_pages_is_not_valid(
    runs: list[list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert validate.main([str(tmp_path)]) == 1
    assert f"There are no pages in {tmp_path}." in capsys.readouterr().err


REPORT = {
    "categories": {
        "performance": {"score": 0.995, "auditRefs": [{"id": "lcp", "weight": 25}]},
        "accessibility": {"score": 0.9, "auditRefs": [{"id": "alt", "weight": 10}]},
        "best-practices": {"score": 1, "auditRefs": [{"id": "csp", "weight": 0}]},
        "seo": {"score": None, "auditRefs": [{"id": "na", "weight": 1}]},
    },
    "audits": {
        "lcp": {"score": 0.99, "title": "Paint"},
        "alt": {"score": 0, "title": "Pictures have words", "displayValue": "2 have none"},
        "csp": {"score": 0, "title": "Policy"},
        "na": {"score": None, "title": "Nothing to judge"},
    },
}


def test_the_points_and_what_costs_them_are_read_from_the_report() -> None:
    assert lighthouse.scores(REPORT) == [100, 90, 100, 0]
    assert lighthouse.faults(REPORT) == ["Pictures have words 2 have none"]
