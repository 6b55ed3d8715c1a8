"""The preview: this machine only, the blog's own 404, a build again on every save."""

import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

import pytest

from tests.browser.preview import without_node
from tests.building import ROOT, write_post
from tests.waiting import PROCESS_ENDS, wait_until
from tools.preview.server import serve


def test_it_listens_on_this_machine_only(site: Path) -> None:
    server = serve(site, 0)
    assert server.server_address[0] == "127.0.0.1"
    server.shutdown()
    server.server_close()


def test_what_is_missing_gets_the_blog_s_own_page(address: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as error:
        urllib.request.urlopen(f"{address}/no/such/page.html")
    with error.value as answer:
        assert answer.code == 404
        assert "This page is not here" in answer.read().decode()


class Running(NamedTuple):
    """A preview of one post: where that is written, where its page is, and what is said."""

    content: Path
    page: Path
    said: IO[str]

    def says(self, words: str) -> bool:
        """Whether it comes to say a line with these words."""
        return any(words in line for line in self.said)

    def shows(self, text: str) -> bool:
        """Whether the page holds a text."""
        return self.page.exists() and text in self.page.read_text()


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """It is ended as Ctrl-C does."""
    write_post(tmp_path / "in", "The first text.")
    arguments = [str(tmp_path / "in"), str(tmp_path / "out"), "--port", "0"]
    own = without_node(tmp_path / "no node")
    command = [sys.executable, "-u", "-m", "tools.serve", *arguments]
    preview = subprocess.Popen(command, cwd=ROOT, env=own, stdout=subprocess.PIPE, text=True)
    assert preview.stdout
    yield Running(tmp_path / "in", tmp_path / "out/2020/01/a-post.html", preview.stdout)
    preview.send_signal(signal.SIGINT)
    preview.communicate(timeout=PROCESS_ENDS)
    assert preview.returncode == 0


def test_a_save_is_built_and_a_broken_post_leaves_the_last_good_page(running: Running) -> None:
    assert running.says("Serving on ")
    assert running.shows("The first")
    write_post(running.content, "The second text.")
    wait_until(lambda: running.shows("The second"))
    write_post(running.content, "The third text.", catgory="x")
    assert running.says("The pages show the last good build")
    assert running.shows("The second")
    write_post(running.content, "The fourth text.")
    wait_until(lambda: running.shows("The fourth"))


def test_what_is_saved_while_the_first_build_runs_is_built(running: Running) -> None:
    wait_until(lambda: running.shows("The first"))
    write_post(running.content, "The second text.")
    wait_until(lambda: running.shows("The second"))
