"""The given configuration in real nginx: headers, caching, redirects, switching."""

import gzip
from pathlib import Path

import pytest
from hypothesis import example, given, settings

from plugins.headers.rules import CACHE, CSP, FOR_EVER
from tests.hosting.odd_paths import ODD_PATHS, leads_within
from tests.hosting.server import Server, assert_guarded, has_ipv6
from tools.publishing import releases as tool

POST = "/2017/06/way-back-after-no.html"
KINDS = {
    "/": "text/html; charset=utf-8",
    POST: "text/html; charset=utf-8",
    "/search/": "text/html; charset=utf-8",
    "/search/?q=salary": "text/html; charset=utf-8",
    "/privacy/": "text/html; charset=utf-8",
    "/feeds/all.atom.xml": "text/xml; charset=utf-8",
    "/feeds/all.json": "application/json; charset=utf-8",
    "/sitemap.xml": "text/xml; charset=utf-8",
    "/robots.txt": "text/plain; charset=utf-8",
    "/site.webmanifest": "application/manifest+json; charset=utf-8",
    "/nl/site.webmanifest": "application/manifest+json; charset=utf-8",
    "/nl/zoeken/": "text/html; charset=utf-8",
    "/sw.js": "application/javascript; charset=utf-8",
    "/favicon.ico": "image/x-icon",
    "/icons/192.png": "image/png",
    "/theme/img/mark.svg": "image/svg+xml",
    "/theme/css/*.css": "text/css; charset=utf-8",
    "/theme/js/site.*.js": "application/javascript; charset=utf-8",
    "/theme/checklists/checklist.*.js": "application/javascript; charset=utf-8",
    "/cards/*": "image/png",
    "/pagefind/en/pagefind.js": "application/javascript; charset=utf-8",
    "/pagefind/en/fragment/*": "application/octet-stream",
    "/release.json": "application/json; charset=utf-8",
}


@pytest.mark.parametrize(("path", "kind"), KINDS.items(), ids=KINDS)
def test_each_kind_of_file(path: str, kind: str, server: Server, releases: Path) -> None:
    if "*" in path:
        found = next((releases / "current").glob(path[1:]))
        path = f"/{found.relative_to(releases / 'current').as_posix()}"
    answer = server.get(path)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == kind
    assert_guarded(answer.headers, path.partition("?")[0])
    assert answer.headers["Server"] == "nginx"
    assert answer.headers.get("Set-Cookie") is None


def test_assets_are_kept_for_ever_and_pages_are_not(server: Server, releases: Path) -> None:
    style = next((releases / "current/theme/css").glob("*.css")).name
    assert server.get(f"/theme/css/{style}").headers[CACHE] == FOR_EVER
    assert "max-age=0" in server.get(POST).headers[CACHE]
    tag = server.get(POST).headers["ETag"]
    assert server.get(POST, If_None_Match=tag).status == 304


def test_only_the_search_may_compile(server: Server) -> None:
    assert "'wasm-unsafe-eval'" in server.get("/search/").headers[CSP]
    for path in ("/", POST, "/search/none", "/feeds/all.json"):
        assert "unsafe" not in server.get(path).headers[CSP]


@pytest.mark.parametrize(
    "path", ["/none.html", "/2017/none/", "/_redirects", "/_headers.nginx", "/theme/", "/.lock"]
)
def test_what_is_missing_is_our_own_page(path: str, server: Server, releases: Path) -> None:
    answer = server.get(path)
    assert answer.status == 404
    assert answer.body == (releases / "current/404.html").read_bytes()
    assert_guarded(answer.headers, "/404.html")


@pytest.mark.parametrize("path", ["/nl/none.html", "/nl/2017/none/", "/nl/404.html"])
def test_what_is_missing_is_told_in_the_language_of_its_folder(
    path: str, server: Server, releases: Path
) -> None:
    answer = server.get(path)
    assert answer.status == 404
    assert answer.body == (releases / "current/nl/404.html").read_bytes()
    assert_guarded(answer.headers, "/nl/404.html")


@pytest.mark.parametrize("path", ["/../.lock", "/..%2f.lock", "/%2e%2e/%2e%2e/etc/passwd"])
def test_paths_never_leave_the_site(path: str, server: Server) -> None:
    assert server.get(path).status in (400, 404)


REDIRECTS = {
    "/2016/01/older.html": "/archive/",
    "/feeds/posts/default": "/feeds/all.atom.xml",
    "/feeds/posts/default?alt=rss": "/feeds/all.rss.xml",
    "/search/label/Hiring": "/topics/hiring/",
    "/search/label/Unheard%20of": "/topics/",
    "/p/privacy.html": "/privacy/",
    f"{POST}?m=1": POST,
    "/archive": "/archive/",
    "/search?q=salary": "/search/?q=salary",
    "/search/label/Job+offers": "/topics/job-offers/",
    "/search/label/Job%20offers?m=1": "/topics/job-offers/",
    "/%66eeds/posts/default?max-results=5&alt=rss": "/feeds/all.rss.xml",
    "/2016/01/older.html?m=1": "/2016/01/older.html",
    f"{POST}?showComment=1&m=1": POST,
}
CHAIN = "/2016/01/older.html?m=1"  # to the address without, and on from there


@pytest.mark.parametrize(("old", "new"), REDIRECTS.items(), ids=REDIRECTS)
def test_old_addresses_lead_on(old: str, new: str, server: Server) -> None:
    answer = server.get(old)
    assert answer.status == 301
    assert answer.headers["Location"] == new
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert server.get(new).status == (301 if old == CHAIN else 200)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_pages_can_only_be_read(method: str, server: Server) -> None:
    assert server.get(POST, method).status == 405


@given(ODD_PATHS)
@example("//2130706433/1/a.html?m=1")
@example("//evil.example/..%2f..%2farchive")
@example("/%5cevil.example/..%2f..%2farchive")
@settings(max_examples=60)
def test_law_no_address_of_another_host_is_given(server: Server, path: str) -> None:
    answer = server.get(path)
    assert answer.status in (200, 301, 400, 404)
    assert leads_within(answer.headers.get("Location"))


def test_a_network_in_between_gets_pages_compressed(server: Server) -> None:
    answer = server.get(POST, Accept_Encoding="gzip", Via="1.1 cdn.example")
    assert answer.headers["Content-Encoding"] == "gzip"


def test_without_tls_it_leads_to_tls(server: Server) -> None:
    answer = server.get_plain(f"{POST}?x=1", Host="evil.example")
    wanted = f"https://blog.ingenium-search.be{POST}?x=1"
    assert (answer.status, answer.headers["Location"]) == (301, wanted)


def test_it_listens_on_both_versions_of_the_internet(server: Server) -> None:
    if not has_ipv6():
        pytest.skip("this machine has no IPv6")
    assert server._replace(name="::1").get_plain("/").status == 301


def test_pages_are_compressed(server: Server, releases: Path) -> None:
    answer = server.get(POST, Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(answer.body) == (releases / f"current{POST}").read_bytes()
    assert answer.body == (releases / f"current{POST}.gz").read_bytes()  # once, when published


def test_a_switch_shows_at_once(server: Server, releases: Path) -> None:
    before = (releases / "current").resolve()
    with tool.stage_in(releases) as stage:
        (stage / "index.html").write_text("new")
        tool.switch(releases, tool.finish(stage, "new"))
    assert server.get("/").body == b"new"
    tool.switch(releases, before)
    assert server.get("/").body == (before / "index.html").read_bytes()
