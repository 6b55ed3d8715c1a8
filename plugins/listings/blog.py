"""An edition in the orders in which it is listed. Posts stand newest first."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any, NamedTuple

from pelican.contents import Article

from plugins.editions import Edition
from plugins.editions.posts import EditionPosts, Group
from plugins.posts.record import PostRecord, Term, term_of

Posts = tuple[PostRecord, ...]


class TermPosts(NamedTuple):
    """A topic, tag or audience with its posts."""

    term: Term
    save_as: str
    posts: Posts
    identity: str  # what it is known by in every language


class Period(NamedTuple):
    """A year or a month with its posts."""

    numbers: tuple[int, ...]  # 2017, or 2017 and 6
    url: str
    posts: Posts


class Year(NamedTuple):
    """A year and its months, the last first."""

    period: Period
    months: tuple[Period, ...]


class BlogIndex(NamedTuple):
    """Everything that an edition lists."""

    posts: Posts
    topics: tuple[TermPosts, ...]
    tags: tuple[TermPosts, ...]
    audiences: tuple[TermPosts, ...]
    years: tuple[Year, ...]


def blog_of(own: EditionPosts) -> BlogIndex:
    """What is listed of an edition."""
    posts, settings = _records(own.posts), own.edition.settings
    return BlogIndex(
        posts=posts,
        topics=_terms("topic", own.topics, own.edition),
        tags=_terms("tag", own.tags, own.edition),
        audiences=_terms("audience", own.audiences, own.edition),
        years=years_of(posts, settings["YEAR_ARCHIVE_URL"], settings["MONTH_ARCHIVE_URL"]),
    )


def _records(posts: Iterable[Article]) -> Posts:
    return tuple(post.record for post in posts)


def _terms(kind: str, groups: Iterable[Group], edition: Edition) -> tuple[TermPosts, ...]:
    return tuple(
        TermPosts(
            term_of(term), term.save_as, _records(posts), edition.names.identity(kind, str(term))
        )
        for term, posts in groups
    )


def years_of(posts: Posts, year_url: str, month_url: str) -> tuple[Year, ...]:
    """The years of posts in order; the addresses are formats with a `date`."""
    return tuple(
        Year(year, _periods(year.posts, month_url, lambda date: (date.year, date.month)))
        for year in _periods(posts, year_url, lambda date: (date.year,))
    )


def _periods(
    posts: Posts, url: str, numbers: Callable[[Any], tuple[int, ...]]
) -> tuple[Period, ...]:
    groups = groupby(posts, key=lambda post: numbers(post.date))
    found = ((period, tuple(members)) for period, members in groups)
    return tuple(Period(p, url.format(date=own[0].date), own) for p, own in found)
