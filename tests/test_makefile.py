"""The commands of the Makefile: what is missing is named, and ~ is the home folder everywhere."""

import os
import pwd
import subprocess
from pathlib import Path

import pytest

from tests.building import ROOT, write_post
from tests.programs import need
from tests.waiting import PROCESS_ENDS

SHELLS = ["bash", "dash", "zsh"]
READING = "html serve new check publish status lighthouse".split()  # INPUTDIR
WRITING = "html serve publish rollback releases changed validate".split()  # OUTPUTDIR


@pytest.mark.parametrize("target", ["html", "check", "serve", "publish", "status"])
def test_a_folder_that_is_not_there_is_named(target: str, tmp_path: Path) -> None:
    command = ["make", "--no-print-directory", target, f"INPUTDIR={tmp_path / 'none'}"]
    result = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=PROCESS_ENDS
    )
    assert result.returncode != 0
    assert f"There is no folder {tmp_path / 'none'};" in result.stderr
    assert "Traceback" not in result.stdout + result.stderr


def test_cleaning_takes_nothing_offline() -> None:
    command = ["make", "--no-print-directory", "--dry-run", "clean"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "output" in result.stdout
    assert "public" not in result.stdout


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder with spaces in its path."""
    home = tmp_path / "of  Zoë"
    home.mkdir()
    return home


def said_in(shell: str, line: str, home: Path) -> str:
    """What a line typed at a shell prints."""
    need(shell)
    result = subprocess.run(
        [shell, "-c", line],
        cwd=ROOT,
        env={**os.environ, "HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout


@pytest.mark.parametrize("shell", SHELLS)
def test_a_post_at_home_is_read(shell: str, home: Path) -> None:
    write_post(home / "letters", "Text.")
    said = said_in(shell, "make --no-print-directory check INPUTDIR=~/letters", home)
    assert said == "No problem in 1 file.\n"


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_reads_and_writes_at_home(shell: str, home: Path) -> None:
    targets = " ".join(sorted({*READING, *WRITING}))
    said = said_in(shell, f"make --dry-run {targets} INPUTDIR=~/in OUTPUTDIR=~root/out", home)
    assert said.count(f'"{home}/in"') == len(READING) + 1  # and where it is looked for
    assert said.count(f'"{pwd.getpwnam("root").pw_dir}/out"') == len(WRITING)
    assert "~" not in said


@pytest.mark.parametrize(("name", "read"), [("INPUTDIR", "from"), ("OUTPUTDIR", "into")])
def test_no_command_takes_a_folder_as_it_was_typed(name: str, read: str) -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert text.count(f"$({name})") == 1
    assert text.count(f"$({read})") > 5


@pytest.mark.parametrize("path", ["x~", "x/~y", "./~", "a ~b"])
def test_a_sign_elsewhere_is_part_of_a_name(path: str, home: Path) -> None:
    assert f'"{path}"' in said_in("sh", f'make --dry-run check INPUTDIR="{path}"', home)
