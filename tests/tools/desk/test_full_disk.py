"""A disk that is full or read-only: a letter and its versions stay whole, and that is said."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import ROOT
from tests.programs import need
from tests.tools.publishing.test_full_disk import OWN_MOUNT, may_mount

FULL = "posts/2020-01-02-a.md is not saved: No space left on device. and whole"


def test_a_full_disk_damages_no_letter(tmp_path: Path) -> None:
    need("unshare")
    if not may_mount(tmp_path):
        pytest.skip("this machine lets nobody mount a disk of their own")
    result = subprocess.run(
        [*OWN_MOUNT, sys.executable, "-m", "tests.tools.desk.full_disk", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines() == [
        f"0 left: {FULL}",
        f"4096 left: {FULL}",
        f"60000 left: {FULL}",
        "1000000 left: Saved and whole",
        "read-only: posts/2020-01-02-a.md is not saved: Read-only file system. and whole",
        "room again: Saved and whole",
        "left behind:",
    ]
