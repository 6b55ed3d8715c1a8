"""Posts of one key are one post in several languages."""

import random
from typing import Any
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.utils import process_translations

from plugins.translations import KEY, note_key, parted

LANGS = st.sampled_from(["en", "nl", "fr"])
POSTS = st.lists(st.tuples(st.sampled_from("abcd"), LANGS, st.booleans()), unique=True)

Made = tuple[str, str, bool]


def made(key: str, lang: str, is_translation: bool) -> Any:
    """A post as far as translations go."""
    metadata = {"translation": "true"} if is_translation else {}
    post = Mock(translation_key=key, lang=lang, in_default_lang=lang == "en", metadata=metadata)
    post.name, post.translations = f"{key}-{lang}-{is_translation}", []
    return post


def names(posts: list[Any]) -> list[str]:
    """What posts are called."""
    return [post.name for post in posts]


@given(POSTS, st.randoms(use_true_random=False))
def test_they_are_what_pelican_finds(found: list[Made], order: random.Random) -> None:
    """But that Pelican finds several originals where none is in the blog's first language."""
    order.shuffle(found)
    ours, pelicans = [made(*post) for post in found], [made(*post) for post in found]
    originals, translations = parted(ours)
    expected, _ = process_translations(pelicans, translation_id=KEY)
    first = {post.translation_key: post for post in reversed(expected)}
    assert sorted(names(originals)) == sorted(names([*first.values()]))
    assert {*names(translations)} == {*names(ours)} - {*names(originals)}
    assert {post.name: names(post.translations) for post in ours} == {
        post.name: names(post.translations) for post in pelicans
    }


@given(POSTS)
def test_each_is_come_upon_once(found: list[Made]) -> None:
    ours = [made(*post) for post in found]
    originals, _ = parted(ours)
    from_originals = [one for post in originals for one in (post, *post.translations)]
    assert sorted(names(from_originals)) == sorted(names(ours))


@pytest.mark.parametrize(
    ("header", "key"),
    [({}, "over-loon"), ({KEY: "about-pay"}, "about-pay"), ({KEY: ""}, "over-loon")],
)
def test_the_key_is_that_of_the_header_or_the_slug(header: dict[str, str], key: str) -> None:
    post = Mock(slug="over-loon", metadata=header)
    note_key(post)
    assert post.translation_key == key
