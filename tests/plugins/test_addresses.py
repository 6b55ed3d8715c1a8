"""Addresses are what Pelican makes of the settings, whatever these say."""

import tempfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican import signals
from pelican.contents import Article, Content, Page
from pelican.readers import Readers
from pelican.settings import read_settings

from plugins import addresses
from plugins.proofreading.blog import blog_of
from plugins.proofreading.facts import Facts, facts_of
from plugins.proofreading.post import read_post
from plugins.reader import read_posts
from tests.building import CONTENT, ROOT, own_settings
from tests.laws import FEWER

SETTINGS: Mapping[str, Any] = own_settings()
SLUGS = dict.fromkeys(("ARTICLE_URL", "ARTICLE_SAVE_AS"), "{slug}.html")
OTHERS: dict[str, dict[str, Any]] = {
    "as they are": {},
    "slugs": SLUGS,
    "Dutch": {"DEFAULT_LANG": "nl"},
    "Dutch slugs": {**SLUGS, "DEFAULT_LANG": "nl"},
    "folders": {
        "ARTICLE_URL": "{category}/{date:%d-%b}/{slug}/",
        "ARTICLE_SAVE_AS": "{category}/{date:%d-%b}/{slug}/index.html",
        "ARTICLE_LANG_URL": "{lang}/{slug}.htm",
        "ARTICLE_LANG_SAVE_AS": "{lang}/{slug}.htm",
        "PAGE_URL": "pages/{slug}",
        "PAGE_SAVE_AS": "pages/{slug}",
        "PAGE_LANG_URL": "{slug}.{lang}/",
        "PAGE_LANG_SAVE_AS": "{slug}.{lang}/index.html",
        "DEFAULT_CATEGORY": "Other things",
    },
    "titles": {"SLUGIFY_SOURCE": "title", "SLUGIFY_PRESERVE_CASE": True},
}

WORDS = st.text(st.sampled_from("abAB019é-_ ß日'"), min_size=1, max_size=8)
DAYS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0)
)
WRITTEN = st.one_of(
    DAYS.map(lambda day: day.date().isoformat()),
    DAYS.map(lambda day: day.isoformat(" ")),
    DAYS.map(lambda day: f"{day.isoformat()}+02:00"),
    DAYS.map(lambda day: f"{day.isoformat()}-11:30"),
    DAYS.map(lambda day: f"{day.isoformat()}Z"),
)
HEADERS = st.fixed_dictionaries(
    {"title": WORDS.map(lambda words: f"'A {words.replace(chr(39), '')}'"), "date": WRITTEN},
    optional={
        "lang": st.sampled_from(["en", "nl", "fr"]),
        "status": st.sampled_from(["published", "draft", "hidden"]),
        "category": st.sampled_from(["Job offers", "hiring", "Ü"]),
        "slug": st.sampled_from(["way-back", "né", "A-b_c"]),
        "save_as": st.sampled_from(["elsewhere/index.html", "2020/no-index.html"]),
    },
)
STEMS = WORDS.map(lambda words: f"2017-06-13-{words.strip() or 'a'}")


def facts_and_content(
    header: Mapping[str, str], stem: str, settings: Mapping[str, Any], *, is_page: bool
) -> tuple[Facts, Content]:
    """What the proofreader knows of a file, and what Pelican makes of it by the blog's reader."""
    lines = [f"{key}: {value}" for key, value in header.items()]
    text = "\n".join(["---", *lines, "---", "", "Text."])
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, f"{stem}.md").write_text(text, encoding="utf-8")
        with signals.readers_init.connected_to(read_posts):
            readers = Readers({**settings, "PATH": folder})
        content = readers.read_file(folder, f"{stem}.md", Page if is_page else Article)
    content.status = "published"
    return facts_of(read_post(stem, text, is_page=is_page), blog_of(settings)), content


@FEWER
@given(HEADERS, STEMS, st.sampled_from([*OTHERS.values()]), st.booleans())
def test_the_proofreader_knows_where_pelican_puts_a_post(
    header: dict[str, str], stem: str, others: dict[str, Any], is_page: bool
) -> None:
    settings = {**SETTINGS, **others}
    facts, content = facts_and_content(header, stem, settings, is_page=is_page)
    assert facts.slug == content.slug
    assert facts.lang == content.lang
    if content.slug or "save_as" in header:
        assert facts.address == f"/{addresses.address_of(content.save_as)}"
        assert addresses.file_of(content.url) == content.save_as
    assert facts.day == content.date.date().isoformat()


def test_plugins_are_told_nothing_of_a_post_that_is_only_asked_for() -> None:
    post = addresses.published(Article, {"slug": "a", "date": datetime(2020, 1, 2)}, SETTINGS, "a")
    assert (post.url, post.lang) == ("2020/01/a.html", "en")
    assert not hasattr(post, "audiences")


FILES = {
    "": "index.html",
    "about/": "about/index.html",
    "a/b/": "a/b/index.html",
    "2020/01/a.html": "2020/01/a.html",
    "index.htm": "index.htm",
    "a/no-index.html": "a/no-index.html",
}


