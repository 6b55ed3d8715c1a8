"""The pages that list posts: where each lies, and the records that its template makes it of."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from pelican.paginator import Paginator

from plugins.addresses import address_of, file_of, template_file
from plugins.posts.record import Term

from .blog import BlogIndex, Period, Posts, TermPosts, Year

NEWEST = 3  # posts, where a list is only begun
MANY = 30  # names, which no eye takes in: more of them stand by their first letters


Key = tuple[str, ...]


class IndexPage(NamedTuple):
    """A page that lists posts."""

    save_as: str
    template: str
    records: dict[str, Any]
    key: Key  # the same in each language
    feed: tuple[str, str] = ("", "")  # the kind and slug of the feed that goes with it


class ListPage(NamedTuple):
    """One of the pages of a long list, and the addresses of those beside it."""

    number: int
    total: int
    url: str
    newer: str | None
    older: str | None

    @property
    def key(self) -> Key:
        """What tells it from the first; the further pages of two languages hold other things."""
        return () if self.number == 1 else (self.url,)


class Initial(NamedTuple):
    """Names that begin with one letter, each with the number of its posts."""

    letter: str  # empty where the names are few, and all of them are here
    terms: tuple[tuple[Term, int], ...]


def lists_of(blog: BlogIndex, settings: Mapping[str, Any]) -> Iterator[IndexPage]:
    """Every list of an edition, whose settings they are."""
    yield from first_pages(blog, settings)
    for template, kind, terms in (
        ("category", "topic", blog.topics),
        ("tag", "tag", blog.tags),
        ("audience", "audience", blog.audiences),
    ):
        for listed in terms:
            yield from pages_of_term(listed, template, kind, settings)
    for year in blog.years:
        yield from pages_of_year(year)
    yield from overviews(blog, settings)


def first_pages(blog: BlogIndex, settings: Mapping[str, Any]) -> Iterator[IndexPage]:
    """All posts, with doors to the topics and audiences."""
    doors = {name: terms_of(getattr(blog, name)) for name in ("topics", "audiences")}
    save_as, url = settings["INDEX_SAVE_AS"], settings["INDEX_URL"]
    for place, list_page, posts in list_pages(save_as, url, blog.posts, settings):
        records = {"posts": posts, "list_page": list_page, **doors}
        yield IndexPage(place, "index", records, ("index", *list_page.key))


def pages_of_term(
    listed: TermPosts, template: str, kind: str, settings: Mapping[str, Any]
) -> Iterator[IndexPage]:
    """The posts of a topic, tag or audience."""
    for place, list_page, posts in list_pages(
        listed.save_as, listed.term.url, listed.posts, settings
    ):
        records = {"term": listed.term, "posts": posts, "list_page": list_page}
        yield IndexPage(
            place,
            template,
            records,
            (kind, listed.identity, *list_page.key),
            (kind, listed.term.slug),
        )


def pages_of_year(year: Year) -> Iterator[IndexPage]:
    """A year with its months, and each month with its posts."""
    yield IndexPage(file_of(year.period.url), "year", {"year": year}, _key(year.period))
    for month in year.months:
        records = {"month": month, "year_url": year.period.url}
        yield IndexPage(file_of(month.url), "month", records, _key(month))


def _key(period: Period) -> Key:
    return ("period", *map(str, period.numbers))


def overviews(blog: BlogIndex, settings: Mapping[str, Any]) -> Iterator[IndexPage]:
    """What leads to the lists, and what lists every post."""
    not_found = address_of(template_file("404", settings))
    records: dict[str, dict[str, Any]] = {
        "archives": {"years": tuple(year.period for year in blog.years)},
        "categories": {"topics": begun(blog.topics), "tags": terms_of(blog.tags)},
        "tags": {"initials": initials_of(blog.tags)},
        "checklists": {"topics": tuple(filter(None, map(with_tips, blog.topics)))},
        "404": {"posts": blog.posts[:NEWEST], "url": not_found},
    }
    for template, own in records.items():
        yield IndexPage(template_file(template, settings), template, own, (template,))


def initials_of(terms: tuple[TermPosts, ...]) -> tuple[Initial, ...]:
    """The terms, by first letter where they are many."""
    counted = tuple((one.term, len(one.posts)) for one in terms)
    if len(counted) <= MANY:
        return (Initial("", counted),) if counted else ()
    in_order = sorted(counted, key=lambda one: one[0].slug)
    groups = groupby(in_order, key=lambda one: one[0].slug[:1].upper())
    return tuple(Initial(letter, tuple(own)) for letter, own in groups)


def begun(terms: tuple[TermPosts, ...]) -> tuple[TermPosts, ...]:
    """The terms with their newest posts only."""
    return tuple(one._replace(posts=one.posts[:NEWEST]) for one in terms)


def with_tips(listed: TermPosts) -> TermPosts | None:
    """The term with those posts that have checklists; None if none has."""
    posts = tuple(post for post in listed.posts if post.tips)
    return listed._replace(posts=posts) if posts else None


def terms_of(terms: tuple[TermPosts, ...]) -> tuple[Any, ...]:
    """The terms alone."""
    return tuple(one.term for one in terms)


def list_pages(
    save_as: str, url: str, posts: Posts, settings: Mapping[str, Any]
) -> Iterator[tuple[str, ListPage, Posts]]:
    """A list in pages: where each lies, and its posts."""
    paginator = Paginator(save_as, url, posts, settings, settings["DEFAULT_PAGINATION"])
    pages = [paginator.page(number) for number in range(1, paginator.num_pages + 1)]
    urls = [None, *(page.url for page in pages), None]
    for page in pages:
        newer, own, older = urls[page.number - 1 : page.number + 2]
        list_page = ListPage(page.number, len(pages), own or "", newer, older)
        yield page.save_as, list_page, tuple(page.object_list)
