"""Serves the built pages on this machine only; under `make serve` they follow every save."""

import json
import os
import secrets
import threading
from email.message import Message
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs

from plugins.addresses import INDEX
from tools.preview import desk
from tools.preview.desk import Desk

HOST = "127.0.0.1"
STATE_URL = "/_preview/state"
SCRIPT_URL = "/_preview/live.js"
SCRIPT = Path(__file__).with_name("live.js")
NOT_FOUND = "404.html"
NOWHERE = ".nowhere"  # no file of a site begins with a dot
DEFAULT_PORT = 80  # which browsers leave out of a host's name
LONGEST_FORM = 10_000


class State(NamedTuple):
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
        elif is_sent_by_others(self.command, self.headers, f"http://{host}"):
            self.send_error(403, "Another page may not ask this")
        else:
            return True
        self.close_connection = True  # the body, if there is one, has not been read
        return False

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
        """Answer with 404.html as the hosts do."""
        page = Path(self.directory) / NOT_FOUND
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


def for_every_folder(page: bytes) -> bytes:
    """A page at the root, whose links are relative while writing, as it is right everywhere."""
    return page.replace(b'="./', b'="/')


class PreviewServer(ThreadingHTTPServer):
    """A server whose pages know which build they come from."""

    state = State("", [])
    token = secrets.token_urlsafe()  # which a page must send along that wants something done
    desk: Desk | None = None


class PreviewHandler(Handler):
    """Adds the script to every page that asks for the state and reloads."""

    server: PreviewServer

    def do_GET(self) -> None:
        """Answer what the script asks; the rest are files."""
        address = self.path.partition("?")[0]
        if f"{address}/" == desk.URL:
            self.redirect(f"{address}/")
        elif address == desk.URL and self.server.desk:
            self.send(self.server.desk.page(self.server.token))
        elif address == STATE_URL:
            body = json.dumps(self.server.state._asdict()).encode()
            self.send(body, "application/json")
        elif address == SCRIPT_URL:
            self.send(SCRIPT.read_bytes(), "text/javascript; charset=utf-8")
        elif page := self._page():
            self.send(page.read_bytes())
        else:
            super().do_GET()

    def do_POST(self) -> None:
        """Ask the links of the desk; only a page of this preview may want that."""
        if self.path != desk.URL or not self.server.desk:
            self.send_error(404)
        elif not self.has_token():
            self.send_error(403, "Only the desk itself may ask this")
        else:
            self.server.desk.ask_links()
            self.redirect(f"{desk.URL}#links", 303)

    def has_token(self) -> bool:
        """Whether the form that was sent is of a page that this server has made."""
        length = min(int(self.headers.get("Content-Length", 0)), LONGEST_FORM)
        form = parse_qs(self.rfile.read(length).decode("utf-8", "replace"))
        return secrets.compare_digest(
            form.get("token", [""])[0].encode(), self.server.token.encode()
        )

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
            body = with_script(body, self.server.state.build)
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
