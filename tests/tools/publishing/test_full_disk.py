"""A disk that is full or read-only: what is served stays, and publishing says that it did not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import ROOT, write_post
from tests.programs import need

OWN_MOUNT = ["unshare", "-rm"]
MAY_MOUNT = ["sh", "-c", 'mount -t tmpfs tmpfs "$0" && umount "$0"']
REFUSED = "1 Nothing was published; the live site is as it was."


def may_mount(folder: Path) -> bool:
    """Whether this machine lets us mount a small disk."""
    command = [*OWN_MOUNT, *MAY_MOUNT, str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_a_full_disk_changes_nothing(tmp_path: Path) -> None:
    need("unshare")
    disk = tmp_path / "disk"
    disk.mkdir()
    if not may_mount(disk):
        pytest.skip("this machine lets nobody mount a disk of their own")
    write_post(tmp_path / "content", "Text.")
    module = [sys.executable, "-m", "tests.tools.publishing.full_disk"]
    result = subprocess.run(
        [*OWN_MOUNT, *module, str(tmp_path / "content"), str(disk)],
        cwd=ROOT,
        env={**os.environ, "SITEURL": "https://blog.example.org"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines() == [
        "empty 0 Published",
        *(f"{left} left {REFUSED}" for left in (0, 4_096, 65_536, 200_000, 400_000)),
        f"read-only {REFUSED}",
        "unchanged True",
        "room again 0 Published",
        "left behind",
    ]
