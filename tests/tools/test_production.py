"""Serving as production does: on this machine only, compressed, with headers that guard."""

import gzip
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.headers.rules import headers_for
from tools.production import places, serve


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    """Where the blog is served."""
    server = serve(site, 0)
    assert server.server_address[0] == "127.0.0.1"
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def asked(url: str, **headers: str) -> urllib.request.Request:
    """A request with these headers."""
    return urllib.request.Request(
        url, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )


def test_a_page_is_sent_compressed_to_who_takes_it(address: str, site: Path) -> None:
    with urllib.request.urlopen(asked(f"{address}/", Accept_Encoding="gzip")) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert gzip.decompress(answer.read()) == (site / "index.html").read_bytes()


def test_and_plain_to_who_does_not(address: str, site: Path) -> None:
    with urllib.request.urlopen(f"{address}/?q=x") as answer:
        assert "Content-Encoding" not in answer.headers
        assert answer.read() == (site / "index.html").read_bytes()


def test_what_is_missing_has_the_headers_too(address: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as error:
        urllib.request.urlopen(asked(f"{address}/none.html", Accept_Encoding="gzip"))
    with error.value as answer:
        assert answer.code == 404
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_only_the_search_page_may_compile() -> None:
    policy = "Content-Security-Policy"
    for path in ("/search/", "/search/index.html"):
        assert "'self' 'wasm-unsafe-eval';" in headers_for(path, places())[policy]
    for path in ("/", "/2017/06/way-back-after-no.html", "/search/x.html", "/theme/js/site.js"):
        assert "unsafe" not in headers_for(path, places())[policy]
