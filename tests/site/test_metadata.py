"""What programs read of a page: where it is shared, found or kept."""

import json
import struct
from pathlib import Path
from typing import Any

import mf2py
import pytest
from lxml import etree
from PIL import Image

from tests.building import ROOT, build, write_post

from .pages import KINDS, LANGS, html_files, parse, posts

BASE = "https://blog.example.org"
POST = "2018/10/counter-offer.html"
SITEMAP = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "i": "http://www.google.com/schemas/sitemap-image/1.1",
}


def meta(page: Path) -> dict[str, str]:
    """The page's names and what they say."""
    tags = parse(page).select("meta[property], meta[name]")
    return {str(tag.get("property") or tag["name"]): str(tag["content"]) for tag in tags}


def data_of(page: Path) -> Any:
    """The page's JSON-LD."""
    (script,) = parse(page).select("script[type='application/ld+json']")
    return json.loads(script.get_text())


def test_every_page_says_what_it_shows_where_it_is_shared(public: Path) -> None:
    for page in html_files(public):
        said = meta(page)
        for name in ("title", "description", "image"):
            assert said[f"og:{name}"], page
            assert said[f"twitter:{name}"] == said[f"og:{name}"], page
        assert said["twitter:card"] == "summary_large_image"
        assert said["twitter:site"] == "@IngeniumSearch"
        assert said["og:image:alt"], page


def test_its_card_is_there_and_as_large_as_it_says(public: Path) -> None:
    for page in html_files(public):
        said = meta(page)
        with Image.open(public / said["og:image"].removeprefix(f"{BASE}/")) as card:
            assert card.size == (int(said["og:image:width"]), int(said["og:image:height"]))
            assert card.format == "PNG"


def test_each_letter_has_a_card_of_its_own_and_the_rest_share_one_in_each_language(
    public: Path,
) -> None:
    letters = posts(public)
    own = {meta(page)["og:image"] for page in letters}
    others = {meta(page)["og:image"] for page in html_files(public) if page not in letters}
    assert len(own) == len(letters)
    assert len(others) == len(LANGS)
    assert not own & others


def test_a_card_says_its_words_to_who_cannot_see_it(public: Path) -> None:
    said = meta(public / POST)["og:image:alt"]
    assert said == (
        "Should I accept a counter-offer from my employer? · October 9, 2018 · Ingenium Letters"
    )


def test_a_letter_is_an_article_with_its_dates_and_labels(public: Path) -> None:
    tags = parse(public / POST).select("meta[property='article:tag']")
    assert [tag["content"] for tag in tags] == ["counter-offer", "resignation", "second thoughts"]
    said = meta(public / POST)
    assert said["og:type"] == "article"
    assert said["article:published_time"] == "2018-10-09T00:00:00+02:00"
    assert said["article:section"] == "Leaving well"
    assert "article:modified_time" not in said


REQUIRED = {
    "@context": "https://schema.org",
    "@type": "BlogPosting",
    "headline": "Should I accept a counter-offer from my employer?",
    "datePublished": "2018-10-09T00:00:00+02:00",
    "dateModified": "2018-10-09T00:00:00+02:00",
    "url": f"{BASE}/{POST}",
    "inLanguage": "en",
    "articleSection": "Leaving well",
    "keywords": ["counter-offer", "resignation", "second thoughts"],
}


def test_a_letter_is_a_blog_posting_of_schema_org(public: Path) -> None:
    data = data_of(public / POST)
    assert data.items() >= REQUIRED.items()
    assert data["mainEntityOfPage"]["@id"] == data["url"]
    assert data["author"] == data["publisher"]
    assert data["publisher"]["name"] == "Ingenium Executive Search"
    for picture in (data["image"], data["publisher"]["logo"]):
        with Image.open(public / picture["url"].removeprefix(f"{BASE}/")) as image:
            assert image.size == (picture["width"], picture["height"])


def test_every_letter_s_data_can_be_read(public: Path) -> None:
    for page in posts(public):
        data = data_of(page)
        assert set(data) >= {*REQUIRED, "description", "image", "author", "wordCount"}
        assert len(data["headline"]) <= 110, "search engines show no more"
        assert data["url"] == f"{BASE}/{page.relative_to(public).as_posix()}"


def test_home_is_a_web_site_and_other_pages_carry_no_data(public: Path) -> None:
    assert data_of(public / "index.html")["@type"] == "WebSite"
    assert not parse(public / "privacy/index.html").select("script[type='application/ld+json']")


def test_a_letter_is_an_h_entry(public: Path) -> None:
    items = mf2py.parse((public / POST).read_text(), url=f"{BASE}/{POST}")["items"]
    (entry,) = (item["properties"] for item in items if item["type"] == ["h-entry"])
    assert entry["uid"] == entry["url"] == [f"{BASE}/{POST}"]
    assert entry["name"] == ["Should I accept a counter-offer from my\u00a0employer?"]
    assert entry["published"] == ["2018-10-09T00:00:00+0200"]
    assert entry["category"][0] == "Leaving well"
    assert entry["summary"][0].startswith("You have resigned")
    assert entry["content"][0]["value"].startswith("You resign on Tuesday")
    (author,) = entry["author"]
    assert author["type"] == ["h-card"]
    assert author["properties"] == {
        "name": ["Ingenium Executive Search"],
        "url": ["http://www.ingenium-search.be"],
    }


