"""Serves the built pages on this machine only; under `make serve` they follow every save."""

import json
import os
import sys
import threading
from collections import deque
from email.message import Message
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

from plugins.addresses import INDEX
from tools.desk import http
from tools.desk.desk import Desk
from tools.desk.routes import answer
from tools.desk.uploads import Upload
from tools.i18n.messages import line_in_words
from tools.i18n.words import Words, words_for

HOST = "127.0.0.1"
STATE_URL = "/_preview/state"
SCRIPT_URL = "/_preview/live.js"
SCRIPT = Path(__file__).with_name("live.js")
NOT_FOUND = "404.html"
NOWHERE = ".nowhere"  # no file of a site begins with a dot
DEFAULT_PORT = 80  # which browsers leave out of a host's name


class PreviewState(NamedTuple):
    """What an open page asks for again and again."""

    build: str  # names the latest good build
    problems: list[str]  # why the content as it is now could not be built


class Handler(SimpleHTTPRequestHandler):
    """Serves the built files, with the blog's own page where there is none."""

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal for what the build has to say."""

    def parse_request(self) -> bool:
        """Read a request, and refuse it unless it is meant for us and comes from us or nowhere."""
        if not super().parse_request():
            return False
        host = self.headers.get("Host", "")
        if host not in self.own_hosts():
            self.send_error(421, f"This server answers to {HOST} and localhost only")
        elif is_sent_by_others(self.command, self.headers, self.origin_of(host)):
            self.send_error(403, "Another page may not ask this")
        else:
            return True
        self.close_connection = True  # the body, if there is one, has not been read
        return False

    def origin_of(self, host: str) -> str:
        """The origin of pages of this server, by the name that it was asked by."""
        return f"http://{host}"

    def own_hosts(self) -> set[str]:
        """What browsers call this server; by another name a page elsewhere could read drafts."""
        port = self.connection.getsockname()[1]
        names = {HOST, "localhost"}
        return {f"{name}:{port}" for name in names} | (names if port == DEFAULT_PORT else set())

    def translate_path(self, path: str) -> str:
        """The file for an address; one that no system could have is one that is not there."""
        file = super().translate_path(path)
        is_there = os.path.exists(file)  # noqa: PTH110 (Path.exists raises for what is too long)
        return file if is_there else str(Path(self.directory, NOWHERE))

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        """A folder without a page is no page, as with the hosts."""
        self.send_error(404)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with 404.html as the hosts do, in the language of the folder asked for."""
        page = not_found(Path(self.directory), getattr(self, "path", ""))
        if code == 404 and page.exists():
            self.send(for_every_folder(page.read_bytes()), code=404)
        else:
            super().send_error(code, message, explain)

    def send(self, body: bytes, kind: str = "text/html; charset=utf-8", code: int = 200) -> None:
        """Answer with a body of our own."""
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def is_sent_by_others(method: str, headers: Message, own: str) -> bool:
    """Whether a page of another origin sends a request; it may only lead a reader here.

    Browsers say so in Origin and in Fetch Metadata: https://www.w3.org/TR/fetch-metadata/
    """
    if headers.get("Origin", own) != own:
        return True
    is_own = headers.get("Sec-Fetch-Site", "none") in ("none", "same-origin")
    is_link = headers.get("Sec-Fetch-Mode") == "navigate" and method in ("GET", "HEAD")
    return not (is_own or (is_link and headers.get("Sec-Fetch-Dest") == "document"))


def not_found(site: Path, path: str) -> Path:
    """The page to show where nothing is at a path: that of its first folder, if it has one."""
    folder, slash, _ = path.removeprefix("/").partition("/")
    own = {f"{page.parent.name}/": page for page in site.glob(f"*/{NOT_FOUND}")}
    return own.get(folder + slash, site / NOT_FOUND)


def for_every_folder(page: bytes) -> bytes:
    """A page whose links lead to the root by `./` or `../` while writing, right everywhere."""
    return page.replace(b'="../', b'="/').replace(b'="./', b'="/')


