"""A feed that leaves out which namespace a prefix is of, as programs leave it that write it anew.

<feed xmlns=…> … <app:draft>yes</app:draft>   →   <feed xmlns:app=… xmlns=…> …
"""

import re
from typing import IO

KNOWN = {
    "app": "http://purl.org/atom/app#",  # which Blogger itself says again and again, at each draft
    "blogger": "http://schemas.google.com/blogger/2018",
    "gd": "http://schemas.google.com/g/2005",
    "georss": "http://www.georss.org/georss",
    "media": "http://search.yahoo.com/mrss/",
    "openSearch": "http://a9.com/-/spec/opensearchrss/1.0/",
    "thr": "http://purl.org/syndication/thread/1.0",
}
ROOT = re.compile(rb"<feed(?=\s)[^<>]*")


class Named:
    """A feed as it is read, whose root says of every known prefix what it is."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._is_begun = False

    def read(self, size: int = -1) -> bytes:
        """The next part; the first one is longer by what was left out."""
        part = self._file.read(size)
        if self._is_begun:
            return part
        self._is_begun = True
        return ROOT.sub(lambda root: _named(root[0]), part, count=1)


def _named(root: bytes) -> bytes:
    """The beginning of a root, with what it leaves out right behind its name."""
    missing = (name for name in KNOWN if f"xmlns:{name}=".encode() not in root)
    said = "".join(f' xmlns:{name}="{KNOWN[name]}"' for name in missing)
    return b"<feed" + said.encode() + root.removeprefix(b"<feed")
