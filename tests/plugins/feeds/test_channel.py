"""What there are feeds of, and where they are written."""

from types import SimpleNamespace
from typing import Any

import pytest

from plugins.feeds.channel import channel_at, channels, language_name

SETTINGS: dict[str, Any] = {
    "DEFAULT_LANG": "en",
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
POSTS: list[Any] = [SimpleNamespace(lang="nl"), SimpleNamespace(lang="en")]
GROUPS = {"topic": [(HIRING, POSTS[:1])], "tag": [(HIRING, POSTS)]}


def test_channels_are_what_the_settings_have_an_address_for() -> None:
    found = channels(GROUPS, POSTS, SETTINGS)
    assert [(c.kind, c.name, c.slug, c.page, c.lang, list(c.addresses)) for c in found] == [
        ("all", "", "", "", "en", ["rss", "json"]),
        ("topic", "Hiring", "hiring", "topics/hiring/", "nl", ["rss"]),
        ("language", "English", "en", "", "en", ["atom"]),
        ("language", "Nederlands", "nl", "", "nl", ["atom"]),
    ]
    assert [c.posts for c in found] == [POSTS, POSTS[:1], POSTS[1:], POSTS[:1]]


def test_a_feed_is_found_by_its_address() -> None:
    found = channels(GROUPS, POSTS, SETTINGS)
    assert channel_at("topics/hiring.rss.xml", found).name == "Hiring"
    with pytest.raises(ValueError, match=r"authors\.xml: there are only feeds of all, topic"):
        channel_at("authors.xml", found)


def test_languages_are_called_what_they_call_themselves() -> None:
    assert [language_name(lang) for lang in ("en", "nl", "fr")] == [
        "English",
        "Nederlands",
        "Français",
    ]
