"""The commands of the Makefile where something is missing."""

import subprocess
from pathlib import Path

import pytest

from tests.building import ROOT


@pytest.mark.parametrize("target", ["html", "check", "serve", "publish", "status"])
def test_a_folder_that_is_not_there_is_named(target: str, tmp_path: Path) -> None:
    command = ["make", "--no-print-directory", target, f"INPUTDIR={tmp_path / 'none'}"]
    result = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert result.returncode != 0
    assert f"There is no folder {tmp_path / 'none'};" in result.stderr
    assert "Traceback" not in result.stdout + result.stderr


def test_cleaning_takes_nothing_offline() -> None:
    command = ["make", "--no-print-directory", "--dry-run", "clean"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "output" in result.stdout
    assert "public" not in result.stdout
