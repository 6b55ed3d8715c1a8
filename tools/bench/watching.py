"""How long a saved post takes to be served while a generator watches.

Every site is asked over HTTP, on this machine, in the same way. The preview serves its own pages;
those of a peer that only writes files are handed out by the preview's server.
"""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from http.client import HTTPException
from pathlib import Path
from subprocess import Popen
from typing import NamedTuple
from urllib.request import ProxyHandler, build_opener

from tools.preview.server import HOST, serve

from .corpus import CorpusPost
from .processes import family
from .running import BenchRun, BuildFailedError, last_words, started
from .site import BenchSite

ADDRESS = re.compile(rf"http://{re.escape(HOST)}:\d+(?=/ until)")  # as the preview says it
EVERY = 0.02  # seconds between two requests
LONGEST = 600  # seconds that a build may take
ANSWER = 10  # seconds that a request may take
UNSEEN = 60  # seconds until a first save may be made again: perhaps nobody has watched yet
TRIES = 5
IDLE = 0.05  # seconds of CPU time in a second
DIRECTLY = build_opener(ProxyHandler({}))


class LongRun(NamedTuple):
    """A process that goes on, and the file that it writes to what it has to say."""

    process: Popen[bytes]
    log: Path

    def reaches(self, what: Callable[[], bool], longest: float = LONGEST) -> bool:
        """Whether something comes to hold in time. Raises BuildFailedError if the process ends."""
        end = time.monotonic() + longest
        while time.monotonic() < end:
            if what():
                return True
            if self.process.poll() is not None:
                raise BuildFailedError(f"It ended while it should watch.\n{last_words(self.log)}")
            time.sleep(EVERY)
        return False

    def address(self) -> str:
        """Where it says that it serves, without a slash at the end."""
        if not self.reaches(lambda: bool(ADDRESS.search(self.log.read_text(errors="replace")))):
            raise BuildFailedError(f"Nothing is served.\n{last_words(self.log)}")
        return str(ADDRESS.findall(self.log.read_text(errors="replace"))[-1])

    def rest(self) -> None:
        """Wait until the process and its descendants do nothing for a second."""
        before, taken = -1.0, 0.0
        end = time.monotonic() + LONGEST
        while abs(taken - before) > IDLE and time.monotonic() < end:
            before = taken
            time.sleep(1)
            taken = sum(each.seconds for each in family(self.process.pid))


class Watcher(NamedTuple):
    """A generator at work, one of its posts, and where the page of that is served."""

    site: BenchSite
    post: CorpusPost
    work: LongRun
    address: str

    def save(self, word: str, longest: float = LONGEST) -> float | None:
        """Save the post with a word at its end; the seconds until its page shows that."""
        text = self.site.tool.dialect.written(self.post)
        start = time.perf_counter()
        self.site.file(self.post).write_text(f"{text}\n{word}\n", encoding="utf-8")
        seen = self.work.reaches(lambda: word in asked(self.address), longest)
        return time.perf_counter() - start if seen else None


def saves(sites: Sequence[BenchSite], rounds: int) -> Iterator[tuple[str, BenchRun]]:
    """For each round and site in turn: whose save it was, and how long it took to be served."""
    with ExitStack() as stack:
        watchers = [stack.enter_context(watching(site)) for site in sites]
        for watcher in watchers:
            begin(watcher)
        for number in range(rounds):
            for watcher in watchers:
                yield watcher.site.tool.name, saved(watcher, f"saved-{number}")


@contextmanager
def watching(site: BenchSite) -> Iterator[Watcher]:
    """A generator that watches its site."""
    assert site.tool.watch
    command = site.tool.watch(site.folder, site.output)
    log = site.folder.with_name(f"{site.folder.name} said")
    with log.open("w") as said, started(command, said) as process, ExitStack() as stack:
        work = LongRun(process, log)
        post = site.posts[len(site.posts) // 2]
        address = work.address() if site.tool.serves else stack.enter_context(served(site.output))
        yield Watcher(site, post, work, f"{address}/{site.tool.dialect.page(post)}")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address that a folder is served at."""
    server = serve(folder, 0)
    try:
        yield f"http://{HOST}:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def begin(watcher: Watcher) -> None:
    """Save until a save is built: from then on the generator watches. Raises BuildFailedError."""
    watcher.work.rest()
    for number in range(TRIES):
        word = f"anyone-there-{number}"
        watcher.save(word, UNSEEN)
        watcher.work.rest()
        if word in asked(watcher.address):
            return
    said = last_words(watcher.work.log)
    raise BuildFailedError(f"{watcher.site.tool.name} does not watch.\n{said}")


def saved(watcher: Watcher, word: str) -> BenchRun:
    """One save, and rest. Raises BuildFailedError."""
    taken = watcher.save(word)
    if taken is None:
        said = last_words(watcher.work.log)
        raise BuildFailedError(f"{watcher.site.tool.name} did not build what was saved.\n{said}")
    watcher.work.rest()
    return BenchRun(taken)


def asked(address: str) -> str:
    """The page at an address; empty while there is none."""
    try:
        with DIRECTLY.open(address, timeout=ANSWER) as answer:
            return str(answer.read().decode(errors="replace"))
    except (OSError, HTTPException):
        return ""
