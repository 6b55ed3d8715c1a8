"""Serves a built site as production must: compressed, and with the headers that guard it."""

import gzip
import mimetypes
import threading
from functools import cache, partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from pelican.settings import read_settings

from plugins.addresses import INDEX
from plugins.headers.rules import Places, headers_for, places_of
from tools.preview.server import HOST, Handler

SETTINGS = Path(__file__).parent.parent / "publishconf.py"
BY_TLS_ALONE = "; upgrade-insecure-requests"  # WebKit would ask this machine for TLS, too
SMALL_AS_THEY_ARE = {".gz", ".jpg", ".png", ".webp", ".avif", ".woff2"}


class Production(Handler):
    """Answers with the guarding headers, and with gzip where the browser takes it."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        """Add the headers of every answer."""
        for name, value in headers_for(self.path.split("?")[0], places()).items():
            self.send_header(name, value.removesuffix(BY_TLS_ALONE))
        super().end_headers()

    def do_GET(self) -> None:  # noqa: N802 (the name that http.server calls)
        """Send a file compressed, and anything else as the preview does."""
        file = Path(self.translate_path(self.path.split("?")[0]))
        file = file / INDEX if self.path.split("?")[0].endswith("/") else file
        if not self.takes_gzip(file):
            super().do_GET()
            return
        body = gzip.compress(file.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", content_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def takes_gzip(self, file: Path) -> bool:
        """Whether `file` is there, gains by compression, and may be sent so."""
        accepted = "gzip" in self.headers.get("Accept-Encoding", "")
        return accepted and file.is_file() and file.suffix not in SMALL_AS_THEY_ARE


@cache
def places() -> Places:
    """Where the published blog has its search and its feeds."""
    return places_of(read_settings(str(SETTINGS)))


def content_type(file: Path) -> str:
    """The media type of `file`, with its encoding where it is text."""
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def serve(site: Path, port: int) -> ThreadingHTTPServer:
    """Start serving `site` in the background, on this machine only."""
    server = ThreadingHTTPServer((HOST, port), partial(Production, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
