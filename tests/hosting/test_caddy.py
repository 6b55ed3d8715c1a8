"""The given configuration in real Caddy: headers, redirects, what is missing."""

from pathlib import Path

import pytest

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
}


@pytest.mark.parametrize("path", KINDS)
def test_each_kind_of_file(path: str, caddy_server: Server) -> None:
    answer = caddy_server.get_plain(path)
    assert answer.status == 200
    assert_guarded(answer.headers, path)


def test_a_style_is_kept_for_ever(caddy_server: Server, releases: Path) -> None:
    style = next((releases / "current/theme/css").iterdir()).name
    answer = caddy_server.get_plain(f"/theme/css/{style}")
    assert_guarded(answer.headers, f"/theme/css/{style}")
    assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/none.html", "/_redirects", "/theme/"])
def test_what_is_missing_is_our_own_page(path: str, caddy_server: Server, releases: Path) -> None:
    answer = caddy_server.get_plain(path)
    assert answer.status == 404
    assert answer.body == (releases / "current/404.html").read_bytes()
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(("old", "new"), REDIRECTS.items(), ids=REDIRECTS)
def test_old_addresses_lead_on(old: str, new: str, caddy_server: Server) -> None:
    answer = caddy_server.get_plain(old)
    assert (answer.status, answer.headers["Location"]) == (301, new)
