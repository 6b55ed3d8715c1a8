"""The sitemap's entries."""

from datetime import datetime

from plugins.listings.blog import BlogIndex, TermPosts, years_of
from plugins.listings.sitemap import SitemapEntry, last_change, lists_in
from tests.plugins.listings.samples import TOPIC, post

OLD, NEW = post("2018-12-31", modified=datetime(2021, 5, 6)), post("2020-03-04")
BLOG = BlogIndex(
    (NEW, OLD),
    (TermPosts(TOPIC, "", (NEW,)),),
    (),
    (),
    years_of((NEW, OLD), "{date:%Y}/", "{date:%Y}/{date:%m}/"),
)


def test_a_list_has_changed_when_one_of_its_letters_has() -> None:
    assert last_change((NEW, OLD)) == "2021-05-06"
    assert last_change((NEW,)) == "2020-03-04"
    assert last_change(()) == ""


def test_every_list_is_there_once() -> None:
    assert list(lists_in(BLOG, ["archive/"])) == [
        SitemapEntry("", "2021-05-06"),
        SitemapEntry("topics/job-offers/", "2020-03-04"),
        SitemapEntry("2020/", "2020-03-04"),
        SitemapEntry("2020/03/", "2020-03-04"),
        SitemapEntry("2018/", "2021-05-06"),
        SitemapEntry("2018/12/", "2021-05-06"),
        SitemapEntry("archive/", "2021-05-06"),
    ]
