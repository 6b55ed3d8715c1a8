"""The posts to measure with: always the same, of the size and kind of real ones, nothing amiss."""

from collections import Counter
from pathlib import Path
from statistics import mean

import pytest

from plugins.checklists.recognition import find_tips
from plugins.proofreading.blog import Blog, blog_of
from plugins.proofreading.check import check
from tests.building import own_settings
from tools.bench.corpus import ELSEWHERE, TAGS, TOPICS, CorpusPost, posts, slugified
from tools.bench.dialects import THIS_BLOG

MANY = list(posts(600))


@pytest.fixture(scope="module")
def blog() -> Blog:
    """What the rules know of this blog."""
    return blog_of(own_settings())


@pytest.mark.parametrize("count", [0, 1, 7])
def test_there_are_as_many_as_are_asked_for(count: int) -> None:
    assert len({post.name for post in posts(count)}) == count


def test_they_are_the_same_every_time() -> None:
    assert list(posts(20)) == list(posts(20))


def test_the_words_of_a_post_do_not_depend_on_how_many_there_are() -> None:
    few, many = list(posts(10)), MANY[:10]
    assert [post.text for post in few] == [post.text for post in many]
    assert [post.date for post in few] != [post.date for post in many]


def test_the_proofreader_has_nothing_to_say(tmp_path: Path, blog: Blog) -> None:
    THIS_BLOG.write(MANY, tmp_path)
    assert check(tmp_path, blog) == []


def test_they_are_as_long_as_letters_are() -> None:
    assert 420 < mean(len(post.text.split()) for post in MANY) < 460


def test_each_has_a_title_and_an_address_of_its_own() -> None:
    assert len({post.title for post in MANY}) == len({post.slug for post in MANY}) == len(MANY)


def test_one_of_ten_leads_to_another() -> None:
    leading = [post for post in MANY if post.other]
    assert len(leading) == 60
    assert all(post.other in MANY and post.other is not post for post in leading)
    assert [post for post in MANY if ELSEWHERE in post.text] == leading


def test_every_topic_and_tag_is_used() -> None:
    assert {post.topic for post in MANY} == set(TOPICS)
    assert set(Counter(tag for post in MANY for tag in post.tags)) == set(TAGS)
    assert {len(post.tags) for post in MANY} == {2, 3, 4}
    assert (len(TOPICS), len(set(TAGS))) == (6, 30)


def test_they_were_written_over_fifteen_years() -> None:
    dates = [post.date for post in MANY]
    assert dates == sorted(dates)
    assert (dates[0].year, dates[-1].year) == (2009, 2023)


@pytest.mark.parametrize("post", MANY[:40], ids=lambda post: post.slug)
def test_each_has_one_list_of_tips(post: CorpusPost, blog: Blog) -> None:
    (tips,) = find_tips(blog.convert(post.text), post.title)
    assert 3 <= len([item for item in tips.block.children if item.kind == "li"]) <= 6


@pytest.mark.parametrize("signs", ["'", '"', " -- ", "...", "&", "CFO", "**", "](http", "\n## "])
def test_there_is_work_for_typography_and_markdown(signs: str) -> None:
    assert sum(signs in post.text for post in MANY) > 100


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Why salary isn't all", "why-salary-isnt-all"),
        ('"Let\'s talk": R&D', "lets-talk-r-d"),
        ("", ""),
    ],
)
def test_an_address_has_letters_and_digits_only(text: str, slug: str) -> None:
    assert slugified(text) == slug
