"""Says on a terminal how far something has come; says nothing to anything else."""

import sys
from collections.abc import Iterable, Iterator, Sized
from typing import Protocol, TextIO, TypeVar

T_co = TypeVar("T_co", covariant=True)
SHARES = 100  # in which it is said
CLEAR = "\r\x1b[K"  # the line, for what is said next


class Countable(Iterable[T_co], Sized, Protocol[T_co]):
    """What can be counted before it is gone through."""


def counted(what: str, items: Countable[T_co], stream: TextIO | None = None) -> Iterator[T_co]:
    """The items; how many are done is told in one line, which gives way to what is said next."""
    stream, total = stream or sys.stderr, len(items)
    for done, item in enumerate(items):
        if stream.isatty() and done * SHARES // total > (done - 1) * SHARES // total:
            print(f"{CLEAR}{what}: {done:,} of {total:,}", end="", file=stream, flush=True)
        yield item
    if stream.isatty():
        print(CLEAR, end="", file=stream, flush=True)


def say(words: str, stream: TextIO | None = None) -> None:
    """Say on a terminal what takes long."""
    stream = stream or sys.stderr
    if stream.isatty():
        print(words, file=stream, flush=True)
