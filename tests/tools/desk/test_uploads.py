"""What is sent is written piece by piece, to its end and no further."""

import errno
from io import BytesIO
from pathlib import Path

import pytest

from tools.desk.uploads import PIECE, CutOffError, Upload


class Source(BytesIO):
    """Something that is sent; it notes how much of it is asked for at once."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.asked: list[int] = []

    def read(self, size: int | None = -1, /) -> bytes:
        self.asked.append(size or 0)
        return super().read(size)


def test_a_file_is_written_piece_by_piece_and_nothing_beyond_it(tmp_path: Path) -> None:
    source = Source(b"x" * (2 * PIECE + 5) + b"another request")
    upload = Upload(source, 2 * PIECE + 5)
    upload.save(tmp_path / "a.zip")
    assert (tmp_path / "a.zip").read_bytes() == b"x" * (2 * PIECE + 5)
    assert (source.asked, upload.left) == ([PIECE, PIECE, 5], 0)
    assert source.read() == b"another request"


def test_one_that_is_cut_off_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(CutOffError):
        Upload(BytesIO(b"half"), 8).save(tmp_path / "a.zip")
    assert [*tmp_path.iterdir()] == []


def test_one_that_the_disk_does_not_hold_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> bytes:
        raise OSError(errno.ENOSPC, "No space left on device")

    source = BytesIO(b"half")
    monkeypatch.setattr(Upload, "pieces", full)
    with pytest.raises(OSError, match="No space"):
        Upload(source, 4).save(tmp_path / "a.zip")
    assert [*tmp_path.iterdir()] == []
