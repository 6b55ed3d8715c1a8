"""A blog in a folder of its host, at a port of its own: https://blog.example.org:8443/blog."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, expect

from plugins.headers.rules import CACHE, CSP, FOR_EVER
from tests.browser.test_offline import tick
from tests.building import CONTENT, ROOT, publish
from tests.hosting.server import HostResponse, Server, caddy, nginx
from tests.programs import need
from tests.waiting import PAGE_SHOWS
from tools import browser as browser_tool

HOST = "blog.example.org"
SITE = f"https://{HOST}:8443/blog"
POST = "/blog/2017/06/way-back-after-no.html"
EDITS = re.compile(r"sudo sed -i '(s#[^']+)' /etc/(\w+)/")  # docs/publishing.md tells them
Get = Callable[[str], HostResponse]


@pytest.fixture(scope="module")
def in_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the blog has been published to, and `www` beside what is current."""
    folder = tmp_path_factory.mktemp("folder")
    shutil.copytree(CONTENT, folder / "content")
    (folder / "content/redirects.txt").write_text("/2016/01/older.html /archive/\n")
    publish(folder / "content", folder / "public", SITEURL=SITE)
    (folder / "public/www").mkdir()
    (folder / "public/www/blog").symlink_to("../current")
    return folder / "public"


def edited(server: str) -> Callable[[str], str]:
    """What the docs have done to a server's configuration, by the sed that they name."""
    told = (ROOT / "docs/publishing.md").read_text(encoding="utf-8")
    (command,) = [edit for edit, name in EDITS.findall(told) if name == server]

    def edit(text: str) -> str:
        return subprocess.run(
            ["sed", command], input=text, capture_output=True, text=True, check=True
        ).stdout

    return edit


@pytest.fixture(scope="module")
def servers(
    in_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Server]]:
    """Both, with the lines of the docs."""
    need("nginx", "openssl", "caddy")
    folders = [tmp_path_factory.mktemp(name) for name in ("nginx", "caddy")]
    with (
        nginx(in_folder, folders[0], edited("nginx")) as one,
        caddy(in_folder, folders[1], edited("caddy")) as other,
    ):
        yield {"nginx": one, "caddy": other}


@pytest.fixture(params=["nginx", "caddy"])
def get(request: pytest.FixtureRequest, servers: dict[str, Server]) -> Get:
    """`get(path)` asks one of them."""
    server = servers[request.param]
    return server.get if request.param == "nginx" else server.get_plain


REDIRECTS = {
    "/blog": "/blog/",
    "/blog/archive": "/blog/archive/",
    "/blog/2016/01/older.html": "/blog/archive/",
    "/blog/feeds/posts/default": "/blog/feeds/all.atom.xml",
    "/blog/feeds/posts/default?alt=rss": "/blog/feeds/all.rss.xml",
    "/feeds/posts/default": "/blog/feeds/all.atom.xml",
    "/blog/search/label/Job%20offers": "/blog/topics/job-offers/",
    "/search/label/Job+offers?m=1": "/blog/topics/job-offers/",
    f"{POST}?m=1": POST,
}


@pytest.mark.parametrize(("old", "new"), REDIRECTS.items(), ids=REDIRECTS)
def test_what_moved_leads_on_within_the_folder(old: str, new: str, get: Get) -> None:
    answer = get(old)
    assert (answer.status, answer.headers["Location"]) == (301, new)
    assert get(new).status == 200


def test_files_have_their_headers(get: Get, in_folder: Path) -> None:
    style = next((in_folder / "current/theme/css").glob("main.*.css")).name
    assert get(f"/blog/theme/css/{style}").headers[CACHE] == FOR_EVER
    assert get("/blog/sw.js").headers[CACHE] == "no-cache"
    assert "wasm-unsafe-eval" in get("/blog/search/").headers[CSP]
    assert "unsafe" not in get(POST).headers[CSP]
    assert get("/blog/feeds/all.json").headers["Cross-Origin-Resource-Policy"] is None


MISSING = {
    "/blog/none.html": "404.html",
    "/none.html": "404.html",
    "/nl/none.html": "404.html",
    "/blog/_redirects": "404.html",
    "/blog/theme/": "404.html",
    "/blog/nl/none.html": "nl/404.html",
}


@pytest.mark.parametrize(("path", "page"), MISSING.items(), ids=MISSING)
def test_what_is_missing_is_the_site_s_page(
    path: str, page: str, get: Get, in_folder: Path
) -> None:
    answer = get(path)
    assert answer.status == 404
    assert answer.body == (in_folder / "current" / page).read_bytes()


def test_all_that_names_addresses_names_those(get: Get) -> None:
    manifest = json.loads(get("/blog/site.webmanifest").body)
    assert urljoin("/blog/site.webmanifest", manifest["scope"]) == "/blog/"
    feed = ElementTree.fromstring(get("/blog/feeds/all.atom.xml").body)
    links = [link.attrib["href"] for link in feed.iter("{http://www.w3.org/2005/Atom}link")]
    sitemap = ElementTree.fromstring(get("/blog/sitemap.xml").body)
    places = [place.text or "" for place in sitemap.iter() if place.tag.endswith("}loc")]
    assert len(links) > 8
    assert len(places) > 8
    assert all(link.startswith(f"{SITE}/") for link in (*links, *places))


def test_readers_search_it_and_keep_it_for_the_train(
    servers: dict[str, Server], browser: Browser, fonts: dict[str, str | float | bool]
) -> None:
    arguments = [
        f"--host-resolver-rules=MAP {HOST}:8443 127.0.0.1:{servers['nginx'].port}",
        "--ignore-certificate-errors",
        *(["--no-sandbox"] if os.geteuid() == 0 else []),
    ]
    running = browser.browser_type.launch(
        executable_path=browser_tool.find(), args=arguments, env=fonts
    )
    page = running.new_page(ignore_https_errors=True)
    page.set_default_timeout(PAGE_SHOWS)
    page.goto(f"{SITE}/search/?q=salary")
    expect(page.locator(".found li")).not_to_have_count(0)
    page.goto(f"https://{HOST}:8443{POST}")
    tick(page)
    page.context.set_offline(True)
    page.reload()
    expect(page.get_by_role("checkbox").first).to_be_checked()
    running.close()
