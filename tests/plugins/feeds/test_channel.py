"""What there are feeds of, and where they are written."""

from types import SimpleNamespace
from typing import Any

import pytest

from plugins.editions import Edition
from plugins.editions.names import NO_NAMES
from plugins.editions.posts import EditionPosts
from plugins.feeds.channel import channel_at, channels, offered

SETTINGS: dict[str, Any] = {
    "DEFAULT_LANG": "en",
    "INDEX_URL": "",
    "FEED_ALL_RSS": "all.rss.xml",
    "FEED_ALL_JSON": "all.json",
    "CATEGORY_FEED_RSS": "topics/{slug}.rss.xml",
    "LANGUAGE_FEED_ATOM": "languages/{slug}.atom.xml",
    "TAG_FEED_RSS": None,
}


class Label(SimpleNamespace):
    """A topic or a tag."""

    def __str__(self) -> str:
        return str(self.name)


HIRING = Label(name="Hiring", slug="hiring", url="topics/hiring/")
AANWERVEN = Label(name="Aanwerven", slug="aanwerven", url="nl/onderwerpen/aanwerven/")
NEW, OLD, DUTCH = (SimpleNamespace(lang=lang) for lang in ("en", "en", "nl"))
POSTS: list[Any] = [NEW, DUTCH, OLD]
OF_NL = {"INDEX_URL": "nl/", "CATEGORY_FEED_RSS": "nl/topics/{slug}.rss.xml"}
EN = Edition("en", True, SETTINGS, {}, NO_NAMES)
NL = Edition("nl", False, {**SETTINGS, **OF_NL}, OF_NL, NO_NAMES)
ENGLISH: Any = EditionPosts(EN, [NEW, OLD], [(HIRING, [NEW])], [(HIRING, [OLD])], [])
OF_DUTCH: Any = EditionPosts(NL, [DUTCH], [(AANWERVEN, [DUTCH])], [], [])


def test_channels_are_what_the_settings_have_an_address_for() -> None:
    found = channels([ENGLISH, OF_DUTCH], POSTS, SETTINGS)
    assert [(c.kind, c.name, c.slug, c.page, c.lang, [*c.addresses.values()]) for c in found] == [
        ("all", "", "", "", "en", ["all.rss.xml", "all.json"]),
        ("topic", "Hiring", "hiring", "topics/hiring/", "en", ["topics/hiring.rss.xml"]),
        ("topic", "Aanwerven", "aanwerven", AANWERVEN.url, "nl", ["nl/topics/aanwerven.rss.xml"]),
        ("language", "English", "en", "", "en", ["languages/en.atom.xml"]),
        ("language", "Nederlands", "nl", "nl/", "nl", ["languages/nl.atom.xml"]),
    ]
    assert [c.posts for c in found] == [POSTS, [NEW], [DUTCH], [NEW, OLD], [DUTCH]]


def test_a_feed_is_found_by_its_address() -> None:
    found = channels([ENGLISH], POSTS, SETTINGS)
    assert channel_at("topics/hiring.rss.xml", found).name == "Hiring"
    with pytest.raises(ValueError, match=r"authors\.xml: there are only feeds of all, topic"):
        channel_at("authors.xml", found)


def test_topics_of_one_slug_in_two_languages_have_feeds_of_two_ids() -> None:
    dutch = OF_DUTCH._replace(topics=[(HIRING, [DUTCH])])
    topics = [c for c in channels([ENGLISH, dutch], POSTS, SETTINGS) if c.kind == "topic"]
    assert [(c.id, c.key) for c in topics] == [
        ("hiring", ("en", "topic", "hiring")),
        ("nl/hiring", ("nl", "topic", "hiring")),
    ]


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("en", [("own", ""), ("topic", "Hiring"), ("all", ""), ("language", "Nederlands")]),
        ("nl", [("own", ""), ("topic", "Aanwerven"), ("all", ""), ("language", "English")]),
    ],
)
def test_readers_are_offered_the_feeds_of_their_language_first(
    lang: str, names: list[tuple[str, str]]
) -> None:
    found = channels([ENGLISH, OF_DUTCH], POSTS, SETTINGS)
    assert [(one.kind, one.name) for one in offered(found, lang)] == names


def test_where_there_is_one_language_all_letters_come_first() -> None:
    found = channels([ENGLISH], [NEW, OLD], SETTINGS)
    assert [one.kind for one in offered(found, "en")] == ["all", "topic", "language"]
