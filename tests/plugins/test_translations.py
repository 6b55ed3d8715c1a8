"""Posts of one slug are one post in several languages."""

import random
from typing import Any
from unittest.mock import Mock

from hypothesis import given
from hypothesis import strategies as st
from pelican.utils import process_translations

from plugins.translations import parted

POSTS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from(["en", "nl", "fr"])), unique=True
)


def made(slug: str, lang: str) -> Any:
    """A post as far as translations go."""
    post = Mock(slug=slug, lang=lang, in_default_lang=lang == "en", metadata={}, translations=[])
    post.name = f"{slug}-{lang}"
    return post


def names(posts: list[Any]) -> list[str]:
    """What posts are called."""
    return [post.name for post in posts]


@given(POSTS, st.randoms(use_true_random=False))
def test_they_are_what_pelican_finds(found: list[tuple[str, str]], order: random.Random) -> None:
    order.shuffle(found)
    ours, pelicans = [made(*post) for post in found], [made(*post) for post in found]
    assert [*map(names, parted(ours))] == [
        *map(names, process_translations(pelicans, translation_id="slug"))
    ]
    assert {post.name: names(post.translations) for post in ours} == {
        post.name: names(post.translations) for post in pelicans
    }
