"""Real web servers with the configuration that docs/hosting/ gives, on this machine only."""

import http.client
import os
import socket
import ssl
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from email.message import Message
from pathlib import Path
from typing import NamedTuple

from plugins.headers.rules import CACHE, CORP, CSP, EVERYWHERE, headers_for
from tests.building import ROOT
from tests.programs import find
from tests.waiting import wait_until
from tools.host import HostResponse as HostResponse
from tools.host import asked
from tools.production import places

HOSTING = ROOT / "docs/hosting"
TRIES = 5
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
Command = Sequence[str]
Edit = Callable[[str], str]  # of a configuration
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


class Server(NamedTuple):
    """Where a server listens."""

    port: int
    plain_port: int
    name: str = "127.0.0.1"

    def get(self, path: str, method: str = "GET", **headers: str) -> HostResponse:
        """Ask over TLS, as a browser does."""
        return self.send(path, b"", method, **headers)

    def send(self, path: str, body: bytes, method: str = "POST", **headers: str) -> HostResponse:
        """Send something over TLS."""
        unknown = ssl._create_unverified_context()
        connection = http.client.HTTPSConnection(self.name, self.port, context=unknown)
        return asked(connection, path, method, headers, body)

    def get_plain(self, path: str, method: str = "GET", **headers: str) -> HostResponse:
        """Ask without TLS."""
        return asked(http.client.HTTPConnection(self.name, self.plain_port), path, method, headers)


@contextmanager
def nginx(public: Path, folder: Path, edit: Edit = str) -> Iterator[Server]:
    """Real nginx, serving what is current in `public`, by the given configuration as edited."""
    make_certificate(folder)
    user = "user root;" if os.geteuid() == 0 else ""
    temporary = " ".join(f"{name}_temp_path {folder}/{name};" for name in TEMPORARY)
    text = AROUND.format(user=user, folder=folder, temporary=temporary)
    (folder / "nginx.conf").write_text(text)

    def command_on(server: Server) -> Command:
        (folder / "blog.conf").write_text(configured(public, folder, server, edit))
        return [str(find("nginx")), "-p", str(folder), "-c", str(folder / "nginx.conf")]

    with running(command_on, dict(os.environ), tls=True) as server:
        yield server


@contextmanager
def caddy(public: Path, folder: Path, edit: Edit = str) -> Iterator[Server]:
    """Real Caddy, serving what is current in `public` without TLS."""
    text = edit((HOSTING / "Caddyfile").read_text()).replace("/srv/blog", str(public))
    name = "blog.ingenium-search.be {"
    assert name in text
    options = "{\n\tauto_https off\n\tadmin off\n\tdefault_bind 127.0.0.1\n}\n"

    def command_on(server: Server) -> Command:
        address = f":{server.plain_port} {{"
        (folder / "Caddyfile").write_text(options + text.replace(name, address))
        return [str(find("caddy")), "run", "--config", str(folder / "Caddyfile")]

    own = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    with running(command_on, own) as server:
        yield server


@contextmanager
def running(
    command_on: Callable[[Server], Command], own: Mapping[str, str], *, tls: bool = False
) -> Iterator[Server]:
    """A server on free ports; on others, where somebody has taken them before it could."""
    for _ in range(TRIES):
        server = free_ports()
        with subprocess.Popen(command_on(server), env=own, stderr=subprocess.DEVNULL) as process:
            try:
                if listens([server.plain_port, server.port][: 1 + tls], process):
                    yield server
                    return
            finally:
                process.terminate()
    raise AssertionError(f"the server does not start: {command_on(server)}")


def configured(public: Path, folder: Path, server: Server, edit: Edit) -> str:
    """The given configuration, with the test's own folder, certificate and ports."""
    text = edit((HOSTING / "nginx.conf").read_text())
    certificate = "/etc/letsencrypt/live/blog.ingenium-search.be"
    for old, new in (
        ("/srv/blog", str(public)),
        (certificate, str(folder)),
        ("listen 80;", f"listen 127.0.0.1:{server.plain_port};"),
        ("listen 443 ", f"listen 127.0.0.1:{server.port} "),
        ("listen [::]:80;", f"listen [::1]:{server.plain_port};" if has_ipv6() else ""),
        ("listen [::]:443 ", f"listen [::1]:{server.port} " if has_ipv6() else "#"),
    ):
        assert old in text
        text = text.replace(old, new)
    return text


def assert_guarded(headers: Message, address: str) -> None:
    """The answer carries exactly the headers that the rules give it, each once."""
    wanted = headers_for(address, places())
    for name in {*EVERYWHERE, CSP, CACHE, CORP}:
        assert headers.get_all(name) == ([wanted[name]] if name in wanted else None), name


def has_ipv6() -> bool:
    """Whether this machine can listen on its own address of version 6."""
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True


def make_certificate(folder: Path) -> None:
    """A certificate that only a test believes."""
    names = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    kind = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1"  # of RSA, keys are sought for long
    command = f"openssl req -x509 {kind} -nodes -days 1 -subj /CN=localhost".split()
    subprocess.run([*command, *names], check=True, capture_output=True)


def free_ports() -> Server:
    """Two ports that nobody listens on."""
    with socket.socket() as one, socket.socket() as other:
        for probe in (one, other):
            probe.bind(("127.0.0.1", 0))
        return Server(one.getsockname()[1], other.getsockname()[1])


def listens(ports: Iterable[int], process: subprocess.Popen[bytes]) -> bool:
    """Whether a server comes to listen on all its ports, or ends before it does."""
    wait_until(lambda: process.poll() is not None or all(map(is_open, ports)))
    return process.poll() is None


def is_open(port: int) -> bool:
    """Whether somebody listens."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
