"""What search engines are told of: every page that they may list, once."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from pelican.contents import Content

from plugins.addresses import OVERVIEWS, Settings, address_of, file_of, template_file
from plugins.posts.frame import Frames
from plugins.posts.record import LanguageVersion, PostRecord

from .blog import BlogIndex, Posts


class SitemapEntry(NamedTuple):
    """A page of the sitemap."""

    url: str
    changed: str  # a day; empty where none is known
    versions: tuple[LanguageVersion, ...] = ()
    pictures: tuple[str, ...] = ()


def entries_of(contents: Iterable[Content], frames: Frames) -> Iterator[SitemapEntry]:
    """Posts and pages, each with its translations behind it."""
    for content in contents:
        for one in [content, *content.translations]:
            versions = frames.of(one.save_as)["versions"]
            yield SitemapEntry(one.url, changed(one), versions, tuple(getattr(one, "pictures", ())))


def changed(content: Content) -> str:
    """The day on which a post or page was last changed, as far as its header tells."""
    moment = getattr(content, "modified", None) or getattr(content, "date", None)
    return moment.date().isoformat() if moment else ""


def lists_in(blog: BlogIndex, settings: Settings, frames: Frames) -> Iterator[SitemapEntry]:
    """The lists of an edition, whose settings they are, each with its versions."""
    for url, posts in _lists_in(blog, settings):
        yield SitemapEntry(url, last_change(posts), frames.of(file_of(url))["versions"])


def _lists_in(blog: BlogIndex, settings: Settings) -> Iterator[tuple[str, Posts]]:
    """Each list has changed when one of its posts has. Their further pages are left out."""
    yield settings["INDEX_URL"], blog.posts
    for one in (*blog.topics, *blog.audiences, *blog.tags):
        yield one.term.url, one.posts
    for year in blog.years:
        for period in (year.period, *year.months):
            yield period.url, period.posts
    for name in OVERVIEWS:
        yield address_of(template_file(name, settings)), blog.posts
    yield settings["SEARCH_URL"], ()


def last_change(posts: Posts) -> str:
    """The day of the last change among posts; empty without any."""
    days: list[date] = [day_of(post) for post in posts]
    return max(days).isoformat() if days else ""


def day_of(post: PostRecord) -> date:
    """The day on which a post was last changed."""
    return max(post.date, post.modified or post.date).date()
