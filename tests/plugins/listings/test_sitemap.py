"""The sitemap's entries."""

from datetime import datetime

from plugins.editions import Edition
from plugins.editions.names import NO_NAMES
from plugins.listings.blog import BlogIndex, TermPosts, years_of
from plugins.listings.sitemap import SitemapEntry, last_change, lists_in
from plugins.posts.frame import Frames
from plugins.posts.record import LanguageVersion
from tests.plugins.listings.samples import TOPIC, post

OLD, NEW = post("2018-12-31", modified=datetime(2021, 5, 6)), post("2020-03-04")
BLOG = BlogIndex(
    (NEW, OLD),
    (TermPosts(TOPIC, "", (NEW,), TOPIC.name),),
    (),
    (),
    years_of((NEW, OLD), "{date:%Y}/", "{date:%Y}/{date:%m}/"),
)

OVERVIEWS = ("topics/", "tags/", "archive/", "checklists/")
NAMES = ("CATEGORIES", "TAGS", "ARCHIVES", "CHECKLISTS")
SETTINGS = {
    f"{name}_SAVE_AS": f"{url}index.html" for name, url in zip(NAMES, OVERVIEWS, strict=True)
}
SETTINGS |= {"INDEX_URL": "", "SEARCH_URL": "search/"}
EDITION = Edition("en", True, SETTINGS, {}, NO_NAMES)
FRAMES = Frames([EDITION], {"en": {}})


def test_a_list_has_changed_when_one_of_its_letters_has() -> None:
    assert last_change((NEW, OLD)) == "2021-05-06"
    assert last_change((NEW,)) == "2020-03-04"
    assert last_change(()) == ""


def test_every_list_is_there_once() -> None:
    assert list(lists_in(BLOG, SETTINGS, FRAMES)) == [
        SitemapEntry("", "2021-05-06"),
        SitemapEntry("topics/job-offers/", "2020-03-04"),
        SitemapEntry("2020/", "2020-03-04"),
        SitemapEntry("2020/03/", "2020-03-04"),
        SitemapEntry("2018/", "2021-05-06"),
        SitemapEntry("2018/12/", "2021-05-06"),
        *(SitemapEntry(url, "2021-05-06") for url in OVERVIEWS),
        SitemapEntry("search/", ""),
    ]


def test_a_list_is_told_with_what_it_is_in_other_languages() -> None:
    versions = LanguageVersion("nl", "nl/"), LanguageVersion("en", "")
    frames = Frames([EDITION, EDITION._replace(lang="nl")], {"en": {}})
    frames.note("en", "index.html", versions)
    (first, *_) = lists_in(BLOG, SETTINGS, frames)
    assert first == SitemapEntry(
        "", "2021-05-06", (LanguageVersion("en", ""), LanguageVersion("nl", "nl/"))
    )
