"""The blog in the orders in which it is listed. Posts stand newest first."""

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from pelican.contents import Article
from pelican.urlwrappers import URLWrapper

from plugins.posts.record import PostRecord, Term, term_of

Posts = tuple[PostRecord, ...]
Group = tuple[URLWrapper, list[Article]]


class TermPosts(NamedTuple):
    """A topic, tag or audience with its posts."""

    term: Term
    save_as: str
    posts: Posts


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
    """Everything that is listed."""

    posts: Posts
    topics: tuple[TermPosts, ...]
    tags: tuple[TermPosts, ...]
    audiences: tuple[TermPosts, ...]
    years: tuple[Year, ...]


def blog_of(context: Mapping[str, Any]) -> BlogIndex:
    """The blog that Pelican and the plugins have read."""
    posts = _records(context["dates"])
    return BlogIndex(
        posts=posts,
        topics=_terms(context["categories"]),
        tags=_terms(sorted(context["tags"])),
        audiences=_terms(context["audiences"]),
        years=years_of(posts, context["YEAR_ARCHIVE_URL"], context["MONTH_ARCHIVE_URL"]),
    )


def _records(posts: Iterable[Article]) -> Posts:
    return tuple(post.record for post in posts)


def _terms(groups: Iterable[Group]) -> tuple[TermPosts, ...]:
    return tuple(TermPosts(term_of(term), term.save_as, _records(posts)) for term, posts in groups)


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
