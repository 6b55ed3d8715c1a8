"""Processes that do the same, each with a share of the files."""

import gc
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import Pipe, get_all_start_methods, get_context
from multiprocessing.connection import Connection
from multiprocessing.sharedctypes import Synchronized
from typing import Any, Generic, NoReturn, TypeVar

from .progress import EVERY, Progress

T = TypeVar("T")
SAID_ABOVE = "Not every page could be written; the reason is above."
DIGITS = 20  # of a number, at most
BATCH = 20  # parts of which is told at once: few, so that nobody waits long


def worker_count() -> int:
    """How many processes may run at once; one where the system cannot divide a process."""
    if "fork" not in get_all_start_methods():
        return 1
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


class Turns:
    """Numbers from 0 on, each of which one of several processes takes."""

    def __init__(self) -> None:
        self._next, self._left = Pipe(duplex=False)  # whoever holds the number alone may count on
        os.write(self._left.fileno(), b"0")

    def take(self) -> int:
        """The next number that nobody has taken."""
        number = int(os.read(self._next.fileno(), DIGITS))
        os.write(self._left.fileno(), b"%d" % (number + 1))
        return number


class Share:
    """The files that one of several processes writes: whoever comes to a file first takes it.

    All of them come to the same files in the same order.
    """

    def __init__(
        self, number: int, of: int, turns: Turns | None = None, others: tuple[int, ...] = ()
    ) -> None:
        self.number, self.of = number, of
        self._turns, self._taken, self._met = turns or Turns(), -1, -1
        self._others = others  # their process ids, which only the first knows
        self._parent = os.getppid()

    def takes_next(self) -> bool:
        """Whether this process writes the next file; it ends if nobody waits for it.

        Each process must ask once for each file, whether it is written then or not.
        """
        if not self.is_first and os.getppid() != self._parent:
            end(1)
        self._met += 1
        if self._taken < self._met:
            self._taken = self._turns.take()
        return self._taken == self._met

    @property
    def is_first(self) -> bool:
        """Whether this is the process that goes on when the others have ended."""
        return self.number == 0

    def join(self) -> None:
        """End here, or wait until all others have; raises SystemExit if one of them failed."""
        if not self.is_first:
            end(0)
        if any(self._endings()):
            raise SystemExit(SAID_ABOVE)

    def abandon(self) -> bool:
        """Stop: end here, or end all others; whether one of them had failed, and has said why."""
        if not self.is_first:
            end(1)
        for process in self._others:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGTERM)
        return any(code > 0 for code in self._endings())

    def _endings(self) -> list[int]:
        """The exit codes of the others once they have ended; below 0 where a signal ended one."""
        codes = [os.waitstatus_to_exitcode(os.waitpid(one, 0)[1]) for one in self._others]
        self._others = ()
        return codes


def divide(of: int) -> Share:
    """Go on as so many processes. Each gets its share."""
    flush()
    turns = Turns()
    gc.freeze()  # nobody looks through what is there already for what could be thrown away
    others: list[int] = []
    for number in range(1, of):
        if not (process := os.fork()):
            return Share(number, of, turns)
        others.append(process)
    return Share(0, of, turns, tuple(others))


def end(code: int) -> NoReturn:
    """End this process at once: what is to be done at the end is the first one's to do."""
    flush()
    os._exit(code)


def flush() -> None:
    """Write out what has been said, before another process says it again."""
    sys.stdout.flush()
    sys.stderr.flush()


def on_every_core(work: Callable[[Iterable[T]], None], parts: Sequence[T], doing: str) -> None:
    """Do the work in as many processes as there are cores, each with its share of the parts.

    Their results are what they store; files that are open are not for them. `doing` is what a
    terminal is told that they do. Raises SystemExit if one of them failed, which has said why.
    """
    fork = get_context("fork")
    number, done, progress = worker_count(), fork.Value("L"), Progress()
    shares = [counted(parts[n::number], done) for n in range(number)]
    processes = [fork.Process(target=work, args=(share,)) for share in shares]
    gc.freeze()  # as in `divide`
    for process in processes:
        process.start()
    for process in processes:
        while process.is_alive():
            process.join(EVERY)
            progress.tell(doing, done.value, len(parts))
    if any(process.exitcode for process in processes):
        raise SystemExit(f"{doing} failed; the reason is above.")


