"""Asks the web server of the live blog whether it does what it must, and says what to mend."""

import argparse
import http.client
import sys
from collections.abc import Callable, Iterator, Sequence
from email.message import Message
from pathlib import Path
from typing import NamedTuple, Protocol
from urllib.parse import urlsplit

from pelican.settings import read_settings

from plugins.headers.rules import Places, headers_for, places_of
from tools.publishing.releases import current

SETTINGS = Path(__file__).parent.parent / "publishconf.py"
PATIENCE = 20  # seconds for an answer
STRANGER = "stranger.example"  # a host that is not ours
NOT_FOUND = "404.html"
NOTHING = "/there-is-no-such-page.html"
KINDS = ("theme/css/*.css", "theme/js/*.js", "feeds/*.xml", "cards/*.png", "sw.js", "search/")
RELOAD = "Then have it read them: sudo systemctl reload nginx (or caddy)."


class HostResponse(NamedTuple):
    """What a server sends."""

    status: int
    headers: Message
    body: bytes


class Server(Protocol):
    """A server that can be asked."""

    def get(self, path: str, method: str = "GET", **headers: str) -> HostResponse:
        """Ask over TLS."""

    def get_plain(self, path: str, method: str = "GET", **headers: str) -> HostResponse:
        """Ask without TLS."""


class Live(NamedTuple):
    """What should be served."""

    release: Path
    url: str
    places: Places

    def at(self, address: str) -> str:
        """The path of an address of the site on its host."""
        return f"{self.places.folder}{address}"


class Remote:
    """The server at a host's name, at its port for TLS and the usual one without."""

    def __init__(self, host: str, port: int | None) -> None:
        self._host, self._port = host, port

    def get(self, path: str, method: str = "GET", **headers: str) -> HostResponse:
        """Ask over TLS, with a certificate that must be believed."""
        connection = http.client.HTTPSConnection(self._host, self._port, timeout=PATIENCE)
        return asked(connection, path, method, headers)

    def get_plain(self, path: str, method: str = "GET", **headers: str) -> HostResponse:
        """Ask without TLS."""
        connection = http.client.HTTPConnection(self._host, timeout=PATIENCE)
        return asked(connection, path, method, headers)


def asked(
    connection: http.client.HTTPConnection,
    path: str,
    method: str,
    headers: dict[str, str],
    body: bytes = b"",
) -> HostResponse:
    """What a server answers; `_` in the name of a header stands for `-`."""
    try:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body or None, names)
        response = connection.getresponse()
        return HostResponse(response.status, response.headers, response.read())
    finally:
        connection.close()


def problems(server: Server, live: Live) -> Iterator[str]:
    """What is wrong, most important first; where no page is served, nothing else is asked."""
    found = list(home_page(server, live))
    yield from found
    for check in () if found else CHECKS:
        yield from check(server, live)


def home_page(server: Server, live: Live) -> Iterator[str]:
    """The live release must be what is served."""
    answer = server.get(live.at("/"))
    if answer.status != 200:
        yield (
            f"{live.url}/ answers {answer.status}. The server's root must be the folder `current`, "
            f"as in docs/hosting/, and the server's user must be able to read {live.release}."
        )
    elif answer.body != (live.release / "index.html").read_bytes():
        yield (
            f"{live.url}/ is not the home page of {live.release.name}. The server serves another "
            "folder, or this release has not been sent to it: docs/hosting/send.sh."
        )


def guarding_headers(server: Server, live: Live) -> Iterator[str]:
    """Each header must be there once, with the value that the rules give it."""
    wrong: dict[str, str] = {}
    for address in ("/", *some_files(live.release)):
        sent = server.get(live.at(address)).headers
        for name, value in headers_for(address, live.places).items():
            if sent.get_all(name) != [value]:
                wrong.setdefault(name, f"{address} ({_how(sent.get_all(name))})")
    if wrong:
        told = ", ".join(f"{name} of {where}" for name, where in wrong.items())
        yield (
            f"Headers are not as they should be: {told}. nginx must include _headers.nginx and "
            f"_headers.server.nginx of the release, Caddy import _headers.caddy. {RELOAD}"
        )


def _how(values: list[str] | None) -> str:
    if not values:
        return "missing"
    return "another" if len(values) == 1 else "more than once"


def some_files(release: Path) -> Iterator[str]:
    """A file of each kind that has headers of its own, by its address."""
    for pattern in KINDS:
        for path in sorted(release.glob(pattern.rstrip("/")))[:1]:
            yield f"/{path.relative_to(release).as_posix()}{'/' * path.is_dir()}"


def compression(server: Server, live: Live) -> Iterator[str]:
    """Text must be sent as it was compressed, through networks in between, too."""
    answer = server.get(live.at("/"), Accept_Encoding="gzip", Via="1.1 network.example")
    if answer.headers["Content-Encoding"] != "gzip":
        yield (
            "Pages are sent uncompressed. nginx needs gzip_static on and gzip_proxied any, Caddy "
            "encode gzip and precompressed br gzip in file_server."
        )
    elif answer.body != (live.release / "index.html.gz").read_bytes():
        yield (
            "Pages are compressed again for each reader; published forms are smaller. nginx "
            "needs gzip_static on, Caddy precompressed br gzip in file_server."
        )
    if "Accept-Encoding" not in answer.headers.get("Vary", ""):
        yield (
            "“Vary: Accept-Encoding” is missing: a network may send compressed pages to those "
            "who cannot read them. nginx needs gzip_vary on."
        )


