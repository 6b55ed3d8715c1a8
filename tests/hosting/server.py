"""Real web servers with the configuration that docs/hosting/ gives, on this machine only."""

import http.client
import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path
from typing import NamedTuple

from plugins.headers.rules import CACHE, CORP, CSP, EVERYWHERE, headers_for
from tests.building import ROOT
from tools.production import places

HOSTING = ROOT / "docs/hosting"
NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
CADDY = shutil.which("caddy")
AROUND = """\
daemon off;
{user}
pid {folder}/nginx.pid;
error_log stderr;
events {{}}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    {temporary}
    include {folder}/blog.conf;
}}
"""
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


class Answer(NamedTuple):
    """What a server sends."""

    status: int
    headers: Message
    body: bytes


class Server(NamedTuple):
    """Where a server listens."""

    port: int
    plain_port: int

    def get(self, path: str, **headers: str) -> Answer:
        """Ask over TLS, as a browser does."""
        unknown = ssl._create_unverified_context()
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=unknown)
        return self._ask(connection, path, headers)

    def get_plain(self, path: str) -> Answer:
        """Ask without TLS."""
        return self._ask(http.client.HTTPConnection("127.0.0.1", self.plain_port), path, {})

    def _ask(
        self, connection: http.client.HTTPConnection, path: str, headers: dict[str, str]
    ) -> Answer:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path, headers=names)
        with connection.getresponse() as response:
            answer = Answer(response.status, response.headers, response.read())
        connection.close()
        return answer


@contextmanager
def nginx(public: Path, folder: Path) -> Iterator[Server]:
    """Real nginx, serving what is current in `public`."""
    assert NGINX
    server = Server(free_port(), free_port())
    make_certificate(folder)
    (folder / "blog.conf").write_text(configured(public, folder, server))
    user = "user root;" if os.geteuid() == 0 else ""
    temporary = " ".join(f"{name}_temp_path {folder}/{name};" for name in TEMPORARY)
    text = AROUND.format(user=user, folder=folder, temporary=temporary)
    (folder / "nginx.conf").write_text(text)
    command = [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with subprocess.Popen(command) as process:
        wait_for(server.port, process)
        yield server
        process.terminate()


@contextmanager
def caddy(public: Path, folder: Path) -> Iterator[Server]:
    """Real Caddy, serving what is current in `public` without TLS."""
    assert CADDY
    server = Server(0, free_port())
    text = (HOSTING / "Caddyfile").read_text().replace("/srv/blog", str(public))
    name = "blog.ingenium-search.be {"
    assert name in text
    address = f"http://127.0.0.1:{server.plain_port} {{"
    options = "{\n\tauto_https off\n\tadmin off\n}\n"
    (folder / "Caddyfile").write_text(options + text.replace(name, address))
    command = [CADDY, "run", "--config", str(folder / "Caddyfile")]
    own = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    with subprocess.Popen(command, env=own, stderr=subprocess.DEVNULL) as process:
        wait_for(server.plain_port, process)
        yield server
        process.terminate()


def configured(public: Path, folder: Path, server: Server) -> str:
    """The given configuration, with the test's own folder, certificate and ports."""
    text = (HOSTING / "nginx.conf").read_text()
    certificate = "/etc/letsencrypt/live/blog.ingenium-search.be"
    for old, new in (
        ("/srv/blog", str(public)),
        (certificate, str(folder)),
        ("listen 80;", f"listen 127.0.0.1:{server.plain_port};"),
        ("listen 443 ", f"listen 127.0.0.1:{server.port} "),
        ("listen [::]:80;", ""),
        ("listen [::]:443 ssl http2;", ""),
    ):
        assert old in text
        text = text.replace(old, new)
    return text


def assert_guarded(headers: Message, address: str) -> None:
    """The answer carries exactly the headers that the rules give it, each once."""
    wanted = headers_for(address, places())
    for name in {*EVERYWHERE, CSP, CACHE, CORP}:
        assert headers.get_all(name) == ([wanted[name]] if name in wanted else None), name


def make_certificate(folder: Path) -> None:
    """A certificate that only a test believes."""
    names = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost".split()
    subprocess.run([*command, *names], check=True, capture_output=True)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until somebody listens."""
    for _ in range(100):
        assert process.poll() is None, "the server does not start"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the server does not listen")
