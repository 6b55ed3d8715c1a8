"""Sending to other machines: over real ssh, and to a store; complete first, then switched."""

import getpass
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hosting.server import HOSTING, Command, Server, running
from tests.programs import find, need
from tests.tools.publishing.sites import digest, write_site
from tools.publishing import releases
from tools.rollback import rollback

LASTING = "theme/css/main.0123456789ab.css"


def release(public: Path, text: str, **files: str) -> None:
    """Publish a page and what goes with it."""
    with releases.only_publisher(public), releases.stage_in(public) as stage:
        write_site(stage, {"index.html": text, **files})
        releases.switch(public, releases.finish(stage, releases.next_name(public, "abcdefg")))


def run(*command: str | Path, **environment: str) -> str:
    """What a command says; it must succeed."""
    result = subprocess.run(
        [str(word) for word in command],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.fixture
def ssh(tmp_path: Path) -> Iterator[str]:
    """The command that logs in at a real ssh server on this machine."""
    need("rsync", "ssh", "ssh-keygen", "sshd")
    folder = tmp_path / "ssh"
    folder.mkdir()
    for name in ("host", "user"):
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name)
    Path("/run/sshd").mkdir(exist_ok=True) if os.geteuid() == 0 else None

    def command_on(server: Server) -> Command:
        settings = (
            f"ListenAddress 127.0.0.1:{server.plain_port}\nHostKey {folder}/host\nPidFile none\n"
            f"UsePAM no\nAuthorizedKeysFile {folder}/user.pub\nStrictModes no\n"
            "PermitRootLogin yes\n"
        )
        (folder / "sshd_config").write_text(settings)
        return [str(find("sshd")), "-D", "-f", str(folder / "sshd_config")]

    with running(command_on, dict(os.environ)) as server:
        unknown = "-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR"
        yield f"ssh -F none -p {server.plain_port} -i {folder}/user {unknown}"


def test_a_release_is_sent_and_switched_to(tmp_path: Path, ssh: str) -> None:
    public, there = tmp_path / "public", tmp_path / "far side"
    host = f"{getpass.getuser()}@127.0.0.1"
    send = ("sh", HOSTING / "send.sh", public, host, there)
    for number in range(7):
        release(public, f"page {number}")
        assert "current is now 00000" in run(*send, SSH=ssh)
        assert digest((there / "current").resolve()) == digest((public / "current").resolve())
    assert len(list((there / "releases").iterdir())) == 5
    rollback(public)
    run(*send, SSH=ssh)
    assert (there / "current/index.html").read_text() == "page 5"
    assert not (there / ".current.next").is_symlink()


def test_what_was_cut_off_is_taken_up(tmp_path: Path, ssh: str) -> None:
    public, there = tmp_path / "public", tmp_path / "far"
    release(public, "page")
    write_site(there / "releases/next-000001-abcdefg", {"half.html": "half"})
    run("sh", HOSTING / "send.sh", public, f"{getpass.getuser()}@127.0.0.1", there, SSH=ssh)
    assert digest((there / "current").resolve()) == digest((public / "current").resolve())


def test_a_store_keeps_the_assets_of_earlier_releases(tmp_path: Path) -> None:
    need("rclone")
    public, store = tmp_path / "public", tmp_path / "store"
    release(public, "one", **{LASTING: "p {}", "old.html": "old", "theme/img/mark.svg": "<svg/>"})
    run("sh", HOSTING / "store.sh", public, store)
    assert digest(store) == digest((public / "current").resolve())
    release(public, "two")
    run("sh", HOSTING / "store.sh", public, store)
    assert (store / "index.html").read_text() == "two"
    assert (store / LASTING).is_file()
    assert not (store / "old.html").exists()
    assert not (store / "theme/img/mark.svg").exists()
