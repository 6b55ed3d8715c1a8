"""Tells whoever waits at a terminal what runs and how much is left; quiet otherwise."""

from collections.abc import Sequence
from typing import TextIO

from .plan import Job

CLEAR = "\r\x1b[K"


def work_through(jobs: Sequence[Job], terminal: TextIO) -> None:
    """Do the jobs one after the other."""
    for number, job in enumerate(jobs):
        tell(terminal, f"{job.what} ({len(jobs) - number} left)")
        job.do()
    tell(terminal, "")


def tell(terminal: TextIO, text: str) -> None:
    """Write over the line before, if anybody is there to read it."""
    if terminal.isatty():
        terminal.write(f"{CLEAR}{text}")
        terminal.flush()
