"""Builds the site, serves it on this machine only, and builds it again whenever a file is saved."""

import argparse
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

ROOT = Path(__file__).parent.parent
SOURCES = ("plugins", "theme", "pelicanconf.py")
HOST = "127.0.0.1"


class Handler(SimpleHTTPRequestHandler):
    """Serves the built files, with the blog's own page where there is none."""

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal for what the build has to say."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with 404.html as the hosts do."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def build(content: Path, output: Path) -> bool:
    """Build once, with the address that the pages are served at; True if it went well."""
    command = [sys.executable, "-m", "pelican", "--fatal", "errors", str(content)]
    options = ["-s", str(ROOT / "pelicanconf.py"), "-o", str(output)]
    return subprocess.run([*command, *options], cwd=ROOT, check=False).returncode == 0


def serve(output: Path, port: int) -> ThreadingHTTPServer:
    """Start serving `output` in the background."""
    server = ThreadingHTTPServer((HOST, port), partial(Handler, directory=str(output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def build_on_save(content: Path, output: Path) -> None:
    """Build again after every save; what was built stays when a build fails."""
    sources = [content, *(ROOT / name for name in SOURCES)]
    for _ in watch(*sources):
        if not build(content, output):
            print("The page shows the last good build; mend the above and save again.")


def main(argv: Sequence[str] | None = None) -> int:
    """Build, serve, watch."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args(argv)
    content, output = options.content.resolve(), options.output.resolve()
    build(content, output)
    output.mkdir(parents=True, exist_ok=True)
    try:
        server = serve(output, options.port)
    except OSError as error:
        print(f"Port {options.port} cannot be used ({error.strerror}); try make serve PORT=8001.")
        return 1
    print(f"Serving on http://{HOST}:{server.server_port}/ until you press Ctrl-C.", flush=True)
    with suppress(KeyboardInterrupt):
        build_on_save(content, output)
    server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
