"""A text that waits in less memory: thousands of posts are kept until all of them are written."""

import zlib
from typing import NamedTuple

QUICK = 1  # of zlib's levels; HTML takes a third of its room even so
AT_ONCE = 1_000_000  # characters that are packed, so that no long text is there twice


class Packed(NamedTuple):
    """A text, packed."""

    data: bytes

    @classmethod
    def of(cls, text: str) -> "Packed":
        """The text, packed."""
        packer = zlib.compressobj(QUICK)
        starts = range(0, len(text), AT_ONCE)
        parts = [packer.compress(text[at : at + AT_ONCE].encode()) for at in starts]
        return cls(b"".join([*parts, packer.flush()]))

    def encoded(self) -> bytes:
        """The text as it is written to a file."""
        return zlib.decompress(self.data)

    def __str__(self) -> str:
        return self.encoded().decode()
