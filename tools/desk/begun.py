"""Which letters pages have begun, by keys that the pages made: who asks again gets the same letter.

A key is noted before the file is written. If the server ends in between, there is no file, and the
key begins one; if it ends behind, the key leads to the file.
"""

import re
from pathlib import Path

from .durable import write_durably

KEY = re.compile(r"[0-9a-f-]{36}")  # as pages make them at random
MOST = 100  # that are kept


class Begun:
    """The keys of one content folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def name(self, key: str) -> str:
        """The letter that was begun with a key; empty if none was."""
        file = self._folder / key
        return file.read_text("utf-8") if KEY.fullmatch(key) and file.is_file() else ""

    def note(self, key: str, name: str) -> None:
        """Keep for a key which letter is begun, and forget the oldest keys."""
        if KEY.fullmatch(key):
            write_durably(name.encode(), self._folder / key)
            oldest_last = sorted(self._folder.iterdir(), key=_written, reverse=True)
            for file in oldest_last[MOST:]:
                file.unlink()

    def forget(self, key: str) -> None:
        """Forget a key whose letter could not be written."""
        if KEY.fullmatch(key):
            (self._folder / key).unlink(missing_ok=True)


def _written(file: Path) -> int:
    return file.stat().st_mtime_ns
