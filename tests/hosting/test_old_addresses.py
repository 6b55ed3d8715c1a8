"""Every address that Blogger had, asked for as it may be written, answers on every host."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.hosting.server import HostResponse, Server

OLD = """
/feeds/posts/default /feeds/posts/default/ /feeds/posts/default?alt=rss
/feeds/posts/default/?alt=rss /feeds/posts/default?alt=atom /feeds/posts/default?max-results=5
/feeds/posts/default/-/Hiring /feeds/posts/default/-/Job%20offers
/feeds/posts/default/-/job+offers?alt=rss /feeds/posts/default/-/None?alt=rss
/feeds/posts/summary /feeds/posts/summary?alt=rss /feeds/posts/full /feeds/posts/full?alt=rss
/feeds/comments/default /feeds/comments/default?alt=rss
/feeds/8412345678901234567/comments/default /feeds/1234/comments/default?alt=rss
/atom.xml /rss.xml
/2017_06_01_archive.html /2017_06_13_archive.html /2017/06/ /2017/
/search /search?updated-max=2017-06-13T00:00:00%2B02:00&max-results=7 /search?q=salary
/search/label/Hiring /search/label/Job%20offers /search/label/Job+offers
/search/label/job%20offers /search/label/None?max-results=5
/p/about.html /p/contact.html
/2017/06/way-back-after-no.html /2017/06/way-back-after-no.html?showComment=1497340800000
/ /?showComment=1
""".split()
ADDED = ("m=1", "m=0", "m=1&x=2", "x=2&m=1")
FIRST = {letter: f"%{ord(letter):02x}" for letter in "fspar2"}
MOST_STEPS = 3
Ask = Callable[[str], HostResponse]


def spellings(address: str) -> list[str]:
    """An address as programs write it: with a letter encoded, and with what phones added."""
    encoded = f"/{FIRST[address[1]]}{address[2:]}" if address[1:2] in FIRST else address
    sign = "&" if "?" in address else "?"
    return [address, *dict.fromkeys([encoded]), *(f"{address}{sign}{more}" for more in ADDED)]


def ends(ask: Ask, address: str) -> int:
    """The status that a reader gets in the end."""
    for _ in range(MOST_STEPS):
        answer = ask(address)
        if answer.status != 301:
            return answer.status
        address = answer.headers["Location"]
        assert address.startswith("/")
    raise AssertionError(f"led on and on: {address}")


@pytest.mark.parametrize("address", OLD)
def test_nginx_knows_it(address: str, server: Server) -> None:
    assert {spelt: ends(server.get, spelt) for spelt in spellings(address)} == dict.fromkeys(
        spellings(address), 200
    )


@pytest.mark.parametrize("address", OLD)
def test_caddy_knows_it(address: str, caddy_server: Server) -> None:
    assert {s: ends(caddy_server.get_plain, s) for s in spellings(address)} == dict.fromkeys(
        spellings(address), 200
    )


@pytest.mark.parametrize("address", OLD)
def test_hosts_that_read_redirects_know_it(address: str, releases: Path) -> None:
    """As Netlify reads them: a file is shown, whatever is asked of it; then the first line."""
    site = releases / "current"
    lines = [line.split() for line in (site / "_redirects").read_text().splitlines()]
    for spelt in spellings(address):
        asked = urlsplit(spelt)
        path, query = unquote(asked.path), asked.query.split("&")
        fits = [
            line[-2]
            for line in lines
            if all(word in query for word in line[1:-2]) and is_like(path, unquote(line[0]))
        ]
        shown = site / path[1:]
        assert shown.is_file() or shown.is_dir() or (site / fits[0][1:]).exists(), spelt


def is_like(path: str, old: str) -> bool:
    """Whether a path is the old one, or begins like it."""
    return path.startswith(old[:-1]) if old.endswith("*") else path == old


FORMATS = {
    "/feeds/posts/default?m=1&alt=rss": "/feeds/all.rss.xml",
    "/feeds/8412345678901234567/comments/default": "/feeds/all.atom.xml",
    "/feeds/8412345678901234567/comments/default?alt=rss": "/feeds/all.rss.xml",
    "/feeds/posts/default/-/Job+offers?alt=rss&m=1": "/feeds/topics/job-offers.rss.xml",
    "/2017_06_13_archive.html?m=1": "/2017/06/",
    "/p/about.html?m=1": "/about/",
}


@pytest.mark.parametrize(("address", "new"), FORMATS.items(), ids=FORMATS)
def test_both_lead_to_the_same(
    address: str, new: str, server: Server, caddy_server: Server
) -> None:
    for ask in (server.get, caddy_server.get_plain):
        assert ask(address).headers["Location"] == new


def test_each_redirect_in_turn_leads_where_it_says(
    releases: Path, server: Server, caddy_server: Server
) -> None:
    lines = (releases / "current/_redirects").read_text().splitlines()
    assert len(lines) > 100
    for line in lines:
        old, *query, new, _ = line.split()
        asked = f"{old.replace('*', 'x/y')}?{'&'.join(query)}".removesuffix("?")
        for ask in (server.get, caddy_server.get_plain):
            answer = ask(asked)
            assert (answer.status, answer.headers["Location"]) == (301, new), (asked, ask)
