"""The browser editor at /admin/: Decap CMS, whose own small server writes into the content folder.

It comes from npm and needs Node. Without Node everything else works, and /admin/ says what to do.
"""

import os
import shutil
import socket
import subprocess
import threading
from html import escape
from pathlib import Path
from typing import Any

URL = "/admin/"
HOST = "127.0.0.1"
FOLDER = Path(__file__).parent.parent / "editor"
MODULES = FOLDER / "node_modules"
SERVER = MODULES / "decap-server" / "dist" / "index.js"
FILES = {
    "": (FOLDER / "index.html", "text/html; charset=utf-8"),
    "config.yml": (FOLDER / "config.yml", "text/yaml; charset=utf-8"),
    "editor.js": (FOLDER / "editor.js", "text/javascript; charset=utf-8"),
    "decap-cms.js": (
        MODULES / "decap-cms" / "dist" / "decap-cms.js",
        "text/javascript; charset=utf-8",
    ),
}
INSTALL = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
NO_NODE = (
    "The browser editor needs Node, version 18 or newer, and npm, which comes with it. "
    "Install Node (nodejs.org), then stop make serve and start it again. "
    "Everything else works without it: write in any text editor."
)
INSTALLING = (
    "The browser editor is being installed. This takes a minute, once; reload the page then."
)


class Editor:
    """The editor's server, started for one content folder and one address of the preview."""

    def __init__(self, content: Path, origin: str) -> None:
        self.content = content
        self.origin = origin
        self.message = INSTALLING  # why there is no editor; empty when there is one
        self._port = _free_port()
        self._running: subprocess.Popen[bytes] | None = None  # npm, then the editor's server
        self._one_start = threading.Lock()
        self._stopped = False

    def start(self) -> None:
        """Install what is missing and start, in the background."""
        threading.Thread(target=self._start, daemon=True).start()

    def _start(self) -> None:
        node, npm = shutil.which("node"), shutil.which("npm")
        if not node or not npm:
            self.message = NO_NODE
            return
        if not is_installed() and (failure := self._install(npm)):
            self.message = failure
        elif self._run([node, str(SERVER)], env={**os.environ, **self._settings()}):
            self.message = ""

    def _install(self, npm: str) -> str:
        """Install by the lock file; returns what went wrong."""
        print("Installing the browser editor; a minute, once …", flush=True)
        installer = self._run([npm, *INSTALL], stderr=subprocess.PIPE)
        said = installer.communicate()[1] if installer else b""
        if not installer or installer.returncode:
            reason = said.decode(errors="replace").strip()[-500:]
            return f"npm could not install the browser editor: {reason}"
        print(f"The browser editor is ready at {URL}", flush=True)
        return ""

    def _run(self, command: list[str], **options: Any) -> subprocess.Popen[bytes] | None:
        """Start a program that ends with the editor; None if that has ended already."""
        with self._one_start:
            if self._stopped:
                return None
            self._running = subprocess.Popen(command, cwd=FOLDER, **options)
            return self._running

    def _settings(self) -> dict[str, str]:
        return {
            "GIT_REPO_DIRECTORY": str(self.content),
            "BIND_HOST": HOST,
            "PORT": str(self._port),
            "ORIGIN": self.origin,
            "LOG_LEVEL": "error",
        }

    def stop(self) -> None:
        """End what runs, an installation too: two at once would spoil each other."""
        with self._one_start:
            self._stopped = True
        if self._running:
            self._running.terminate()
            try:
                self._running.wait(timeout=5)
            except subprocess.TimeoutExpired:  # npm would rather finish; it begins anew next time
                self._running.kill()
                self._running.wait()

    def file(self, name: str) -> tuple[bytes, str] | None:
        """The body and type of a file below /admin/; a page that says why where there is none."""
        if self.message:
            return (_page(self.message), "text/html; charset=utf-8") if name == "" else None
        if name not in FILES:
            return None
        path, kind = FILES[name]
        body = path.read_bytes()
        return (self._backend() + body if name == "config.yml" else body), kind

    def _backend(self) -> bytes:
        address = f"http://{HOST}:{self._port}/api/v1"
        return f"backend: {{ name: proxy, proxy_url: {address} }}\n".encode()


def is_installed() -> bool:
    """Whether npm has installed what the lock file names."""
    installed, locked = MODULES / ".package-lock.json", FOLDER / "package-lock.json"
    return installed.exists() and installed.stat().st_mtime >= locked.stat().st_mtime


def _page(message: str) -> bytes:
    head = '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>The browser editor</title>'
    return f"{head}<body><p>{escape(message)}</p></body></html>".encode()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
