"""What search engines are told of: every page that they may list, once."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from pelican.contents import Content

from plugins.letters.letter import Letter, Version, versions_of

from .blog import Blog, Letters


class Entry(NamedTuple):
    """A page of the sitemap."""

    url: str
    changed: str  # a day; empty where none is known
    versions: tuple[Version, ...] = ()
    pictures: tuple[str, ...] = ()


def entries_of(contents: Iterable[Content]) -> tuple[Entry, ...]:
    """Posts and pages, each with its translations behind it."""
    return tuple(
        Entry(one.url, changed(one), versions_of(one), tuple(getattr(one, "pictures", ())))
        for content in contents
        for one in [content, *content.translations]
    )


def changed(content: Content) -> str:
    """The day on which a post or page was last changed, as far as its header tells."""
    moment = getattr(content, "modified", None) or getattr(content, "date", None)
    return moment.date().isoformat() if moment else ""


def lists_in(blog: Blog, overviews: Iterable[str]) -> Iterator[Entry]:
    """The lists: each has changed when one of its letters has. Their further pages are left out."""
    yield Entry("", last_change(blog.letters))
    for shelf in (*blog.topics, *blog.audiences, *blog.tags):
        yield Entry(shelf.label.url, last_change(shelf.letters))
    for year in blog.years:
        for period in (year.period, *year.months):
            yield Entry(period.url, last_change(period.letters))
    for url in overviews:
        yield Entry(url, last_change(blog.letters))


def last_change(letters: Letters) -> str:
    """The day of the last change among letters; empty without any."""
    days: list[date] = [day_of(letter) for letter in letters]
    return max(days).isoformat() if days else ""


def day_of(letter: Letter) -> date:
    """The day on which a letter was last changed."""
    return max(letter.date, letter.modified or letter.date).date()
