"""Posts of one key are one post in several languages."""

import random
from typing import Any
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.utils import process_translations

from plugins.translations import KEY, note_key, parted

POSTS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from(["en", "nl", "fr"])), unique=True
)


def made(key: str, lang: str) -> Any:
    """A post as far as translations go."""
    post = Mock(translation_key=key, lang=lang, in_default_lang=lang == "en", metadata={})
    post.name, post.translations = f"{key}-{lang}", []
    return post


def names(posts: list[Any]) -> list[str]:
    """What posts are called."""
    return [post.name for post in posts]


@given(POSTS, st.randoms(use_true_random=False))
def test_they_are_what_pelican_finds(found: list[tuple[str, str]], order: random.Random) -> None:
    order.shuffle(found)
    ours, pelicans = [made(*post) for post in found], [made(*post) for post in found]
    assert [*map(names, parted(ours))] == [
        *map(names, process_translations(pelicans, translation_id=KEY))
    ]
    assert {post.name: names(post.translations) for post in ours} == {
        post.name: names(post.translations) for post in pelicans
    }


@pytest.mark.parametrize(
    ("header", "key"),
    [({}, "over-loon"), ({KEY: "about-pay"}, "about-pay"), ({KEY: ""}, "over-loon")],
)
def test_the_key_is_that_of_the_header_or_the_slug(header: dict[str, str], key: str) -> None:
    post = Mock(slug="over-loon", metadata=header)
    note_key(post)
    assert post.translation_key == key
