"""The preview: this machine only, the blog's own 404, a build again on every save."""

import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.building import ROOT, write_post
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


@pytest.fixture
def content(tmp_path: Path) -> Iterator[Path]:
    """A folder with one post, previewed into `out` beside it."""
    write_post(tmp_path / "in", "The first text.")
    arguments = [str(tmp_path / "in"), str(tmp_path / "out"), "--port", "0"]
    preview = subprocess.Popen([sys.executable, "-m", "tools.serve", *arguments], cwd=ROOT)
    yield tmp_path / "in"
    preview.send_signal(signal.SIGINT)
    assert preview.wait(timeout=10) == 0


def wait_for(text: str, page: Path) -> bool:
    """Whether `page` comes to hold `text` within half a minute."""
    for _ in range(300):
        if page.exists() and text in page.read_text():
            return True
        time.sleep(0.1)
    return False


def test_a_save_is_built_and_a_broken_post_leaves_the_last_good_page(content: Path) -> None:
    page = content.parent / "out/2020/01/a-post.html"
    assert wait_for("The first", page)
    time.sleep(1)  # until the folder is watched
    write_post(content, "The second text.")
    assert wait_for("The second", page)
    write_post(content, "The third text.", catgory="x")
    time.sleep(2)
    assert wait_for("The second", page)
    write_post(content, "The fourth text.")
    assert wait_for("The fourth", page)
