"""No word is lost, joined or added on its way from a post to its page."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given

from plugins.proofreading.blog import blog_of
from plugins.proofreading.check import check
from plugins.proofreading.problem import errors_in
from tests.building import CONTENT, own_settings, write_post
from tests.laws import FEWER
from tests.plugins.reader.texts import TEXTS
from tests.plugins.reader.words import promised, seen

BLOG = blog_of(own_settings())
POSTS = sorted((CONTENT / "posts").glob("*.md"))


def told(text: str) -> list[str]:
    """What stops a build of a post with this text."""
    with tempfile.TemporaryDirectory() as folder:
        write_post(Path(folder), text)
        return [str(problem) for problem in errors_in(check(folder, BLOG))]


@pytest.mark.parametrize("post", POSTS, ids=lambda post: post.stem)
def test_the_posts_are_shown_word_by_word(post: Path) -> None:
    text = post.read_text(encoding="utf-8").split("---\n", 2)[2]
    assert seen(BLOG.convert(text)) == promised(text)


@FEWER
@given(TEXTS)
def test_law_no_word_is_lost_joined_or_added(text: str) -> None:
    if not told(text):
        assert seen(BLOG.convert(text)) == promised(text)
