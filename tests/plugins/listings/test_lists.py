"""Where lists lie, and what stands on them."""

from typing import Any

import pytest
from pelican.paginator import PaginationRule

from plugins.listings.blog import BlogIndex, TermPosts, years_of
from plugins.listings.lists import MANY, IndexPage, Initial, ListPage, list_pages, lists_of
from plugins.posts.record import Term
from tests.plugins.listings.samples import TOPIC, post

SETTINGS: dict[str, Any] = {
    "DEFAULT_PAGINATION": 2,
    "DEFAULT_ORPHANS": 0,
    "INDEX_SAVE_AS": "index.html",
    "INDEX_URL": "",
    "ARCHIVES_SAVE_AS": "archive/index.html",
    "PAGINATION_PATTERNS": [
        PaginationRule(1, "{url}", "{save_as}"),
        PaginationRule(2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
    ],
}
POSTS = tuple(map(post, ["2020-03-04", "2020-03-01", "2018-12-31"]))
TICKED = post("2017-06-13", tips=("tip-a", "tip-b"))


def blog(*posts: Any) -> BlogIndex:
    """A blog of posts on one topic, with one tag."""
    of_topic = TermPosts(TOPIC, "topics/job-offers/index.html", posts, TOPIC.name)
    tag = of_topic._replace(term=Term("doubts", "doubts", "tags/doubts/"), save_as="tags/d.html")
    years = years_of(posts, "{date:%Y}/", "{date:%Y}/{date:%m}/")
    return BlogIndex(posts, (of_topic,), (tag,), (), years)


def the_list(template: str, of: BlogIndex) -> IndexPage:
    """The first list that a template makes."""
    return next(page for page in lists_of(of, SETTINGS) if page.template == template)


def test_a_long_list_has_pages() -> None:
    (first, *_), (second, *_) = list_pages("index.html", "", POSTS, SETTINGS)
    assert (first, second) == ("index.html", "page/2/index.html")
    assert [list_page for _, list_page, _ in list_pages("index.html", "", POSTS, SETTINGS)] == [
        ListPage(1, 2, "", None, "page/2/"),
        ListPage(2, 2, "page/2/", "", None),
    ]
    assert [list(own) for *_, own in list_pages("index.html", "", POSTS, SETTINGS)] == [
        list(POSTS[:2]),
        list(POSTS[2:]),
    ]


def test_an_empty_list_has_one_page() -> None:
    assert [list_page for _, list_page, _ in list_pages("a/index.html", "a/", (), SETTINGS)] == [
        ListPage(1, 1, "a/", None, None)
    ]


def test_every_page_has_a_place_of_its_own() -> None:
    places = [page.save_as for page in lists_of(blog(*POSTS), SETTINGS)]
    assert len(places) == len(set(places))
    assert {"index.html", "2020/index.html", "2020/03/index.html", "archive/index.html"} <= {
        *places
    }


FEEDS = {"category": ("topic", "job-offers"), "tag": ("tag", "doubts"), "archives": ("", "")}


@pytest.mark.parametrize(("template", "feed"), FEEDS.items(), ids=FEEDS)
def test_a_list_names_the_feed_that_goes_with_it(template: str, feed: tuple[str, str]) -> None:
    assert the_list(template, blog(*POSTS)).feed == feed


def test_the_checklists_are_those_of_posts_with_tips() -> None:
    (topic,) = the_list("checklists", blog(*POSTS, TICKED)).records["topics"]
    assert topic.posts == (TICKED,)


def test_a_topic_without_tips_is_not_among_them() -> None:
    assert the_list("checklists", blog(*POSTS)).records["topics"] == ()


def test_a_topic_is_begun_with_its_newest_posts() -> None:
    (topic,) = the_list("categories", blog(*POSTS, TICKED)).records["topics"]
    assert topic.posts == POSTS


def test_a_blog_without_posts_has_its_overviews() -> None:
    templates = {page.template for page in lists_of(BlogIndex((), (), (), (), ()), SETTINGS)}
    assert templates == {"index", "archives", "categories", "tags", "checklists", "404"}


def of_tags(*slugs: str) -> tuple[Initial, ...]:
    """What the page of all tags has where the blog has these."""
    one = post()
    tags = tuple(
        TermPosts(Term(slug, slug, f"tags/{slug}/"), f"{slug}.html", (one,), slug) for slug in slugs
    )
    initials = the_list("tags", blog(one)._replace(tags=tags)).records["initials"]
    assert isinstance(initials, tuple)
    return initials


def test_few_tags_stand_together() -> None:
    slugs = [f"tag-{number:02}" for number in range(MANY)]
    (together,) = of_tags(*slugs)
    assert together.letter == ""
    assert [term.slug for term, _ in together.terms] == slugs


def test_many_tags_stand_by_their_first_letters() -> None:
    initials = of_tags("zest", "ample", *[f"tag-{number:02}" for number in range(MANY)], "apt")
    letters = {one.letter: [term.slug for term, _ in one.terms] for one in initials}
    assert list(letters) == ["A", "T", "Z"]
    assert letters["A"] == ["ample", "apt"]
    assert len(letters["T"]) == MANY


def test_a_blog_without_tags_has_no_letter() -> None:
    assert of_tags() == ()
