"""Says on a terminal how far something has come; says nothing to anything else."""

import sys
from dataclasses import dataclass, field
from typing import TextIO

SHARES = 100  # that it is said in


@dataclass
class Progress:
    """Counts steps, and shows them in one line that gives way to what is said next."""

    what: str
    total: int
    stream: TextIO = field(default_factory=lambda: sys.stderr)
    done: int = 0

    def step(self) -> None:
        """One more is done."""
        self.done += 1
        is_due = self.done * SHARES // self.total > (self.done - 1) * SHARES // self.total
        if is_due and self.stream.isatty():
            end = "\r\x1b[K" if self.done == self.total else ""
            print(f"\r{self.what}: {self.done:,} of {self.total:,}", end=end, file=self.stream)
            self.stream.flush()
