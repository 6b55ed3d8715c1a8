"""Where lists lie, and what stands on them."""

from typing import Any

import pytest
from pelican.paginator import PaginationRule

from plugins.letters.letter import Label
from plugins.listings.blog import Blog, Shelf, years_of
from plugins.listings.lists import List, Sheet, lists_of, sheets
from tests.plugins.listings.samples import TOPIC, letter

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
LETTERS = tuple(map(letter, ["2020-03-04", "2020-03-01", "2018-12-31"]))
TICKED = letter("2017-06-13", tips=("tip-a", "tip-b"))


def blog(*letters: Any) -> Blog:
    """A blog of letters on one topic, with one tag."""
    shelf = Shelf(TOPIC, "topics/job-offers/index.html", letters)
    tag = shelf._replace(label=Label("doubts", "doubts", "tags/doubts/"), save_as="tags/d.html")
    years = years_of(letters, "{date:%Y}/", "{date:%Y}/{date:%m}/")
    return Blog(letters, (shelf,), (tag,), (), years)


def the_list(template: str, of: Blog) -> List:
    """The first list that a template makes."""
    return next(page for page in lists_of(of, SETTINGS) if page.template == template)


def test_a_long_list_has_sheets() -> None:
    (first, *_), (second, *_) = sheets("index.html", "", LETTERS, SETTINGS)
    assert (first, second) == ("index.html", "page/2/index.html")
    assert [sheet for _, sheet, _ in sheets("index.html", "", LETTERS, SETTINGS)] == [
        Sheet(1, 2, "", None, "page/2/"),
        Sheet(2, 2, "page/2/", "", None),
    ]
    assert [list(own) for *_, own in sheets("index.html", "", LETTERS, SETTINGS)] == [
        list(LETTERS[:2]),
        list(LETTERS[2:]),
    ]


def test_an_empty_list_has_one_sheet() -> None:
    assert [sheet for _, sheet, _ in sheets("a/index.html", "a/", (), SETTINGS)] == [
        Sheet(1, 1, "a/", None, None)
    ]


def test_every_page_has_a_place_of_its_own() -> None:
    places = [page.save_as for page in lists_of(blog(*LETTERS), SETTINGS)]
    assert len(places) == len(set(places))
    assert {"index.html", "2020/index.html", "2020/03/index.html", "archive/index.html"} <= {
        *places
    }


FEEDS = {"category": ("topic", "job-offers"), "tag": ("tag", "doubts"), "archives": ("", "")}


@pytest.mark.parametrize(("template", "feed"), FEEDS.items(), ids=FEEDS)
def test_a_list_names_the_feed_that_goes_with_it(template: str, feed: tuple[str, str]) -> None:
    assert the_list(template, blog(*LETTERS)).feed == feed


def test_the_checklists_are_those_of_letters_with_tips() -> None:
    (topic,) = the_list("checklists", blog(*LETTERS, TICKED)).records["topics"]
    assert topic.letters == (TICKED,)


def test_a_topic_without_tips_is_not_among_them() -> None:
    assert the_list("checklists", blog(*LETTERS)).records["topics"] == ()


def test_a_topic_is_begun_with_its_newest_letters() -> None:
    (topic,) = the_list("categories", blog(*LETTERS, TICKED)).records["topics"]
    assert topic.letters == LETTERS


def test_a_blog_without_letters_has_its_overviews() -> None:
    templates = {page.template for page in lists_of(Blog((), (), (), (), ()), SETTINGS)}
    assert templates == {"index", "archives", "categories", "tags", "checklists", "404"}
