"""The feeds: whole, absolute, plain, and ending with the call to action."""

from pathlib import Path

import feedparser
import pytest
from bs4 import BeautifulSoup

from plugins.feeds.writer import absolute

ABSOLUTE = {
    "relative": ('<a href="../b.html">x</a>', '<a href="https://e.org/2017/b.html">x</a>'),
    "root": ('<a href="/about/">x</a>', '<a href="https://e.org/about/">x</a>'),
    "fragment": ('<a href="#x">x</a>', '<a href="https://e.org/2017/06/a.html#x">x</a>'),
    "elsewhere": ('<a href="http://a.be">x</a>', '<a href="http://a.be">x</a>'),
    "mail": ('<a href="mailto:a@b.be">x</a>', '<a href="mailto:a@b.be">x</a>'),
    "picture": ('<img src="/i.png"/>', '<img src="https://e.org/i.png"/>'),
    "query": ('<a href="/?a=1&amp;copy=2">x</a>', '<a href="https://e.org/?a=1&amp;copy=2">x</a>'),
}


@pytest.mark.parametrize(("html", "result"), ABSOLUTE.values(), ids=ABSOLUTE)
def test_addresses_become_absolute(html: str, result: str) -> None:
    assert absolute(html, "https://e.org/2017/06/a.html") == result


FEEDS = {
    "all.rss": ("feeds/all.rss.xml", "rss20", 8),
    "all.atom": ("feeds/all.atom.xml", "atom10", 8),
    "topic.rss": ("feeds/topics/hiring.rss.xml", "rss20", 3),
    "topic.atom": ("feeds/topics/hiring.atom.xml", "atom10", 3),
}


@pytest.fixture(params=FEEDS.values(), ids=list(FEEDS))
def feed(request: pytest.FixtureRequest, public: Path) -> feedparser.FeedParserDict:
    path, version, entries = request.param
    parsed = feedparser.parse((public / path).read_bytes(), sanitize_html=False)
    assert not parsed.bozo
    assert parsed.version == version
    assert len(parsed.entries) == entries
    return parsed


def full_text(entry: feedparser.FeedParserDict) -> BeautifulSoup:
    return BeautifulSoup(entry.content[-1].value, "html.parser")


def test_a_feed_says_what_it_is(feed: feedparser.FeedParserDict) -> None:
    assert feed.feed.title.startswith("Ingenium Letters")
    assert feed.feed.language == "en"
    assert feed.feed.link == "https://blog.example.org/"
    assert any(link.rel == "self" and link.href.endswith(".xml") for link in feed.feed.links)


def test_entries_are_whole_and_plain(feed: feedparser.FeedParserDict) -> None:
    for entry in feed.entries:
        text = full_text(entry)
        assert len(text.get_text().split()) > 350
        assert len(text.select("li")) >= 4
        assert not text.select("input, label, button, progress, script, link, style")


def test_entries_end_with_the_call_to_action(feed: feedparser.FeedParserDict) -> None:
    for entry in feed.entries:
        links = [link["href"] for link in full_text(entry).find_all("a")]
        assert links[-2:] == [
            "http://www.ingenium-search.be",
            "https://twitter.com/IngeniumSearch",
        ]


def test_every_address_is_absolute(feed: feedparser.FeedParserDict) -> None:
    for entry in feed.entries:
        for tag in full_text(entry).select("[href], [src]"):
            assert str(tag.get("href") or tag.get("src")).startswith(("http://", "https://"))
        assert entry.link.startswith("https://blog.example.org/20")


def test_entries_carry_their_data(feed: feedparser.FeedParserDict) -> None:
    for entry in feed.entries:
        assert "<" not in entry.title
        assert 80 < len(BeautifulSoup(entry.summary, "html.parser").get_text()) < 170
        assert entry.author == "Ingenium Executive Search"
        assert entry.published_parsed.tm_year in {2017, 2018, 2019}
        assert {tag.term for tag in entry.tags} & {
            "Job offers",
            "Interviews",
            "Leaving well",
            "Hiring",
        }
        assert not entry.get("guidislink")
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)


def test_links_between_posts_lead_to_pages(public: Path) -> None:
    feed = feedparser.parse((public / "feeds/all.rss.xml").read_bytes(), sanitize_html=False)
    links = {
        str(link["href"]).removeprefix("https://blog.example.org/")
        for entry in feed.entries
        for link in full_text(entry).find_all("a")
        if str(link["href"]).startswith("https://blog.example.org/")
    }
    assert links
    assert all((public / link).is_file() for link in links)
