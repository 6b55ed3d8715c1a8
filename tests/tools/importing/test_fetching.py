"""Pictures fetched from their old host: bounded, one at a time, and again where it ended."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from tests.tools.importing.drawn import drawn
from tests.tools.importing.exports import Old, classic
from tools.importing import fetching
from tools.importing.fetch import run
from tools.importing.fetching import Fetched, ask_politely, fetch_all
from tools.importing.picture_addresses import versions_of
from tools.public_network import public_number


class Host(BaseHTTPRequestHandler):
    """An old host of pictures, which notes what it is asked for."""

    asked: ClassVar[list[str]] = []
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.asked.append(self.path)
        name = self.path.rpartition("/")[2]
        moved = {"moved.png": 302, "gone.png": 404}
        self.send_response(moved.get(name, 200))
        data = b"<html>" if name == "page.png" else drawn(300 if name == "large.png" else 8)
        if name == "moved.png":
            self.send_header("Location", "/desk.png")
        self.send_header("Content-Length", str(len(data) + (9 if name == "cut.png" else 0)))
        self.end_headers()
        self.wfile.write(data)
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def host() -> Iterator[str]:
    Host.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


ask = partial(ask_politely, resolve=lambda host, port: host, pause=0)


def test_what_is_fetched_is_imported_and_not_asked_for_again(host: str, tmp_path: Path) -> None:
    html = f"<img src='{host}/a/desk.png' alt='A'><img src='{host}/b/desk.png' alt='B'>"
    export = tmp_path / "old.xml"
    export.write_text(classic([Old(1, html)]), encoding="utf-8")
    wishes = {"FROM": str(export), "INTO": str(tmp_path / "content")}
    assert run(wishes, ask) == 0
    assert Host.asked == ["/a/desk.png", "/b/desk.png"]
    assert not (tmp_path / "content").exists()
    assert run(wishes, ask) == 0
    assert len(Host.asked) == 2
    folder = tmp_path / "import/pictures"
    assert len([*folder.glob("*.png")]) == 2


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("moved.png", "it leads elsewhere, which is not followed"),
        ("gone.png", "its host says 404"),
        ("page.png", "what came is no whole picture"),
        ("cut.png", "no answer: "),
        ("large.png", "it has more than 0 MB, which is the limit"),
    ],
)
def test_what_cannot_be_had_is_told(
    name: str, said: str, host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 300)
    [(_, told)] = fetch_all([f"{host}/{name}"], tmp_path, ask)
    assert told.startswith(said)
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/a.png", "http://10.0.0.1/a.png", "http://[::1]/a.png"]
)
def test_only_the_public_network_is_asked(address: str) -> None:
    answer = ask_politely(address, public_number, pause=0)
    assert (answer.data, answer.said.partition(":")[0]) == (b"", "no answer")


@pytest.mark.parametrize("address", ["ftp://a.example/a.png", "file:///etc/hostname", "http://"])
def test_other_addresses_are_not_asked(address: str) -> None:
    assert ask_politely(address, pause=0).said == "this is no address that can be asked"


def test_a_host_that_does_not_answer_is_left_alone(tmp_path: Path) -> None:
    asked: list[str] = []

    def silent(address: str) -> Fetched:
        asked.append(address)
        return Fetched(b"", "no answer")

    said = [*fetch_all([f"http://a.example/{n}.png" for n in range(30)], tmp_path, silent)]
    assert (len(asked), len(said)) == (fetching.MOST_SILENT, 30)
    assert said[-1][1] == "not asked: the host does not answer"


@pytest.mark.parametrize(
    ("address", "versions"),
    [
        (
            "http://1.bp.blogspot.com/-x/s320/a.png",
            ["https://1.bp.blogspot.com/-x/s0/a.png", "https://1.bp.blogspot.com/-x/s320/a.png"],
        ),
        (
            "https://lh3.googleusercontent.com/k=w400-h300",
            ["https://lh3.googleusercontent.com/k=s0", "https://lh3.googleusercontent.com/k=w400-h300"],
        ),
        ("http://a.example/s320/a.png", ["http://a.example/s320/a.png"]),
        ("http://[a", []),
    ],
)  # fmt: skip
def test_blogger_gives_the_whole_picture(address: str, versions: list[str]) -> None:
    assert versions_of(address) == versions
