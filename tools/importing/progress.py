"""Says on a terminal how far something has come, and to a program that asks for it, a line each."""

import os
import sys
from collections.abc import Iterable, Iterator, Sized
from typing import Protocol, TextIO, TypeVar

T_co = TypeVar("T_co", covariant=True)
SHARES = 100  # in which it is said
CLEAR = "\r\x1b[K"  # the line, for what is said next
ASKED = "PROGRESS"  # in the environment


class Countable(Iterable[T_co], Sized, Protocol[T_co]):
    """What can be counted before it is gone through."""


def counted(what: str, items: Countable[T_co], stream: TextIO | None = None) -> Iterator[T_co]:
    """The items; how many are done is told in one line, which gives way to what is said next."""
    stream, total = stream or sys.stderr, len(items)
    begin, end = (CLEAR, "") if stream.isatty() else ("", "\n")
    is_told = stream.isatty() or ASKED in os.environ
    for done, item in enumerate(items):
        if is_told and done * SHARES // total > (done - 1) * SHARES // total:
            print(f"{begin}{what}: {done:,} of {total:,}", end=end, file=stream, flush=True)
        yield item
    if stream.isatty():
        print(CLEAR, end="", file=stream, flush=True)


def say(words: str, stream: TextIO | None = None) -> None:
    """Say on a terminal what takes long."""
    stream = stream or sys.stderr
    if stream.isatty():
        print(words, file=stream, flush=True)
