"""A text that waits in less memory: thousands of posts are kept until all of them are written."""

import zlib
from typing import NamedTuple

QUICK = 1  # of zlib's levels; HTML takes a third of its room even so


class Packed(NamedTuple):
    """A text, packed."""

    data: bytes

    @classmethod
    def of(cls, text: str) -> "Packed":
        """The text, packed."""
        return cls(zlib.compress(text.encode(), QUICK))

    def encoded(self) -> bytes:
        """The text as it is written to a file."""
        return zlib.decompress(self.data)

    def __str__(self) -> str:
        return self.encoded().decode()
