"""Pages that lead on, for hosts that know no redirects."""

from pathlib import Path

import pytest

from plugins.redirects.pages import missing_pages, page_for
from plugins.redirects.redirect import Redirect
from tests.building import ROOT, build, run_pelican, write_post
from tests.site.pages import parse
from tests.tools.publishing.sites import SETTINGS
from tools.publishing.gate import addresses, read_site, refusals

URL = "https://blog.example.org"
FILES = {
    "/2016/01/old.html": "2016/01/old.html",
    "/old/": "old/index.html",
    "/caf%C3%A9/": "café/index.html",
    "/feeds/old.xml": "",
    "/search/label/Hiring": "",
    "/search/*": "",
    "/../old.html": "",
    "/%2e%2e/old.html": "",
}


@pytest.mark.parametrize(("old", "file"), FILES.items(), ids=FILES)
def test_where_a_page_can_answer(old: str, file: str) -> None:
    assert page_for(Redirect(old, "/")) == file


def test_no_page_answers_for_a_query() -> None:
    assert page_for(Redirect("/old.html", "/", "alt=rss")) == ""


def test_a_page_that_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("x")
    moved = [Redirect("/a.html", "/"), Redirect("/b.html", "/c.html")]
    assert missing_pages(moved, tmp_path) == {tmp_path / "b.html": "/c.html"}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A post that has moved."""
    write_post(tmp_path / "in", "Text.")
    (tmp_path / "in/redirects.txt").write_text("/2019/01/old.html /2020/01/a-post.html\n")
    return tmp_path / "in"


@pytest.mark.parametrize("site_url", [URL, f"{URL}/letters"])
def test_it_leads_to_the_new_address(content: Path, tmp_path: Path, site_url: str) -> None:
    wishes = {"SITEURL": site_url, "REDIRECT_PAGES": "yes"}
    for _ in range(2):  # the page of an earlier build is no page of ours
        build(content, tmp_path / "out", settings=ROOT / "publishconf.py", **wishes)
    page = parse(tmp_path / "out/2019/01/old.html")
    new = f"{site_url}/2020/01/a-post.html"
    refresh = page.select_one("meta[http-equiv=refresh]")
    link = page.select_one("a")
    assert refresh
    assert link
    assert (refresh["content"], link["href"]) == (f"0; url={new}", new)
    settings = {**SETTINGS, "SITEURL": site_url}
    built = read_site(tmp_path / "out", settings)
    assert refusals(built, addresses(tmp_path / "out", settings), None, fewer=False) == []


def test_other_hosts_get_none(content: Path, tmp_path: Path) -> None:
    build(content, tmp_path / "out", settings=ROOT / "publishconf.py", SITEURL=URL)
    assert not (tmp_path / "out/2019").exists()


def test_a_redirect_before_a_page_is_refused_all_the_same(content: Path, tmp_path: Path) -> None:
    (content / "redirects.txt").write_text("/2020/01/a-post.html /\n")
    result = run_pelican(
        content, tmp_path / "out", settings=ROOT / "publishconf.py", REDIRECT_PAGES="yes"
    )
    assert result.returncode != 0
    assert "/2020/01/a-post.html is still there" in result.stderr