class Ahead(Generic[T]):
    """Parts that processes on every core do batch by batch, ahead of this one, which asks for them.

    Their results are what they store. `doing` is what a terminal is told that they do.
    """

    def __init__(
        self, work: Callable[[Iterable[T]], object], parts: Sequence[T], doing: str
    ) -> None:
        fork, number = get_context("fork"), worker_count()
        shares = [in_batches(parts[n::number]) for n in range(number)]
        self._doing, self._progress = doing, Progress()
        self._done, self._of = 0, sum(map(len, shares))
        self._told, tell = fork.Pipe(duplex=False)
        gc.freeze()  # as in `divide`
        for share in shares:
            fork.Process(target=do_all, args=(work, share, tell), daemon=True).start()
        tell.close()  # so that the end is seen when the others have ended

    def more(self) -> bool:
        """Wait until more is done; False once everything is.

        Raises SystemExit if a process failed, which has said why.
        """
        try:
            self._told.recv_bytes()
        except EOFError:
            if self._done < self._of:
                raise SystemExit(f"{self._doing} failed; the reason is above.") from None
            return False
        self._done += 1
        self._progress.tell(self._doing, BATCH * self._done, BATCH * self._of)
        return True


def in_batches(parts: Sequence[T]) -> list[Sequence[T]]:
    """Parts in their order, some at once."""
    return [parts[start : start + BATCH] for start in range(0, len(parts), BATCH)]


def do_all(work: Callable[[T], object], parts: Iterable[T], tell: Connection) -> None:
    """Do work after work, and tell of each."""
    for part in parts:
        work(part)
        tell.send_bytes(b".")


def beside(work: Callable[[], object]) -> Callable[[], None]:
    """Let another process do a work while this one goes on; gives what waits for its end.

    It ends with this one, tidily. Where no process can be divided, the work is done at once.
    """
    if "fork" not in get_all_start_methods():
        work()
        return lambda: None
    process = get_context("fork").Process(target=tidily, args=(work,), daemon=True)
    gc.freeze()  # as in `divide`
    process.start()
    return process.join


def answer_beside(work: Callable[[], T], doing: str) -> Callable[[], T]:
    """Let another process find an answer while this one goes on; gives what waits for it.

    The other may divide in its turn, and ends by itself where nobody waits. Where no process can be
    divided, the answer is found at once. To wait raises SystemExit if it failed, which has said
    why.
    """
    if "fork" not in get_all_start_methods():
        found = work()
        return lambda: found
    told, tell = get_context("fork").Pipe(duplex=False)
    flush()
    gc.freeze()  # as in `divide`
    if not (process := os.fork()):
        told.close()
        tell_and_end(work, tell)
    tell.close()
    return lambda: answer_of(process, told, doing)


def tell_and_end(work: Callable[[], object], tell: Connection) -> NoReturn:
    """Do a work, tell what has come of it, and end this process."""
    code = 1
    try:
        with suppress(BrokenPipeError):  # nobody waits any more
            tell.send(work())
        code = 0
    except Exception:
        traceback.print_exc()
    finally:
        end(code)


def answer_of(process: int, told: Connection, doing: str) -> Any:
    """What a process tells, which ends then."""
    try:
        return told.recv()
    except EOFError:
        raise SystemExit(f"{doing} failed; the reason is above.") from None
    finally:
        os.waitpid(process, 0)


def tidily(work: Callable[[], object]) -> None:
    """Do a work so that it leaves nothing behind where this process is told to end."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    work()


def counted(parts: Iterable[T], done: "Synchronized[int]") -> Iterator[T]:
    """The parts, each of which counts as done when the next is asked for."""
    for part in parts:
        yield part
        with done:
            done.value += 1
