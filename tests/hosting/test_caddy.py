"""The given configuration in real Caddy: headers, redirects, what is missing."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings

from tests.hosting.odd_paths import ODD_PATHS, leads_within
from tests.hosting.server import Server, assert_guarded

POST = "/2017/06/way-back-after-no.html"
KINDS = ["/", POST, "/search/", "/feeds/all.atom.xml", "/sw.js", "/icons/192.png", "/release.json"]
REDIRECTS = {
    "/2016/01/older.html": "/archive/",
    "/feeds/posts/default": "/feeds/all.atom.xml",
    "/feeds/posts/default?alt=rss": "/feeds/all.rss.xml",
    "/search/label/Job%20offers": "/topics/job-offers/",
    "/p/privacy.html": "/privacy/",
    f"{POST}?m=1": POST,
    f"{POST}?showComment=1&m=1": POST,
    "/archive": "/archive/",
    "/search?q=salary": "/search/?q=salary",
    "/search/label/Job+offers": "/topics/job-offers/",
}


@pytest.mark.parametrize("path", KINDS)
def test_each_kind_of_file(path: str, caddy_server: Server) -> None:
    answer = caddy_server.get_plain(path)
    assert answer.status == 200
    assert_guarded(answer.headers, path)


def test_a_style_is_kept_for_ever(caddy_server: Server, releases: Path) -> None:
    style = next((releases / "current/theme/css").glob("*.css")).name
    answer = caddy_server.get_plain(f"/theme/css/{style}")
    assert_guarded(answer.headers, f"/theme/css/{style}")
    assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    ["/none.html", "/_redirects", "/theme/", "/theme", "/%00", "/2017/%00.html", f"/{'a' * 300}"],
)
def test_what_is_missing_is_our_own_page(path: str, caddy_server: Server, releases: Path) -> None:
    answer = caddy_server.get_plain(path)
    assert answer.status == 404
    assert answer.body == (releases / "current/404.html").read_bytes()
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/nl/none.html", "/nl/2017/none/", "/nl/%00"])
def test_what_is_missing_is_told_in_the_language_of_its_folder(
    path: str, caddy_server: Server, releases: Path
) -> None:
    answer = caddy_server.get_plain(path)
    assert answer.status == 404
    assert answer.body == (releases / "current/nl/404.html").read_bytes()


@pytest.mark.parametrize(("old", "new"), REDIRECTS.items(), ids=REDIRECTS)
def test_old_addresses_lead_on(old: str, new: str, caddy_server: Server) -> None:
    answer = caddy_server.get_plain(old)
    assert (answer.status, answer.headers["Location"]) == (301, new)


@pytest.mark.parametrize(("asked", "ending"), [("br", ".br"), ("gzip", ".gz"), ("br, gzip", ".br")])
def test_text_is_sent_as_it_was_compressed(
    asked: str, ending: str, caddy_server: Server, releases: Path
) -> None:
    answer = caddy_server.get_plain(POST, Accept_Encoding=asked)
    assert answer.body == (releases / f"current{POST}{ending}").read_bytes()
    assert answer.headers.get_all("Content-Encoding") == [asked.partition(",")[0]]
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", [POST, "/archive", "/feeds/posts/default"])
def test_pages_can_only_be_read(path: str, method: str, caddy_server: Server) -> None:
    answer = caddy_server.get_plain(path, method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


@given(ODD_PATHS)
@example("//2130706433/1/a.html?m=1")
@example("//evil.example/..%2f..%2farchive")
@example("/%5cevil.example/..%2f..%2farchive")
@settings(max_examples=60)
def test_law_no_address_of_another_host_is_given(caddy_server: Server, path: str) -> None:
    answer = caddy_server.get_plain(path)
    assert answer.status in (200, 301, 308, 400, 404)
    assert leads_within(answer.headers.get("Location"))
