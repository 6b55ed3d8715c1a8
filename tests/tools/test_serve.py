"""The preview: this machine only, the blog's own 404, a build again on every save."""

import http.client
import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import IO, NamedTuple

import pytest

import tools.serve
from tests.building import ROOT, write_post
from tests.waiting import PROCESS_ENDS, wait_until
from tools.preview.server import serve, serve_preview


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


def test_what_is_missing_is_told_in_the_language_of_its_folder(site: Path) -> None:
    with served(serve, site) as port:
        answer = ask(port, "/nl/no/such/page.html?in=/fr/")
        assert (answer.status, "Deze pagina is hier niet" in answer.text) == (404, True)
        style = re.search(r'rel="stylesheet" href="([^"]+)"', answer.text)
        assert style
        assert ask(port, style[1]).status == 200
        for path in ("/fr", "/frites/x.html", "/"):
            assert "Cette page" not in ask(port, path).text


PATHS = {
    "what is missing in a folder": "/no/such/page.html",
    "a folder without a page": "/theme/",
    "a zero byte": "/%00",
    "a zero byte in a folder": "/2017/%00/x.html",
    "a name that is too long": f"/{'a' * 300}.html",
    "a way out": "/../pyproject.toml",
    "a way out in disguise": "/%2e%2e/pyproject.toml",
}


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
@pytest.mark.parametrize("kind", [serve, serve_preview])
def test_odd_paths_get_the_blog_s_own_page_and_its_style(
    kind: Callable[[Path, int], ThreadingHTTPServer], path: str, site: Path
) -> None:
    with served(kind, site) as port:
        answer = ask(port, path)
        assert (answer.status, "This page is not here" in answer.text) == (404, True)
        style = re.search(r'rel="stylesheet" href="([^"]+)"', answer.text)
        assert style
        assert ask(port, style[1]).status == 200


ASKED: dict[str, tuple[str, dict[str, str], int]] = {
    "by number": ("GET", {"Host": "127.0.0.1:{port}"}, 200),
    "by name": ("GET", {"Host": "localhost:{port}"}, 200),
    "by a name that somebody else gave us": ("GET", {"Host": "evil.example:{port}"}, 421),
    "by no name": ("GET", {"Host": ""}, 421),
    "at another port": ("GET", {"Host": "localhost:1"}, 421),
    "without a port": ("GET", {"Host": "localhost"}, 421),
    "by a page of another origin": ("GET", {"Origin": "http://evil.example"}, 403),
    "by a page without an origin": ("GET", {"Origin": "null"}, 403),
    "by our own page": ("GET", {"Sec-Fetch-Site": "same-origin"}, 200),
    "by a picture elsewhere": ("GET", {"Sec-Fetch-Site": "cross-site"}, 403),
    "by another server here": ("GET", {"Sec-Fetch-Site": "same-site"}, 403),
    "by a link elsewhere": (
        "GET",
        {
            "Sec-Fetch-Site": "cross-site",
            "Sec-Fetch-Mode": "navigate",
            "Sec-Fetch-Dest": "document",
        },
        200,
    ),
    "by a frame elsewhere": (
        "GET",
        {
            "Sec-Fetch-Site": "cross-site",
            "Sec-Fetch-Mode": "navigate",
            "Sec-Fetch-Dest": "iframe",
        },
        403,
    ),
    "by a form elsewhere": (
        "POST",
        {
            "Sec-Fetch-Site": "cross-site",
            "Sec-Fetch-Mode": "navigate",
            "Sec-Fetch-Dest": "document",
        },
        403,
    ),
}


@pytest.mark.parametrize(("method", "headers", "code"), ASKED.values(), ids=ASKED)
@pytest.mark.parametrize("kind", [serve, serve_preview])
def test_it_answers_to_its_own_names_and_pages_only(
    kind: Callable[[Path, int], ThreadingHTTPServer],
    method: str,
    headers: dict[str, str],
    code: int,
    site: Path,
) -> None:
    with served(kind, site) as port:
        own = {name: value.format(port=port) for name, value in headers.items()}
        assert ask(port, "/", method, **own).status == code


BEHIND = "desk.example.org"
IN_FRONT: dict[str, tuple[dict[str, str], int]] = {
    "by the server in front": ({"Host": BEHIND}, 200),
    "by a page that it shows": ({"Host": BEHIND, "Origin": f"https://{BEHIND}"}, 200),
    "by a page that is not encrypted": ({"Host": BEHIND, "Origin": f"http://{BEHIND}"}, 403),
    "by another page": ({"Host": BEHIND, "Origin": "https://evil.example"}, 403),
    "by another name": ({"Host": f"not-{BEHIND}"}, 421),
    "by itself": ({"Host": "127.0.0.1:{port}"}, 200),
}


@pytest.mark.parametrize(("headers", "code"), IN_FRONT.values(), ids=IN_FRONT)
def test_behind_a_server_with_a_login_it_has_that_name_too(
    headers: dict[str, str], code: int, site: Path
) -> None:
    def kind(output: Path, port: int) -> ThreadingHTTPServer:
        server = serve_preview(output, port)
        server.behind = BEHIND
        return server

    with served(kind, site) as port:
        own = {name: value.format(port=port) for name, value in headers.items()}
        assert ask(port, "/", **own).status == code


def test_a_system_that_cannot_fork_is_told_what_can_be_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delattr(os, "fork")
    assert tools.serve.main([str(tmp_path), str(tmp_path / "out")]) == 1
    assert "WSL 2" in capsys.readouterr().out


class Answer(NamedTuple):
    """What a server sends."""

    status: int
    text: str


def ask(port: int, path: str, method: str = "GET", **headers: str) -> Answer:
    """Ask for a path as it is."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request(method, path, headers=headers)
    with connection.getresponse() as response:
        answer = Answer(response.status, response.read().decode())
    connection.close()
    return answer


@contextmanager
def served(kind: Callable[[Path, int], ThreadingHTTPServer], site: Path) -> Iterator[int]:
    """A server of the site, at a port."""
    server = kind(site, 0)
    yield server.server_port
    server.shutdown()
    server.server_close()


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
    command = [sys.executable, "-u", "-m", "tools.serve", *arguments]
    preview = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
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
