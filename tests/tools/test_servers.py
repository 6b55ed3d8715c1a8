"""Installing servers for tests: only what is missing, nothing started, and never a failure."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tools import servers


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The commands that would have been run, on a machine that has caddy alone."""
    commands: list[str] = []

    def run(command: Sequence[str], text: str = "") -> None:
        commands.append(" ".join(command))
        policy = tmp_path / "policy"
        if command[-2] == "tee":
            policy.write_text(text)
        if "install" in command:
            assert policy.read_text() == servers.START_NOTHING
        if command[-2] == "rm":
            policy.unlink()

    monkeypatch.setattr(servers, "POLICY", tmp_path / "policy")
    monkeypatch.setattr(servers, "find", lambda program: program == "caddy" or None)
    monkeypatch.setattr(servers, "_run", run)
    return commands


def test_what_is_missing_is_installed_and_nothing_starts(ran: list[str], tmp_path: Path) -> None:
    assert servers.main() == 0
    (installing,) = [command for command in ran if " install " in command]
    assert installing.endswith("nginx-light rsync rclone openssh-client openssh-server")
    assert not (tmp_path / "policy").exists()


def test_a_policy_of_the_machine_s_own_stays(ran: list[str], tmp_path: Path) -> None:
    (tmp_path / "policy").write_text(servers.START_NOTHING)
    assert servers.main() == 0
    assert (tmp_path / "policy").exists()
    assert not [command for command in ran if "tee" in command]


def test_where_nothing_can_be_installed_it_is_said_and_nothing_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(servers, "find", lambda program: None)
    monkeypatch.setattr(servers, "POLICY", tmp_path / "policy")
    monkeypatch.setenv("PATH", str(tmp_path))  # without apt-get, sudo and all
    assert servers.main() == 0
    assert "cannot be installed here" in capsys.readouterr().out


def test_where_all_are_there_nothing_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(servers, "find", lambda program: program)
    assert servers.main() == 0
    assert capsys.readouterr().out == ""
