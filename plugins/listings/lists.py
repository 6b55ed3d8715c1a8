"""The pages that list letters: where each lies, and the records that its template makes it of."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pelican.paginator import Paginator

from .blog import Blog, Letters, Shelf, Year

NEWEST = 3  # letters, where a list is only begun


class List(NamedTuple):
    """A page that lists letters."""

    save_as: str
    template: str
    records: dict[str, Any]
    feed: tuple[str, str] = ("", "")  # the kind and slug of the feed that goes with it


class Sheet(NamedTuple):
    """One of the pages of a long list, and the addresses of those beside it."""

    number: int
    total: int
    url: str
    newer: str | None
    older: str | None


def lists_of(blog: Blog, settings: Mapping[str, Any]) -> Iterator[List]:
    """Every list of the blog."""
    yield from first_pages(blog, settings)
    for template, kind, shelves in (
        ("category", "topic", blog.topics),
        ("tag", "tag", blog.tags),
        ("audience", "audience", blog.audiences),
    ):
        for shelf in shelves:
            yield from pages_of_shelf(shelf, template, kind, settings)
    for year in blog.years:
        yield from pages_of_year(year)
    yield from overviews(blog, settings)


def first_pages(blog: Blog, settings: Mapping[str, Any]) -> Iterator[List]:
    """All letters, with doors to the topics and audiences."""
    doors = {name: labels_of(getattr(blog, name)) for name in ("topics", "audiences")}
    save_as, url = settings["INDEX_SAVE_AS"], settings["INDEX_URL"]
    for place, sheet, letters in sheets(save_as, url, blog.letters, settings):
        yield List(place, "index", {"posts": letters, "sheet": sheet, **doors})


def pages_of_shelf(
    shelf: Shelf, template: str, kind: str, settings: Mapping[str, Any]
) -> Iterator[List]:
    """The letters of a topic, tag or audience."""
    for place, sheet, letters in sheets(shelf.save_as, shelf.label.url, shelf.letters, settings):
        records = {"label": shelf.label, "posts": letters, "sheet": sheet}
        yield List(place, template, records, (kind, shelf.label.slug))


def pages_of_year(year: Year) -> Iterator[List]:
    """A year with its months, and each month with its letters."""
    yield List(place_of(year.period.url), "year", {"year": year})
    for month in year.months:
        records = {"month": month, "year_url": year.period.url}
        yield List(place_of(month.url), "month", records)


def overviews(blog: Blog, settings: Mapping[str, Any]) -> Iterator[List]:
    """What leads to the lists, and what lists every letter."""
    records: dict[str, dict[str, Any]] = {
        "archives": {"years": tuple(year.period for year in blog.years)},
        "categories": {"topics": begun(blog.topics), "tags": labels_of(blog.tags)},
        "tags": {"tags": tuple((shelf.label, len(shelf.letters)) for shelf in blog.tags)},
        "checklists": {"topics": tuple(filter(None, map(with_tips, blog.topics)))},
        "404": {"posts": blog.letters[:NEWEST]},
    }
    for template, own in records.items():
        place = settings.get(f"{template.upper()}_SAVE_AS", f"{template}.html")
        yield List(place, template, own)


def begun(shelves: tuple[Shelf, ...]) -> tuple[Shelf, ...]:
    """The shelves with their newest letters only."""
    return tuple(shelf._replace(letters=shelf.letters[:NEWEST]) for shelf in shelves)


def with_tips(shelf: Shelf) -> Shelf | None:
    """The shelf with those letters that have checklists; None if none has."""
    letters = tuple(letter for letter in shelf.letters if letter.tips)
    return shelf._replace(letters=letters) if letters else None


def labels_of(shelves: tuple[Shelf, ...]) -> tuple[Any, ...]:
    """The labels alone."""
    return tuple(shelf.label for shelf in shelves)


def place_of(url: str) -> str:
    """Where a page lies whose address is a folder."""
    return f"{url}index.html"


def sheets(
    save_as: str, url: str, letters: Letters, settings: Mapping[str, Any]
) -> Iterator[tuple[str, Sheet, Letters]]:
    """A list in pages: where each lies, and its letters."""
    paginator = Paginator(save_as, url, letters, settings, settings["DEFAULT_PAGINATION"])
    pages = [paginator.page(number) for number in range(1, paginator.num_pages + 1)]
    urls = [None, *(page.url for page in pages), None]
    for page in pages:
        newer, own, older = urls[page.number - 1 : page.number + 2]
        sheet = Sheet(page.number, len(pages), own or "", newer, older)
        yield page.save_as, sheet, tuple(page.object_list)
