"""Sending to other machines: over real ssh, and to a store; complete first, then switched."""

import getpass
import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.hosting.server import HOSTING, Command, Server, running
from tests.programs import find, need
from tests.tools.publishing.sites import digest, write_site
from tools.publishing import releases
from tools.rollback import rollback

FULL = settings().max_examples > 1_000  # make test-full
LASTING = "theme/css/main.0123456789ab.css"
IN_A_GROUP: dict[str, Any] = {
    "start_new_session": True,
    "stdout": subprocess.PIPE,
    "stderr": subprocess.PIPE,
    "text": True,
}
# To exchange keys that no quantum computer breaks takes a third of each of eighty logins.
QUICK = "-o KexAlgorithms=^curve25519-sha256"
Send = partial[subprocess.Popen[str]]


def release(public: Path, text: str, **files: str) -> str:
    """Publish a page and what goes with it; gives the release's name."""
    with releases.only_publisher(public), releases.stage_in(public) as stage:
        write_site(stage, {"index.html": text, **files})
        made = releases.finish(stage, "abcdefg")
        releases.switch(public, made)
        return made.name


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
        yield f"ssh -F none -p {server.plain_port} -i {folder}/user {unknown} {QUICK}"


@pytest.fixture
def send(tmp_path: Path, ssh: str) -> Send:
    """`send()` runs send.sh, from and to folders of the test."""
    script = [str(word) for word in ("sh", HOSTING / "send.sh", tmp_path / "public")]
    command = [*script, f"{getpass.getuser()}@127.0.0.1", str(tmp_path / "far side")]
    return partial(subprocess.Popen, command, env={**os.environ, "SSH": ssh}, **IN_A_GROUP)


def said(send: Send, **environment: str) -> str:
    """What send.sh says; it must succeed."""
    process = send(env={**send.keywords["env"], **environment})
    out, error = process.communicate()
    assert process.returncode == 0, error
    return out


def is_whole(public: Path, there: Path) -> bool:
    """Whether the far side serves every byte that is live here."""
    return digest((there / "current").resolve()) == digest((public / "current").resolve())


def test_a_release_is_sent_and_switched_to(tmp_path: Path, send: Send) -> None:
    public, there = tmp_path / "public", tmp_path / "far side"
    for number in range(1, 6):
        write_site(there / f"releases/00000{number}-x", {"index.html": "older"})
        (public / f"releases/00000{number}-x").mkdir(parents=True)
    for text in ("six", "seven"):
        release(public, text)
        assert "current is now 00000" in said(send)
        assert is_whole(public, there)
    assert sorted(path.name[:6] for path in (there / "releases").iterdir()) == [
        f"00000{number}" for number in range(3, 8)
    ]
    rollback(public)
    assert "current is now 000006-" in said(send)
    assert (there / "current/index.html").read_text() == "six"
    assert not (there / ".current.next").is_symlink()


def test_other_bytes_are_sent_though_number_and_commit_are_the_same(
    tmp_path: Path, send: Send
) -> None:
    public, there = tmp_path / "public", tmp_path / "far side"
    for text in ("one", "two"):
        release(public, text)
        assert "is now 000001-abcdefg-" in said(send)
        assert (there / "current/index.html").read_text() == text
        shutil.rmtree(public)


def test_nothing_to_send_is_said_of_the_same_bytes_only(tmp_path: Path, send: Send) -> None:
    public, there = tmp_path / "public", tmp_path / "far side"
    release(public, "page")
    said(send)
    assert "Nothing to send" in said(send)
    page = there / "current/index.html"
    before = page.stat()
    page.write_text("PAGE")  # of the same length and time
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert "is now 000001" in said(send)
    assert is_whole(public, there)
    (there / "current/added.html").write_text("added")
    assert "is now 000001" in said(send)
    assert is_whole(public, there)


def test_what_was_cut_off_is_taken_up(tmp_path: Path, send: Send) -> None:
    public, there = tmp_path / "public", tmp_path / "far side"
    name = release(public, "page")
    write_site(there / f"releases/next-{name}", {"half.html": "half"})
    said(send)
    assert is_whole(public, there)


def test_killed_half_way_it_leaves_one_whole_release(tmp_path: Path, send: Send) -> None:
    public, there = tmp_path / "public", tmp_path / "far side"
    release(public, "first")
    said(send)
    whole, chance = {digest((there / "current").resolve())}, random.Random(200)
    release(public, "second")
    began = time.monotonic()
    said(send)
    length = time.monotonic() - began
    whole.add(digest((there / "current").resolve()))
    for turn in range(200 if FULL else 4):
        release(public, f"page {turn}", **{f"{n}.html": f"{turn} {n}" for n in range(30)})
        whole.add(digest((public / "current").resolve()))
        process = send()
        time.sleep(chance.uniform(0, length))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        assert digest((there / "current").resolve()) in whole
    said(send)
    assert is_whole(public, there)


