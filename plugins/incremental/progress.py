"""Tells on a terminal how far a long build is; elsewhere nothing is said."""

import time

from pelican.log import console
from rich.console import Console

EVERY = 3  # seconds: short builds have ended before


class Progress:
    """Says something now and then."""

    def __init__(self, on: Console = console, every: float = EVERY) -> None:
        self._console, self._every = on, every
        self._due = time.monotonic() + every

    def tell(self, doing: str, done: int, of: int = 0) -> None:
        """Say how much is done, and `of` how many where that is known, if it is time to."""
        if time.monotonic() < self._due or not self._console.is_terminal:
            return
        self._due = time.monotonic() + self._every
        self._console.print(f"{doing}: {done:,}{f' of {of:,}' if of else ''} …", highlight=False)
