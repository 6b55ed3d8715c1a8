"""Every page that is built: strictly valid, whole, and leading somewhere."""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest
from bs4 import BeautifulSoup

from tests.site.pages import LANGS, html_files, lang_of, parse, posts, target

BASES = {"site": "http://127.0.0.1:8000", "public": "https://blog.example.org"}


@pytest.fixture(params=["site", "public"])
def built(request: pytest.FixtureRequest) -> tuple[Path, str]:
    """Both builds, each with the address it is made for."""
    return request.getfixturevalue(request.param), BASES[request.param]


def test_every_kind_of_page_is_there(site: Path) -> None:
    for address in (address for kinds in LANGS.values() for address in kinds.values()):
        page = site / address
        assert (page / "index.html" if address.endswith("/") or not address else page).is_file()


def test_html_parses_strictly(built: tuple[Path, str]) -> None:
    site, _ = built
    for page in html_files(site):
        html5lib.HTMLParser(strict=True).parse(page.read_text(encoding="utf-8"))


def test_every_internal_link_and_anchor_leads_somewhere(built: tuple[Path, str]) -> None:
    site, base = built
    checked = 0
    for page in html_files(site):
        for tag in parse(page).select("[href], [src]"):
            address = str(tag.get("href") or tag.get("src"))
            if found := target(site, page, address, base):
                path, anchor = found
                assert path.is_file(), f"{page.relative_to(site)} leads to {address}"
                assert not anchor or parse(path).find(id=anchor), f"{page}: {address}"
                checked += 1
    assert checked > 100


def test_nothing_comes_from_elsewhere(built: tuple[Path, str]) -> None:
    site, base = built
    for page in html_files(site):
        for tag in parse(page).select("[src], link[rel=stylesheet], link[rel=icon]"):
            assert target(site, page, str(tag.get("src") or tag.get("href")), base)


def test_nothing_is_inline(site: Path) -> None:
    for page in html_files(site):
        soup = parse(page)
        assert not soup.find_all("style")
        assert not soup.select("[style]")
        scripts = soup.select("script:not([type='application/ld+json'])")  # that is data
        assert all(script.get("src") for script in scripts)


def test_every_page_has_what_a_page_needs(site: Path) -> None:
    for page in html_files(site):
        soup = parse(page)
        assert len(soup.find_all("h1")) == 1, page
        assert len(soup.find_all("main")) == 1, page
        assert soup.select_one(f"html[lang={lang_of(page, site)}]")
        assert soup.title
        assert soup.title.get_text(strip=True)
        assert soup.find("meta", attrs={"name": "description"})
        feeds = soup.select("link[rel=alternate][type]")
        assert {str(feed["type"]) for feed in feeds} == {
            "application/rss+xml",
            "application/atom+xml",
            "application/feed+json",
        }
        skip = soup.select_one("body > a")
        assert skip
        assert soup.find(id=str(skip["href"])[1:])


def test_no_heading_level_is_skipped(site: Path) -> None:
    for page in html_files(site):
        levels = [int(tag.name[1]) for tag in parse(page).select("h1, h2, h3, h4, h5, h6")]
        assert levels[0] == 1, page
        assert all(b <= a + 1 for a, b in pairwise(levels)), page


def test_ids_are_unique_on_each_page(site: Path) -> None:
    for page in html_files(site):
        ids = [tag["id"] for tag in parse(page).select("[id]")]
        assert len(ids) == len(set(ids)), page


def without_french_spaces(text: str) -> str:
    """A text whose signs stand as close to their words as in English."""
    return re.sub("\u00a0(?=[?!:;»])|(?<=«)\u00a0", "", text)


def test_titles_and_descriptions_are_free_of_markup(public: Path) -> None:
    for page in html_files(public):
        soup = parse(page)
        texts = [soup.title.get_text() if soup.title else ""]
        texts += [str(meta["content"]) for meta in soup.select("meta[content]")]
        for text in map(without_french_spaces, texts):
            assert not set(text) & set("<>\u00a0"), (page, text)
            assert "&" not in text.replace("Q&A", ""), (page, text)


def test_the_date_reads_as_on_the_old_blog(site: Path) -> None:
    page = parse(site / "2017/06/way-back-after-no.html")
    assert page.select_one(".dateline time").get_text() == "Tuesday, June 13, 2017"  # type: ignore[union-attr]


def test_every_post_ends_with_the_call_to_action(site: Path) -> None:
    for page in posts(site):
        signature = parse(page).select_one(".signature")
        assert signature, page
        assert [link["href"] for link in signature.find_all("a")] == [
            "http://www.ingenium-search.be",
            "https://twitter.com/IngeniumSearch",
        ]


def the_one(soup: BeautifulSoup, selector: str, attribute: str) -> str:
    """The one value of `attribute` that `selector` finds."""
    (tag,) = soup.select(selector)
    return str(tag[attribute])


def test_home_leads_with_the_newest_and_goes_on(site: Path) -> None:
    home = parse(site / "index.html")
    newest = "./2019/09/first-hundred-days.html"
    assert the_one(home, ".newest h2 a", "href") == newest
    assert len(home.select(".letters li")) == 5
    assert the_one(home, "a[rel=next]", "href") == "./page/2/"
    assert len(parse(site / "page/2/index.html").select(".letters li")) == 2


def test_production_names_its_addresses(public: Path) -> None:
    for page in html_files(public):
        soup = parse(page)
        path = page.relative_to(public).as_posix().removesuffix("index.html")
        canonical = f"https://blog.example.org/{path}"
        assert the_one(soup, "link[rel=canonical]", "href") == canonical
        assert the_one(soup, 'meta[property="og:url"]', "content") == canonical
        assert the_one(soup, 'meta[property="og:title"]', "content")
        assert the_one(soup, 'meta[property="og:description"]', "content")


def test_the_sitemap_lists_what_readers_look_for(public: Path) -> None:
    sitemap = ET.parse(public / "sitemap.xml")
    listed = [loc.text or "" for loc in sitemap.findall(".//{*}loc")]
    assert len(listed) == len(set(listed))
    for address in listed:
        found = target(public, public / "index.html", address, BASES["public"])
        assert found, address
        assert found[0].is_file(), address
    assert {f"https://blog.example.org/{p.relative_to(public)}" for p in posts(public)} <= set(
        listed
    )
    robots = (public / "robots.txt").read_text()
    assert "Sitemap: https://blog.example.org/sitemap.xml" in robots