def test_twice_at_once_it_leaves_one_whole_release(tmp_path: Path, send: Send) -> None:
    public, there = tmp_path / "public", tmp_path / "far side"
    for turn in range(2):
        release(public, f"page {turn}", **{f"{n}.html": f"{turn} {n}" for n in range(30)})
        senders = [send(), send()]
        ended = [sender.communicate() for sender in senders]
        assert [sender.returncode for sender in senders] == [0, 0], ended
        assert is_whole(public, there)


def test_a_server_is_reloaded_when_it_must_be(tmp_path: Path, send: Send) -> None:
    public, there = tmp_path / "public", tmp_path / "far side"
    release(public, "one", **{"_redirects.nginx": "one"})
    assert "sudo systemctl reload nginx" in said(send)
    release(public, "two", **{"_redirects.nginx": "one"})
    assert "systemctl" not in said(send)
    release(public, "three", **{"_redirects.nginx": "two"})
    process = send(env={**send.keywords["env"], "RELOAD": "false"})
    process.communicate()
    assert process.returncode != 0
    assert "Nothing to send" in said(send, RELOAD="touch reloaded")
    assert (there / "reloaded").exists()
    (there / "reloaded").unlink()
    said(send, RELOAD="touch reloaded")
    assert not (there / "reloaded").exists()


def test_a_store_keeps_the_assets_of_earlier_releases(tmp_path: Path) -> None:
    need("rclone")
    public, store = tmp_path / "public", tmp_path / "store"
    release(public, "one", **{LASTING: "p {}", "old.html": "old", "theme/img/mark.svg": "<svg/>"})
    assert "is now 000001-" in run("sh", HOSTING / "store.sh", public, store)
    assert digest(store) == digest((public / "current").resolve())
    release(public, "two")
    run("sh", HOSTING / "store.sh", public, store)
    assert (store / "index.html").read_text() == "two"
    assert (store / LASTING).is_file()
    assert not (store / "old.html").exists()
    assert not (store / "theme/img/mark.svg").exists()
    assert "Nothing to send" in run("sh", HOSTING / "store.sh", public, store)
    (store / "index.html").write_text("owt")
    assert "is now 000002-" in run("sh", HOSTING / "store.sh", public, store)
    assert (store / "index.html").read_text() == "two"


def store(public: Path, there: Path) -> subprocess.Popen[str]:
    """store.sh at work."""
    return subprocess.Popen(
        ["sh", str(HOSTING / "store.sh"), str(public), str(there)], **IN_A_GROUP
    )


def styled(turn: int) -> dict[str, str]:
    """Pages of a release and the style that they ask for, by a name of its own."""
    pages = {f"{number}.html": f"{turn} {number}" for number in range(30)}
    return {f"theme/css/main.{turn:012x}.css": f"p {{ order: {turn} }}", **pages}


def test_a_store_that_was_left_half_way_is_taken_up(tmp_path: Path) -> None:
    need("rclone")
    public, there, chance = tmp_path / "public", tmp_path / "store", random.Random(200)
    began = time.monotonic()
    release(public, "page 0", **styled(0))
    run("sh", HOSTING / "store.sh", public, there)
    length = time.monotonic() - began
    for turn in range(1, 200 if FULL else 4):
        release(public, f"page {turn}", **styled(turn))
        process = store(public, there)
        time.sleep(chance.uniform(0, length))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        for page in there.glob("[0-9]*.html"):
            if text := page.read_text():
                assert (there / f"theme/css/main.{int(text.split()[0]):012x}.css").read_text()
    run("sh", HOSTING / "store.sh", public, there)
    assert holds(there, public)


def test_a_store_that_two_send_to_holds_one_release_or_says_so(tmp_path: Path) -> None:
    need("rclone")
    publics, there = [tmp_path / name for name in "ab"], tmp_path / "store"
    for turn, public in enumerate(publics):
        release(public, f"page {turn}", **styled(turn))
    senders = [store(public, there) for public in publics]
    said = [sender.communicate()[1] for sender in senders]
    failed = [sender.returncode != 0 for sender in senders]
    assert any(failed) or any(holds(there, public) for public in publics), said
    assert all(" " in error for error, fails in zip(said, failed, strict=True) if fails)
    run("sh", HOSTING / "store.sh", publics[0], there)
    assert holds(there, publics[0])
    assert not holds(there, publics[1])


def holds(there: Path, public: Path) -> bool:
    """Whether a store holds every byte of what is live, and no page beside it."""
    live = (public / "current").resolve()
    files = {path.relative_to(live) for path in live.rglob("*") if path.is_file()}
    pages = {path.relative_to(there) for path in there.rglob("*.html")}
    return pages <= files and all(
        (there / file).is_file() and (there / file).read_bytes() == (live / file).read_bytes()
        for file in files
    )