@pytest.mark.parametrize("kind", ["topic", "year", "audience"])
def test_a_list_of_letters_is_an_h_feed(public: Path, kind: str) -> None:
    page = public / KINDS[kind] / "index.html"
    items = mf2py.parse(page.read_text(), url=f"{BASE}/{KINDS[kind]}")["items"]
    letters = [child for item in items for child in item["children"]]
    assert letters
    for letter in letters:
        assert letter["type"] == ["h-entry"]
        assert set(letter["properties"]) >= {"name", "url", "published"}


def test_the_icons_are_there(public: Path) -> None:
    page = parse(public / "index.html")
    for link in page.select("link[rel~='icon'], link[rel='apple-touch-icon']"):
        assert (public / str(link["href"]).removeprefix(f"{BASE}/")).is_file()
    with Image.open(public / "apple-touch-icon.png") as icon:
        assert icon.size == (180, 180)
        assert icon.mode == "P"
        assert "transparency" not in icon.info
    count = struct.unpack("<HHH", (public / "favicon.ico").read_bytes()[:6])
    assert count == (0, 1, 3)


def test_the_manifest_names_the_blog_and_its_icons(public: Path) -> None:
    manifest = json.loads((public / "site.webmanifest").read_text())
    assert manifest["name"] == "Ingenium Letters"
    assert {"start_url", "scope", "display", "theme_color", "background_color"} <= set(manifest)
    for icon in manifest["icons"]:
        file = public / icon["src"]
        assert file.is_file()
        if icon["type"] == "image/png":
            with Image.open(file) as image:
                assert f"{image.width}x{image.height}" == icon["sizes"]
    assert "maskable" in {icon.get("purpose") for icon in manifest["icons"]}


def test_the_browser_s_bars_take_the_paper_s_colour(public: Path) -> None:
    style = next((public / "theme/css").glob("main.*.css")).read_text()
    colours = parse(public / "index.html").select("meta[name='theme-color']")
    light, dark = (str(colour["content"]) for colour in colours)
    assert f"--paper:light-dark({light},{dark})" in style.replace(" ", "")


@pytest.fixture(scope="module")
def revised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small blog: a revised letter, one with two languages, a draft."""
    folder = tmp_path_factory.mktemp("revised")
    write_post(folder / "in", "Text.", "2020-01-02-old.md", modified="2021-05-06")
    write_post(folder / "in", "Text.", "2020-03-04-both.md", slug="both", date="2020-03-04")
    write_post(
        folder / "in", "Tekst.", "2020-03-04-beide.md", slug="both", date="2020-03-04", lang="nl"
    )
    write_post(folder / "in", "Text.", "2020-03-05-draft.md", status="draft")
    build(folder / "in", folder / "out", settings=ROOT / "publishconf.py", SITEURL=BASE)
    return folder / "out"


def listed(site: Path) -> dict[str, Any]:
    """The sitemap's entries, by the address within the site."""
    tree = etree.parse(str(site / "sitemap.xml"))
    return {
        str(url.findtext("s:loc", "", SITEMAP)).removeprefix(f"{BASE}/"): url
        for url in tree.findall("s:url", SITEMAP)
    }


def test_the_sitemap_says_when_a_page_was_changed(revised: Path) -> None:
    days = {path: url.findtext("s:lastmod", None, SITEMAP) for path, url in listed(revised).items()}
    assert days["2020/01/old.html"] == "2021-05-06"
    assert days["2020/03/both.html"] == "2020-03-04"
    assert days["topics/advice/"] == "2021-05-06"
    assert days[""] == "2021-05-06"
    assert not any("draft" in path for path in days)


def test_the_sitemap_and_the_pages_know_translations(revised: Path) -> None:
    english, dutch = f"{BASE}/2020/03/both.html", f"{BASE}/nl/2020/03/both.html"
    expected = {"en": english, "nl": dutch, "x-default": english}
    for path in ("2020/03/both.html", "nl/2020/03/both.html"):
        links = listed(revised)[path].findall("x:link", SITEMAP)
        assert {link.get("hreflang"): link.get("href") for link in links} == expected
        found = parse(revised / path).select("link[rel='alternate'][hreflang]")
        assert {str(f["hreflang"]): f["href"] for f in found} == expected
    assert not parse(revised / "2020/01/old.html").select("link[rel='alternate'][hreflang]")


def test_the_sitemap_lists_every_page_that_may_be_found_and_each_once(public: Path) -> None:
    tree = etree.parse(str(public / "sitemap.xml"))
    addresses = [loc.text for loc in tree.findall(".//s:loc", SITEMAP)]
    assert len(addresses) == len(set(addresses))
    unlisted = {pages[kind] for pages in LANGS.values() for kind in ("not found", "offline")}
    for page in html_files(public):
        path = page.relative_to(public).as_posix().removesuffix("index.html")
        hidden = path in unlisted or "/page/" in f"/{path}"
        assert (f"{BASE}/{path}" in addresses) != hidden, path
    (picture,) = tree.findall(".//i:loc", SITEMAP)
    assert picture.text == f"{BASE}/images/hundred-days.png"


def test_the_data_ends_no_element(tmp_path: Path) -> None:
    write_post(tmp_path / "in", "Text.", title="'</script><b>'", summary="'<!-- </script>'")
    build(tmp_path / "in", tmp_path / "out")
    data = data_of(tmp_path / "out/2020/01/a-post.html")
    assert data["headline"] == "</script><b>"
