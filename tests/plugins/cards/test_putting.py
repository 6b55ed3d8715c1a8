"""Cards in the output."""

import os
from pathlib import Path

import pytest

from plugins.cards import put

LONG_AGO = 10**18  # nanoseconds


def test_a_card_is_written(tmp_path: Path) -> None:
    put(b"card", tmp_path / "cards/a.png")
    assert (tmp_path / "cards/a.png").read_bytes() == b"card"


@pytest.mark.parametrize("there", [b"", b"car", b"cars", b"cards"])
def test_what_is_there_and_is_another_is_written_anew(tmp_path: Path, there: bytes) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(there)
    put(b"card", file)
    assert file.read_bytes() == b"card"


def test_what_is_there_is_left_but_does_not_count_as_left_over(tmp_path: Path) -> None:
    file, other_name = tmp_path / "a.png", tmp_path / "b.png"
    file.write_bytes(b"card")
    os.utime(file, ns=(LONG_AGO, LONG_AGO))
    before = file.stat()
    put(b"card", file)
    assert file.stat().st_mtime_ns > LONG_AGO
    assert file.stat().st_ctime_ns >= before.st_ctime_ns
    assert not other_name.exists()


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.png").mkdir()
    with pytest.raises(IsADirectoryError):
        put(b"card", tmp_path / "a.png")
