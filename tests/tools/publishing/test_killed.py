"""Killed at any instant, publishing leaves the live site whole; readers never see anything else."""

import os
import random
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings

from tests.building import ready, write_post
from tests.tools.publishing.sites import digest, write_site
from tests.waiting import wait_until
from tools.publishing import releases

FULL = settings().max_examples > 1_000  # make test-full
URL = {"SITEURL": "https://blog.example.org"}


class Prober(threading.Thread):
    """A reader who asks for the whole site, again and again, and notes what is wrong."""

    def __init__(self, public: Path, is_whole: Callable[[str], bool]) -> None:
        super().__init__(daemon=True)
        self.public, self.is_whole = public, is_whole
        self.reads, self.failures, self.seen = 0, list[str](), set[str]()
        self.over = threading.Event()

    def see_more(self, reads: int = 3) -> None:
        """Wait until it has read the site a few times more, from now on."""
        enough = self.reads + reads + 1  # one may be under way
        wait_until(lambda: self.reads >= enough)

    def run(self) -> None:
        """Read until told to stop."""
        while not self.over.is_set():
            try:
                found = digest((self.public / releases.CURRENT).resolve(strict=True))
                self.seen.add(found)
                if not self.is_whole(found):
                    self.failures.append(f"half a site: {found}")
            except OSError as error:
                self.failures.append(str(error))
            self.reads += 1


@contextmanager
def prober(public: Path, is_whole: Callable[[str], bool]) -> Iterator[Prober]:
    """A prober that reads before, all the while, and after."""
    reader = Prober(public, is_whole)
    reader.start()
    reader.see_more()
    yield reader
    reader.see_more()
    reader.over.set()
    reader.join()
    assert reader.failures == []


class Publisher:
    """A command without the time that Python takes to start; it leads a group of its own."""

    def __init__(self, command: str, content: Path, public: Path) -> None:
        self.said = [content.with_name(stream) for stream in ("stdout", "stderr")]
        self.said[0].unlink(missing_ok=True)  # what the one before has said
        self.id = ready().start(command, content, public, said=self.said, **URL)

    def has_published(self) -> bool:
        """Whether it has named a release."""
        return self.said[0].exists() and self.said[0].read_text().startswith("0")

    def end(self) -> int:
        """Wait until it has ended; gives its code."""
        return ready().wait(self.id)


def test_switching_is_killed_at_random_instants(tmp_path: Path) -> None:
    public, sites = tmp_path / "public", [tmp_path / "one", tmp_path / "two"]
    for site in sites:
        write_site(site, {f"{n}/index.html": f"{site.name} {n}\n" * 2_000 for n in range(30)})
    chance = random.Random(200)
    whole: set[str] = set()
    for turn, site in enumerate([*sites, *(sites * (100 if FULL else 6))]):
        publisher = Publisher("tests.tools.publishing.killed", site, public)
        wait_until(publisher.has_published)  # what was killed does not hinder the next
        whole.add(digest((public / releases.CURRENT).resolve()))
        with prober(public, whole.__contains__):
            time.sleep(chance.uniform(0.02, 0.1))
            os.killpg(publisher.id, signal.SIGKILL)
            assert publisher.end() == -signal.SIGKILL
            if turn > 1:
                assert digest((public / releases.CURRENT).resolve()) in whole
    assert len(whole) == 2
    assert len(releases.releases(public)) <= releases.KEPT + 1


def publish(content: Path, public: Path) -> float:
    """Publish, undisturbed; returns how long it took."""
    began = time.monotonic()
    publisher = Publisher("tools.publish", content, public)
    assert publisher.end() == 0, publisher.said[1].read_text()
    return time.monotonic() - began


def nobody_publishes(public: Path) -> bool:
    """Whether the folder is free for the next publisher."""
    try:
        with releases.only_publisher(public):
            return True
    except releases.PublishingError:
        return False


@pytest.mark.parametrize(("whom", "kill"), [("all", os.killpg), ("the publisher alone", os.kill)])
def test_publishing_is_killed_at_random_instants(
    tmp_path: Path, whom: str, kill: Callable[[int, int], None]
) -> None:
    content, public = tmp_path / "content", tmp_path / "public"
    post = write_post(content, "First.")
    length = publish(content, public)
    post.write_text(post.read_text().replace("First.", "Second."))
    chance, whole = random.Random(whom), set[str]()
    with prober(public, bool) as reader:
        for _ in range(100 if FULL else 3):
            publisher = Publisher("tools.publish", content, public)
            time.sleep(chance.uniform(0, length))
            kill(publisher.id, signal.SIGKILL)
            publisher.end()
            whole |= {digest(release) for release in releases.releases(public)}
        wait_until(lambda: nobody_publishes(public))  # the build goes on where it was not killed
        publish(content, public)
        whole.add(digest((public / releases.CURRENT).resolve()))
    assert reader.seen <= whole
    assert "Second." in (public / "current/2020/01/a-post.html").read_text()
    assert whom != "all" or not list((public / "releases").glob("next-*"))
