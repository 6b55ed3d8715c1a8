"""The blog in the orders in which it is listed. Letters stand newest first."""

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from pelican.contents import Article
from pelican.urlwrappers import URLWrapper

from plugins.letters.letter import Label, Letter, label_of

Letters = tuple[Letter, ...]
Group = tuple[URLWrapper, list[Article]]


class Shelf(NamedTuple):
    """A topic, tag or audience with its letters."""

    label: Label
    save_as: str
    letters: Letters


class Period(NamedTuple):
    """A year or a month with its letters."""

    numbers: tuple[int, ...]  # 2017, or 2017 and 6
    url: str
    letters: Letters


class Year(NamedTuple):
    """A year and its months, the last first."""

    period: Period
    months: tuple[Period, ...]


class Blog(NamedTuple):
    """Everything that is listed."""

    letters: Letters
    topics: tuple[Shelf, ...]
    tags: tuple[Shelf, ...]
    audiences: tuple[Shelf, ...]
    years: tuple[Year, ...]


def blog_of(context: Mapping[str, Any]) -> Blog:
    """The blog that Pelican and the plugins have read."""
    letters = _letters(context["dates"])
    return Blog(
        letters=letters,
        topics=_shelves(context["categories"]),
        tags=_shelves(sorted(context["tags"])),
        audiences=_shelves(context["audiences"]),
        years=years_of(letters, context["YEAR_ARCHIVE_URL"], context["MONTH_ARCHIVE_URL"]),
    )


def _letters(posts: Iterable[Article]) -> Letters:
    return tuple(post.letter for post in posts)


def _shelves(groups: Iterable[Group]) -> tuple[Shelf, ...]:
    return tuple(Shelf(label_of(label), label.save_as, _letters(posts)) for label, posts in groups)


def years_of(letters: Letters, year_url: str, month_url: str) -> tuple[Year, ...]:
    """The years of letters in order; the addresses are formats with a `date`."""
    return tuple(
        Year(year, _periods(year.letters, month_url, lambda date: (date.year, date.month)))
        for year in _periods(letters, year_url, lambda date: (date.year,))
    )


def _periods(
    letters: Letters, url: str, numbers: Callable[[Any], tuple[int, ...]]
) -> tuple[Period, ...]:
    groups = groupby(letters, key=lambda letter: numbers(letter.date))
    found = ((period, tuple(members)) for period, members in groups)
    return tuple(Period(p, url.format(date=own[0].date), own) for p, own in found)
