"""A disk that is full below .cache is told of in a line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.incremental.files import store_file
from tests.building import ROOT, write_post
from tests.programs import need
from tests.tools.publishing.test_full_disk import OWN_MOUNT, may_mount

ON_A_SMALL_DISK = 'mount -t tmpfs -o size=4k tmpfs "$0" && exec "$@"'
CASES = [  # what wants room first, with a search or without, in one process or in several
    pytest.param("search", "true", True, id="search"),
    pytest.param("outputs", "false", True, id="outputs"),
    pytest.param("outputs", "false", False, id="outputs of several"),
]


@pytest.mark.parametrize(("room", "search", "alone"), CASES)
def test_a_full_cache_is_told_in_a_line(
    tmp_path: Path, room: str, search: str, alone: bool
) -> None:
    need("unshare")
    content, output, disk = (tmp_path / name for name in ("content", "output", "cache"))
    disk.mkdir()
    if not may_mount(disk):
        pytest.skip("this machine lets nobody mount a disk of their own")
    write_post(content, "Text.")
    arguments = [str(content), "-s", "pelicanconf.py", "-o", str(output)]
    settings = ["-e", f"SEARCH_INDEX={search}", f'CACHE_PATH="{disk}"']
    pelican = [sys.executable, "-m", "pelican", *arguments, *settings]
    result = subprocess.run(
        [*OWN_MOUNT, "sh", "-c", ON_A_SMALL_DISK, str(disk), *pelican],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=stay_on_one_core if alone else None,
    )
    assert result.returncode != 0, result.stdout + result.stderr
    (line,) = [line for line in result.stderr.splitlines() if "cannot be written to" in line]
    assert line.startswith(str(disk / room))
    assert "Make room on that disk" in line
    assert "Traceback" not in result.stderr + result.stdout


def stay_on_one_core() -> None:
    """Let a build be one process."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def test_so_is_whatever_else_is_stored(tmp_path: Path) -> None:
    """Pictures, the search index: all that is stored goes through here."""
    (tmp_path / "no folder").write_text("a file")
    with pytest.raises(SystemExit, match=r"no folder.a cannot be written to: .*\. Make room on"):
        store_file(b"x", tmp_path / "no folder/a/file")