class PreviewServer(ThreadingHTTPServer):
    """A server whose pages know which build they come from."""

    state = PreviewState("", [])
    desk: Desk | None = None
    behind = ""  # the name of a server with a login, which passes on what it is asked by https

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say what went wrong, but not that a browser has gone on to another page."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class PreviewHandler(Handler):
    """Adds the script to every page that asks for the state and reloads."""

    server: PreviewServer
    build = ""  # the latest when a page was asked for: what is built while it is read is newer

    def parse_request(self) -> bool:
        """Note which build the answer is of at least."""
        self.build = self.server.state.build
        return super().parse_request()

    def own_hosts(self) -> set[str]:
        """The server's own names, and that of the one in front of it."""
        return super().own_hosts() | ({self.server.behind} - {""})

    def origin_of(self, host: str) -> str:
        """The origin of pages, which browsers may have from the server in front."""
        return f"https://{host}" if host == self.server.behind else super().origin_of(host)

    def do_GET(self) -> None:
        """Answer what the script asks; the rest are files."""
        address = self.path.partition("?")[0]
        if f"{address}/" in (http.URL, f"{http.URL}write/"):
            self.redirect(f"{address}/")
        elif address.startswith(http.URL) and self.server.desk:
            self._send_desk(self.server.desk, b"")
        elif address == STATE_URL:
            self._send_state(words_for(self.headers.get("Accept-Language", "")))
        elif address == SCRIPT_URL:
            self.send(SCRIPT.read_bytes(), "text/javascript; charset=utf-8")
        elif page := self._page():
            self.send(page.read_bytes())
        else:
            super().do_GET()

    def _send_state(self, words: Words) -> None:
        """How far the builds are, in the browser's language."""
        build, problems = self.server.state
        told = [line_in_words(problem, words) for problem in problems]
        heading = {"heading": words["last_good_build"], "lang": words.code}
        said = {"build": build, "problems": told, **heading}
        self.send(json.dumps(said).encode(), "application/json")

    def do_POST(self) -> None:
        """Let the desk do what it is asked; nothing else here does anything."""
        length = http.length_of(self.headers)
        largest = http.largest(self.path)
        self.close_connection = length is None or length > largest  # the rest is not read
        if not self.path.startswith(http.URL) or not self.server.desk:
            self.close_connection = True
            self.send_error(404)
        elif length is None:
            self.send_error(411)
        elif length > largest:
            self.send_error(413)
        elif http.is_streamed(self.path):
            self._send_desk(self.server.desk, b"", Upload(self.rfile, length))
        else:
            self._send_desk(self.server.desk, self.rfile.read(length))

    def _send_desk(self, desk: Desk, body: bytes, upload: Upload | None = None) -> None:
        own = self.origin_of(self.headers.get("Host", ""))
        method = "GET" if self.command == "HEAD" else self.command
        asked = http.request_of(method, self.path, self.headers, body, desk.token, own)
        answered = answer(desk, asked._replace(upload=upload))
        if upload and asked.is_own:
            deque(upload.pieces(), 0)  # a browser that is still sending hears no answer
        page = answered.body
        if answered.follows_builds:
            page = with_script(page, self.build)
        self.send_response(answered.code)
        for name, value in {"Content-Type": answered.kind, **answered.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)

    def redirect(self, address: str, code: int = 302) -> None:
        """Send the browser on."""
        self.send_response(code)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _page(self) -> Path | None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= INDEX
        return path if path.suffix == ".html" and path.is_file() else None

    def send(self, body: bytes, kind: str = "text/html; charset=utf-8", code: int = 200) -> None:
        """Answer with the script in every page."""
        if kind.startswith("text/html"):
            body = with_script(body, self.build)
        super().send(body, kind, code)

    def end_headers(self) -> None:
        """A preview is always the newest."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


def with_script(page: bytes, build: str) -> bytes:
    """The page with the script that asks which build is the latest."""
    script = f'<script src="{SCRIPT_URL}" data-build="{build}"></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script


def serve(output: Path, port: int) -> ThreadingHTTPServer:
    """Start serving `output` as it is, in the background."""
    return _start(ThreadingHTTPServer((HOST, port), partial(Handler, directory=str(output))))


def serve_preview(output: Path, port: int) -> PreviewServer:
    """Start serving `output` in the background, with pages that follow every build."""
    server = PreviewServer((HOST, port), partial(PreviewHandler, directory=str(output)))
    _start(server)
    return server


def _start(server: ThreadingHTTPServer) -> ThreadingHTTPServer:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
