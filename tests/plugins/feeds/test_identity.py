"""What posts and feeds are known by."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.feeds.identity import feed_id, post_id, post_name
from tests.plugins.feeds.rules import URI

PREFIX = "tag:example.org,2017:"
NAMES: dict[str, tuple[object, str, str]] = {
    "header": ("way-back", "2018-01-01-another", "way-back"),
    "number": (2017, "2018-01-01-another", "2017"),
    "nought": (0, "2018-01-01-another", "0"),
    "file": (None, "2017-06-13-way-back", "way-back"),
    "file without a date": (None, "way-back", "way-back"),
    "file that is a date": (None, "2017-06-13", "2017-06-13"),
    "empty header": (" ", "2017-06-13-way-back", "way-back"),
    "letters taken apart": (None, unicodedata.normalize("NFD", "après"), "après"),
}


@pytest.mark.parametrize(("header", "stem", "name"), NAMES.values(), ids=NAMES)
def test_a_post_has_a_name(header: object, stem: str, name: str) -> None:
    assert post_name(header, stem) == name


IDS = {
    "own language": (("way-back", ""), "tag:example.org,2017:letters/way-back"),
    "another language": (("way-back", "nl"), "tag:example.org,2017:letters/way-back/nl"),
    "a slash of its own": (("way-back/nl", ""), "tag:example.org,2017:letters/way-back%2Fnl"),
    "letters": (("après vous", ""), "tag:example.org,2017:letters/apr%C3%A8s%20vous"),
}


@pytest.mark.parametrize(("arguments", "result"), IDS.values(), ids=IDS)
def test_a_post_has_an_id(arguments: tuple[str, str], result: str) -> None:
    assert post_id(PREFIX, *arguments) == result


def test_a_feed_has_an_id() -> None:
    assert feed_id(PREFIX, "all") == "tag:example.org,2017:feeds/all"
    assert feed_id(PREFIX, "topic", "hiring") == "tag:example.org,2017:feeds/topic/hiring"


NAME = st.text(min_size=1)


@given(NAME, NAME, st.sampled_from(["", "nl", "fr"]), st.sampled_from(["", "nl", "fr"]))
def test_law_ids_are_addresses_and_differ_where_posts_do(
    name: str, other: str, lang: str, other_lang: str
) -> None:
    assert URI.fullmatch(post_id(PREFIX, name, lang))
    same = (name, lang) == (other, other_lang)
    assert (post_id(PREFIX, name, lang) == post_id(PREFIX, other, other_lang)) == same