def missing_pages(server: Server, live: Live) -> Iterator[str]:
    """What is not there must be said to be so, by our own page in the language of its folder."""
    for page in [live.release / NOT_FOUND, *sorted(live.release.glob(f"*/{NOT_FOUND}"))]:
        folder = f"/{page.parent.relative_to(live.release).as_posix()}".rstrip("/.")
        if fault := _of_missing(server.get(live.at(folder + NOTHING)), page.read_bytes()):
            yield f"{fault} It was asked for {folder}{NOTHING}."
            break
    if server.get(live.at("/_redirects")).status != 404:
        yield (
            "The files for hosts can be read, as /_redirects. They are no pages: both "
            "configurations in docs/hosting/ answer 404 to what begins with an underscore."
        )


def _of_missing(answer: HostResponse, page: bytes) -> str:
    """What is wrong with the answer for a page that is not there."""
    if answer.status != 404:
        return f"A page that is not there answers {answer.status}, not 404: search engines keep it."
    if answer.body != page:
        return (
            "A page that is not there shows the server's own words, or another language's. nginx "
            "needs error_page 404 and the map $missing, Caddy handle_errors, as in docs/hosting/."
        )
    return ""


def redirects(server: Server, live: Live) -> Iterator[str]:
    """Old addresses must lead on, those too that ask for something."""
    for old, new in some_redirects(live.release):
        answer = server.get(old)
        if (answer.status, answer.headers["Location"]) != (301, new):
            led = answer.headers["Location"] or f"nowhere ({answer.status})"
            yield (
                f"{old} leads to {led}, not to {new}. nginx must include _redirects.nginx and "
                f"ask its tables, Caddy import _redirects.caddy in its route. {RELOAD}"
            )
            return


def some_redirects(release: Path) -> Iterator[tuple[str, str]]:
    """One old address of each form: whole, with a query, and what begins with something."""
    seen: set[tuple[bool, int]] = set()
    for line in (release / "_redirects").read_text(encoding="utf-8").splitlines():
        old, *query, new, _ = line.split()
        form = old.endswith("*"), len(query)
        if form not in seen:
            seen.add(form)
            yield f"{old.replace('*', 'x')}?{'&'.join(query)}".removesuffix("?"), new


def caching(server: Server, live: Live) -> Iterator[str]:
    """Who has a page asks only whether it is still the same."""
    tag = server.get(live.at("/")).headers["ETag"]
    if not tag or server.get(live.at("/"), If_None_Match=tag).status != 304:
        yield (
            "Readers who come again load every page anew: the server sends no ETag, or does not "
            "answer 304 to it. Both servers do by themselves; something in between takes it away."
        )


def methods(server: Server, live: Live) -> Iterator[str]:
    """Pages can only be read."""
    if (status := server.get(live.at("/"), "POST").status) != 405:
        yield (
            f"POST is answered by {status}, not 405: pages can only be read. For Caddy "
            "docs/hosting/Caddyfile has the lines."
        )


def host_names(server: Server, live: Live) -> Iterator[str]:
    """Without TLS the server must lead to the blog's own https, whatever name it is called by."""
    own = server.get_plain(live.at("/"), Host=urlsplit(live.url).hostname or "")
    leads = own.headers["Location"] or ""
    if own.status not in (301, 308) or leads != f"{live.url}/":
        yield (
            f"http leads to {leads or 'no other address'}, not to {live.url}/. nginx needs the "
            "first server of docs/hosting/nginx.conf; Caddy does it by itself."
        )
    elif STRANGER in (server.get_plain(live.at("/"), Host=STRANGER).headers["Location"] or ""):
        yield (
            f"Who asks for the host {STRANGER} is led there: a network may keep that for others. "
            "nginx must lead to https://$server_name, not to $host."
        )


CHECKS: Sequence[Callable[[Server, Live], Iterator[str]]] = (
    guarding_headers,
    compression,
    missing_pages,
    redirects,
    caching,
    methods,
    host_names,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Print what is wrong; 1 if anything is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("public", type=Path)
    release = current(parser.parse_args(argv).public)
    if not release:
        print("Nothing has been published yet: make publish", file=sys.stderr)
        return 1
    settings = read_settings(str(SETTINGS))
    live = Live(release, settings["SITEURL"], places_of(settings))
    return tell(live)


def tell(live: Live) -> int:
    """Ask the blog's own address; 1 where it cannot be asked, too."""
    host = urlsplit(live.url)
    try:
        found = list(problems(Remote(host.hostname or "", host.port), live))
    except (OSError, http.client.HTTPException) as error:
        found = [f"{live.url} cannot be asked: {error}."]
    print("\n".join(found) if found else f"{live.url} serves {live.release.name} as it should.")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