@pytest.mark.parametrize(("address", "file"), FILES.items(), ids=FILES)
def test_a_file_answers_at_an_address(address: str, file: str) -> None:
    assert addresses.file_of(address) == file
    assert addresses.address_of(file) == address


def test_feeds_have_the_addresses_that_the_settings_name() -> None:
    assert addresses.feeds_of("topic", "hiring", SETTINGS) == {
        "rss": "feeds/topics/hiring.rss.xml",
        "atom": "feeds/topics/hiring.atom.xml",
        "json": "feeds/topics/hiring.json",
    }
    some = {"FEED_ALL_RSS": "rss.xml", "FEED_ALL_ATOM": None}
    assert addresses.feeds_of("all", "", some) == {"rss": "rss.xml"}
    assert addresses.feeds_of("tag", "a", some) == {}


FEEDS = {
    "feeds/all.rss.xml": "rss",
    "feeds/topics/hiring.atom.xml": "atom",
    "feeds/languages/nl.json": "json",
    "feeds/other.xml": "",
    "feeds/all.rss.xml.html": "",
    "topics/feeds/all.rss.xml": "",
    "sitemap.xml": "",
}


@pytest.mark.parametrize(("address", "form"), FEEDS.items(), ids=FEEDS)
def test_a_feed_is_told_by_its_address(address: str, form: str) -> None:
    assert addresses.format_of(address, SETTINGS) == form


def test_what_is_at_the_feeds_address_by_other_settings_is_a_feed_too() -> None:
    settings = {"CATEGORY_FEED_ATOM": "{slug}/letters", "FEED_ALL_ATOM": "a+b.xml"}
    assert addresses.format_of("hiring/letters", settings) == "atom"
    assert addresses.format_of("a+b.xml", settings) == "atom"
    assert addresses.format_of("aab.xml", settings) == ""


def test_pages_have_the_files_that_the_settings_name() -> None:
    files = addresses.fixed_files(SETTINGS)
    assert {"404.html", "archive/index.html", "search/index.html", "site.webmanifest"} <= {*files}
    assert addresses.template_file("robots", SETTINGS) == "robots.html"
    assert "" not in addresses.fixed_files({**SETTINGS, "TAGS_SAVE_AS": ""})


TRANSIENT = {
    "page/2/index.html": True,
    "topics/hiring/page/13/index.html": True,
    "404.html": True,
    "offline/index.html": True,
    "page/index.html": False,
    "page/two/index.html": False,
    "index.html": False,
    "2020/01/page-2.html": False,
}


@pytest.mark.parametrize(("file", "is_transient"), TRANSIENT.items(), ids=TRANSIENT)
def test_nobody_keeps_the_address_of_a_further_page(file: str, is_transient: bool) -> None:
    assert bool(addresses.transient_files(SETTINGS).fullmatch(file)) == is_transient


def test_a_list_has_as_many_pages_as_pelican_makes_of_it() -> None:
    settings = {**SETTINGS, "DEFAULT_PAGINATION": 2}
    found = addresses.list_addresses("tags/a/", "tags/a/index.html", 5, settings)
    assert found == ["tags/a/", "tags/a/page/2/", "tags/a/page/3/"]
    assert addresses.list_addresses("", "index.html", 3, settings) == ["", "page/2/"]
    assert addresses.list_addresses("a.html", "a.html", 0, settings) == ["a.html"]


def test_a_day_has_a_year_and_a_month() -> None:
    assert addresses.periods_of(date(2017, 6, 13), SETTINGS) == ["2017/", "2017/06/"]


FITTING = {
    "a year": ("{date:%Y}/", "2017/", True),
    "no year": ("{date:%Y}/", "about/", False),
    "a month": ("in/{date:%Y-%m}.html", "in/2017-06.html", True),
    "a month in words": ("{date:%Y/%b}/", "2017/Jun/", True),
    "no month": ("in/{date:%Y-%m}.html", "in/2017-6.html", False),
    "signs": ("a.b+{slug}", "a.b+c", True),
    "other signs": ("a.b+{slug}", "axb+c", False),
}


@pytest.mark.parametrize(("form", "address", "fits"), FITTING.values(), ids=FITTING)
def test_a_pattern_fits_what_a_form_makes(form: str, address: str, fits: bool) -> None:
    assert bool(addresses.pattern_of([form]).fullmatch(address)) == fits


def test_a_pattern_of_nothing_fits_nothing() -> None:
    assert not addresses.pattern_of([]).fullmatch("")


def test_the_preview_s_addresses_of_drafts_decide_nothing() -> None:
    path = {"PATH": str(CONTENT)}
    preview = read_settings(str(ROOT / "tools/previewconf.py"), path)
    assert preview["DRAFT_SAVE_AS"] != SETTINGS["DRAFT_SAVE_AS"]
    assert addresses.deciding_settings(preview) == addresses.deciding_settings(SETTINGS)
