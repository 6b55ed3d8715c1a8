"""What `make host` says of real servers: nothing of the given configuration, and each fault."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.hosting.server import HostResponse, Server, caddy, nginx
from tests.programs import need
from tools import host
from tools.host import Live, problems, tell
from tools.production import places

URL = "https://blog.ingenium-search.be"
Edits = tuple[str, str]


def live(releases: Path) -> Live:
    """What the test's servers should serve."""
    return Live((releases / "current").resolve(), URL, places())


class Caddy(NamedTuple):
    """Caddy without TLS, which it would see to by itself."""

    server: Server

    def get(self, path: str, method: str = "GET", **headers: str) -> HostResponse:
        return self.server.get_plain(path, method, **headers)

    def get_plain(self, path: str, method: str = "GET", **headers: str) -> HostResponse:
        answer = self.server.get_plain(path, method, **headers)
        del answer.headers["Location"]
        answer.headers["Location"] = f"{URL}{path}"
        return answer._replace(status=308)


def test_the_given_configurations_have_no_fault(
    server: Server, caddy_server: Server, releases: Path
) -> None:
    assert list(problems(server, live(releases))) == []
    assert list(problems(Caddy(caddy_server), live(releases))) == []


NGINX: dict[str, tuple[Edits, str]] = {
    "another folder": (
        ("root /srv/blog/current;", "root /srv/blog/releases;"),
        "The server's root must be the folder `current`",
    ),
    "no headers": (
        ("include /srv/blog/current/_headers.server.nginx;", ""),
        "Strict-Transport-Security of / (missing)",
    ),
    "a header twice": (
        ("server_tokens off;", 'server_tokens off; add_header X-Frame-Options "DENY" always;'),
        "X-Frame-Options of / (more than once)",
    ),
    "no compression": (
        ("gzip_static on;\n", "#"),
        "Pages are compressed again for each reader",
    ),
    "none at all": (
        ("gzip_proxied any;", "gzip_proxied off;"),
        "Pages are sent uncompressed",
    ),
    "no Vary": (("gzip_vary on;", ""), "“Vary: Accept-Encoding” is missing"),
    "no page of our own": (("error_page 404", "error_page 402"), "shows the server's own words"),
    "one language for all": (("=404 $missing", "=404 /404.html"), "asked for /fr/there-is-no"),
    "everything is there": (
        ("return 404;\n    }", "rewrite ^ /index.html break;\n    }"),
        "A page that is not there answers 200",
    ),
    "files for hosts": (("location ~ ^/_ { return 404; }", ""), "can be read, as /_redirects"),
    "no redirects": (("if ($moved_to) { return 301 $moved_to; }", ""), "leads to nowhere (404)"),
    "no redirects by query": (("if ($moved_by_query)", 'if ($is_args = "x")'), "?alt=rss leads to"),
    "no ETag": (("server_tokens off;", "server_tokens off; etag off;"), "load every page anew"),
    "any name is led on": (("https://$server_name", "https://$host"), "Who asks for the host"),
    "no way to https": (("return 301 https://", "return 302 https://"), "http leads to"),
}
CADDY: dict[str, tuple[Edits, str]] = {
    "no headers": (("import /srv/blog/current/_headers.caddy", ""), "Headers are not as they"),
    "no published forms": (("precompressed br gzip", ""), "Pages are compressed again"),
    "no page of our own": (
        ("try_files /{http.request.uri.path.0}/404.html /404.html", "rewrite * /none.html"),
        "shows the server's own words",
    ),
    "one language for all": (
        ("try_files /{http.request.uri.path.0}/404.html", "try_files"),
        "asked for /fr/there-is-no",
    ),
    "files for hosts": (("error @hosts 404", ""), "can be read, as /_redirects"),
    "no redirects": (("import /srv/blog/current/_redirects.caddy", ""), "leads to nowhere (404)"),
    "anybody may post": (("respond @others 405", ""), "POST is answered by 200, not 405"),
}


def edit(old: str, new: str) -> Callable[[str], str]:
    """A fault that somebody has put into a configuration."""

    def edited(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return edited


@contextmanager
def serving(name: str, releases: Path, folder: Path, fault: Edits) -> Iterator[host.Server]:
    """A server with a fault."""
    if name == "nginx":
        with nginx(releases, folder, edit(*fault)) as server:
            yield server
    else:
        with caddy(releases, folder, edit(*fault)) as server:
            yield Caddy(server)


FAULTS = [("nginx", *case) for case in NGINX.values()] + [("caddy", *c) for c in CADDY.values()]


@pytest.mark.parametrize(
    ("name", "fault", "said"), FAULTS, ids=[*(f"nginx {n}" for n in NGINX), *CADDY]
)
def test_a_fault_is_told(
    tmp_path: Path, releases: Path, name: str, fault: Edits, said: str
) -> None:
    need("nginx", "openssl") if name == "nginx" else need("caddy")
    with serving(name, releases, tmp_path, fault) as server:
        found = list(problems(server, live(releases)))
    assert any(said in problem for problem in found), found
    assert len(found) <= 2, found


def test_another_release_is_told(server: Server, releases: Path, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("another")
    (said,) = problems(server, live(releases)._replace(release=tmp_path))
    assert f"is not the home page of {tmp_path.name}" in said


def test_it_asks_the_address_itself(
    server: Server,
    releases: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    here = live(releases)._replace(url=f"https://127.0.0.1:{server.port}")
    assert tell(here) == 1
    assert "cannot be asked: [SSL: CERTIFICATE_VERIFY_FAILED]" in capsys.readouterr().out
    monkeypatch.setattr(ssl, "_create_default_https_context", ssl._create_unverified_context)
    monkeypatch.setattr(host, "CHECKS", host.CHECKS[:-1])  # its port without TLS is another
    assert tell(here) == 0
    assert f"serves {here.release.name} as it should" in capsys.readouterr().out
    assert tell(here._replace(url="https://127.0.0.1:9")) == 1


def test_without_a_release_there_is_nothing_to_ask(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert host.main([str(tmp_path)]) == 1
    assert "make publish" in capsys.readouterr().err
