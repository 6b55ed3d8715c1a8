"""Sending to other machines: over real ssh, and to a store; complete first, then switched."""

import getpass
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hosting.server import HOSTING, free_port, wait_for
from tests.tools.publishing.sites import digest, write_site
from tools.publishing import releases
from tools.rollback import rollback

SSHD = shutil.which("sshd", path=f"{os.environ['PATH']}:/usr/sbin")
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
    if not (SSHD and shutil.which("rsync") and shutil.which("ssh-keygen")):
        pytest.skip("rsync or sshd is not installed: apt-get install rsync openssh-server")
    folder, port = tmp_path / "ssh", free_port()
    folder.mkdir()
    for name in ("host", "user"):
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name)
    settings = (
        f"ListenAddress 127.0.0.1:{port}\nHostKey {folder}/host\nPidFile none\nUsePAM no\n"
        f"AuthorizedKeysFile {folder}/user.pub\nStrictModes no\nPermitRootLogin yes\n"
    )
    (folder / "sshd_config").write_text(settings)
    Path("/run/sshd").mkdir(exist_ok=True) if os.geteuid() == 0 else None
    with subprocess.Popen([SSHD, "-D", "-f", folder / "sshd_config"]) as process:
        wait_for(port, process)
        unknown = "-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR"
        yield f"ssh -F none -p {port} -i {folder}/user {unknown}"
        process.terminate()


def test_a_release_is_sent_and_switched_to(tmp_path: Path, ssh: str) -> None:
    public, there = tmp_path / "public", tmp_path / "far side"
    host = f"{getpass.getuser()}@127.0.0.1"
    send = (HOSTING / "send.sh", public, host, there)
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
    run(HOSTING / "send.sh", public, f"{getpass.getuser()}@127.0.0.1", there, SSH=ssh)
    assert digest((there / "current").resolve()) == digest((public / "current").resolve())


def test_a_store_keeps_the_assets_of_earlier_releases(tmp_path: Path) -> None:
    if not shutil.which("rclone"):
        pytest.skip("rclone is not installed: apt-get install rclone")
    public, store = tmp_path / "public", tmp_path / "store"
    release(public, "one", **{LASTING: "p {}", "old.html": "old", "theme/img/mark.svg": "<svg/>"})
    run(HOSTING / "store.sh", public, store)
    assert digest(store) == digest((public / "current").resolve())
    release(public, "two")
    run(HOSTING / "store.sh", public, store)
    assert (store / "index.html").read_text() == "two"
    assert (store / LASTING).is_file()
    assert not (store / "old.html").exists()
    assert not (store / "theme/img/mark.svg").exists()
