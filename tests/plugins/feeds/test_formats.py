"""Feeds of any items: whatever words they hold, the rules hold, and the words come out."""

import datetime
import io
import json
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plugins.feeds.formats import FEEDS
from plugins.feeds.item import FeedItem, names
from plugins.feeds.sanitizing import for_readers
from plugins.html.text import one_line, plain
from tests.laws import FEWER
from tests.plugins.feeds.rules import (
    ATOM,
    CONTENT,
    MARKUP,
    atom_problems,
    json_problems,
    rss_problems,
)
from tests.plugins.feeds.test_html import HOSTILE

ADDRESS = "https://e.org/feed"
ZONE = datetime.timezone(datetime.timedelta(hours=2))
DAY = datetime.datetime(2020, 1, 2, tzinfo=ZONE)
ITEM = FeedItem(
    id="tag:e.org,2017:letters/a",
    link="https://e.org/a.html",
    title="A & B",
    summary="<p>S</p>",
    plain_summary="S",
    content="<p>C</p>",
    lang="en",
    published=DAY,
    modified=None,
    authors=("An author",),
    categories=("Hiring",),
)


def written(form: str, *items: FeedItem, title: str = "A blog", hub: str = "") -> bytes:
    """A feed of items."""
    feed = FEEDS[form](
        title=title,
        link="https://e.org/",
        feed_url=ADDRESS,
        description="What it is about",
        language="en",
        feed_guid="tag:e.org,2017:feeds/all",
        image="https://e.org/i.png",
        icon="https://e.org/i.png",
        hub=hub,
    )
    for item in items:
        feed.add(item)
    out = io.StringIO()
    feed.write(out, "utf-8")
    return out.getvalue().encode()


def problems(form: str, source: bytes, address: str = ADDRESS) -> list[str]:
    """What is wrong with a feed in one of the formats."""
    if form == "json":
        return list(json_problems(json.loads(source), address))
    return list({"rss": rss_problems, "atom": atom_problems}[form](source, address))


@pytest.fixture(params=list(FEEDS))
def form(request: pytest.FixtureRequest) -> str:
    """Each of the formats."""
    return str(request.param)


def test_a_plain_item_follows_the_rules(form: str) -> None:
    assert problems(form, written(form, ITEM, hub="https://hub.example/")) == []


def test_a_feed_without_items_follows_the_rules_and_no_clock(form: str) -> None:
    assert problems(form, written(form)) == []
    assert b"2017-01-01T00:00:00+00:00" in written("atom")


LATER = DAY.replace(year=2021)


def test_a_correction_changes_what_is_updated_and_nothing_else() -> None:
    corrected = ITEM._replace(modified=LATER)
    for form in ("rss", "atom"):
        (before,) = feedparser.parse(written(form, ITEM)).entries
        (after,) = feedparser.parse(written(form, corrected)).entries
        assert (after.id, after.published) == (before.id, before.published)
        assert after.updated == "2021-01-02T00:00:00+02:00"
    before, after = (json.loads(written("json", i))["items"][0] for i in (ITEM, corrected))
    assert after == before | {"date_modified": "2021-01-02T00:00:00+02:00"}


def test_a_hub_is_named_where_there_is_one(form: str) -> None:
    assert b"https://hub.example/" in written(form, ITEM, hub="https://hub.example/")
    assert b"hub" not in written(form, ITEM)


def test_an_item_says_its_language_where_it_is_not_the_feed_s(form: str) -> None:
    source = written(form, ITEM._replace(lang="nl"))
    assert problems(form, source) == []
    assert b"nl" in source.split(b"2017:letters/a")[0] + source.split(b"2017:letters/a")[1]


def test_two_authors_are_two(form: str) -> None:
    source = written(form, ITEM._replace(authors=("Ann", "Bob")))
    assert problems(form, source) == []
    assert source.count(b"Ann") == source.count(b"Bob") == 1


WORDS = st.builds(
    lambda title, summary, content, labels: ITEM._replace(
        title=one_line(title) or "-",
        summary=for_readers(summary, ITEM.link) or "-",
        plain_summary=plain(summary),
        content=for_readers(content, ITEM.link) or "-",
        categories=names(labels),
    ),
    HOSTILE,
    HOSTILE,
    HOSTILE,
    st.lists(HOSTILE),
)
HEAD: Any = HOSTILE.map(lambda text: one_line(text) or "-")


@FEWER
@given(WORDS, HEAD)
def test_law_rss_is_well_formed_and_gives_back_the_words(item: FeedItem, title: str) -> None:
    source = written("rss", item, title=title)
    found = problems("rss", source)
    assert found == (["title must hold no markup"] if MARKUP.search(item.title) else [])
    assert not feedparser.parse(source).bozo
    channel = etree.fromstring(source)[0]
    (entry,) = channel.iterfind("item")
    assert (channel.findtext("title"), entry.findtext("title")) == (title, item.title)
    assert entry.findtext("description") == item.summary
    assert entry.findtext(f"{CONTENT}encoded") == item.content
    assert [category.text for category in entry.iterfind("category")] == list(item.categories)


@FEWER
@given(WORDS, HEAD)
def test_law_atom_is_well_formed_and_gives_back_the_words(item: FeedItem, title: str) -> None:
    source = written("atom", item, title=title)
    assert problems("atom", source) == []
    assert not feedparser.parse(source).bozo
    feed = etree.fromstring(source)
    (entry,) = feed.iterfind(f"{ATOM}entry")
    assert (feed.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}title")) == (title, item.title)
    assert entry.findtext(f"{ATOM}summary") == item.summary
    assert entry.findtext(f"{ATOM}content") == item.content
    terms = [category.get("term") for category in entry.iterfind(f"{ATOM}category")]
    assert terms == list(item.categories)


@FEWER
@given(WORDS, HEAD)
def test_law_json_gives_back_the_words(item: FeedItem, title: str) -> None:
    feed = json.loads(written("json", item, title=title))
    (entry,) = feed["items"]
    assert (feed["title"], entry["title"]) == (title, item.title)
    assert entry["content_html"] == item.content
    assert entry.get("summary", "") == item.plain_summary
    assert entry.get("tags", []) == list(item.categories)
