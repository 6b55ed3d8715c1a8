"""A file that somebody sends, read piece by piece: it may be larger than memory."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

PIECE = 1 << 20  # bytes


class CutOffError(ConnectionError):
    """Whoever sends has gone before the end."""


class ByteSource(Protocol):
    """Where bytes come from."""

    def read(self, size: int, /) -> bytes:
        """As many as are there, up to a size; none at the end."""


class Upload:
    """The body of a request; nothing beyond its end is read."""

    def __init__(self, source: ByteSource, length: int) -> None:
        self._source = source
        self.left = length  # bytes that are still to be read

    def pieces(self) -> Iterator[bytes]:
        """What is left of it. Raises CutOffError."""
        while self.left:
            if not (piece := self._source.read(min(PIECE, self.left))):
                raise CutOffError("it was not sent to its end")
            self.left -= len(piece)
            yield piece

    def save(self, file: Path) -> None:
        """Write it into a file, which is deleted where that fails. Raises OSError."""
        try:
            with file.open("wb") as written:
                written.writelines(self.pieces())
        except OSError:
            file.unlink(missing_ok=True)
            raise
