"""What search engines are told of: every page that they may list, once."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from pelican.contents import Content

from plugins.posts.record import PostRecord, Version, versions_of

from .blog import BlogIndex, Posts


class SitemapEntry(NamedTuple):
    """A page of the sitemap."""

    url: str
    changed: str  # a day; empty where none is known
    versions: tuple[Version, ...] = ()
    pictures: tuple[str, ...] = ()


def entries_of(contents: Iterable[Content]) -> tuple[SitemapEntry, ...]:
    """Posts and pages, each with its translations behind it."""
    return tuple(
        SitemapEntry(one.url, changed(one), versions_of(one), tuple(getattr(one, "pictures", ())))
        for content in contents
        for one in [content, *content.translations]
    )


def changed(content: Content) -> str:
    """The day on which a post or page was last changed, as far as its header tells."""
    moment = getattr(content, "modified", None) or getattr(content, "date", None)
    return moment.date().isoformat() if moment else ""


def lists_in(blog: BlogIndex, overviews: Iterable[str]) -> Iterator[SitemapEntry]:
    """The lists: each has changed when one of its posts has. Their further pages are left out."""
    yield SitemapEntry("", last_change(blog.posts))
    for one in (*blog.topics, *blog.audiences, *blog.tags):
        yield SitemapEntry(one.term.url, last_change(one.posts))
    for year in blog.years:
        for period in (year.period, *year.months):
            yield SitemapEntry(period.url, last_change(period.posts))
    for url in overviews:
        yield SitemapEntry(url, last_change(blog.posts))


def last_change(posts: Posts) -> str:
    """The day of the last change among posts; empty without any."""
    days: list[date] = [day_of(post) for post in posts]
    return max(days).isoformat() if days else ""


def day_of(post: PostRecord) -> date:
    """The day on which a post was last changed."""
    return max(post.date, post.modified or post.date).date()
