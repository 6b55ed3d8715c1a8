"""Asking other sites: what counts as no answer, and what is never asked."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.waiting import HOLDS
from tools.desk import links
from tools.desk.links import LinkAnswer, ask, ask_all, judged
from tools.public_network import public_number

LEADS = {
    "/moved": "/here",
    "/round": "/round",
    "/away": "http://private.example/",
    "/mail": "mailto:x",
}
STATUS = {"/here": 200, "/gone": 404, "/broken": 503, "/closed": 403}


class Site(BaseHTTPRequestHandler):
    """Another site; it notes what it is asked."""

    asked: list[str]

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_HEAD(self) -> None:
        """Answer by path; `/get-only` knows no HEAD."""
        self.asked.append(f"{self.command} {self.headers['Host']} {self.path}")
        if self.path == "/slow":
            self.server.waiting.wait(HOLDS)  # type: ignore[attr-defined]
        status = 302 if self.path in LEADS else STATUS.get(self.path, 405)
        self.send_response(200 if self.command == "GET" and status == 405 else status)
        if self.path in LEADS:
            self.send_header("Location", LEADS[self.path])
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD  # noqa: N815


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[ThreadingHTTPServer]:
    monkeypatch.setattr(links, "SECONDS", HOLDS)
    handler = type("Asked", (Site,), {"asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.waiting = threading.Event()  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.waiting.set()  # type: ignore[attr-defined]
    server.shutdown()
    server.server_close()


def local(host: str, port: int) -> str:
    """Every site of the tests is here, but for one."""
    if host == "private.example":
        return public_number("10.0.0.1", port)
    return "127.0.0.1"


def answer(site: ThreadingHTTPServer, path: str) -> LinkAnswer:
    """What a page of the site answers."""
    return ask(f"http://other.example:{site.server_port}{path}", local)


@pytest.mark.parametrize(
    ("path", "state", "said"),
    [
        ("/here", "works", "it answers"),
        ("/moved", "works", "it answers"),
        ("/get-only", "works", "it answers"),
        ("/closed", "unsure", "not to programs (403)"),
        ("/gone", "silent", "gone (404)"),
        ("/broken", "silent", "out of order (503)"),
        ("/round", "silent", "on and on"),
        ("/away", "silent", "not asked"),
        ("/mail", "silent", "no address that can be asked"),
    ],
)
def test_what_a_site_answers(site: ThreadingHTTPServer, path: str, state: str, said: str) -> None:
    found = answer(site, path)
    assert found.state == state
    assert said in found.said


def test_it_is_asked_by_its_name_and_for_no_more_than_needed(site: ThreadingHTTPServer) -> None:
    answer(site, "/here")
    answer(site, "/get-only")
    name = f"other.example:{site.server_port}"
    asked = site.RequestHandlerClass.asked  # type: ignore[attr-defined]
    assert asked == [f"HEAD {name} /here", f"HEAD {name} /get-only", f"GET {name} /get-only"]


def test_who_does_not_answer_in_time_is_not_waited_for(
    site: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "SECONDS", 0.2)
    assert "no answer within" in answer(site, "/slow").said


def test_a_port_that_nobody_listens_on_is_silent() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        assert ask(f"http://other.example:{port}/", local).state == "silent"


def test_a_site_without_a_certificate_is_silent(site: ThreadingHTTPServer) -> None:
    assert ask(f"https://other.example:{site.server_port}/", local).state == "silent"


@pytest.mark.parametrize("address", ["ftp://x.example/", "http://", "http://[x/", "x"])
def test_what_is_no_address_is_said_to_be_none(address: str) -> None:
    assert ask(address, local) == LinkAnswer("silent", "this is no address that can be asked")


@pytest.mark.parametrize(
    ("status", "state"), [(200, "works"), (410, "silent"), (429, "unsure"), (500, "silent")]
)
def test_what_a_status_means(status: int, state: str) -> None:
    assert judged(status).state == state


def test_each_address_is_asked_once() -> None:
    asked: list[str] = []

    def note(address: str) -> LinkAnswer:
        asked.append(address)
        return LinkAnswer("works", address)

    answers = ask_all(["b", "a", "b"], note)
    assert sorted(asked) == ["a", "b"]
    assert answers == {name: LinkAnswer("works", name) for name in "ab"}
