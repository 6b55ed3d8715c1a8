"""What the blog's other languages had among the first one's addresses, before each had a home.

A post was at ARTICLE_LANG_FORMER_URLS, and its topic, tags, audiences, year and month were those
of the first edition, which may have no post of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from urllib.parse import quote

from pelican.contents import Article

from plugins.addresses import Settings, feeds_of, periods_of
from plugins.editions import Edition
from plugins.editions.posts import EditionPosts

from .redirect import Redirect

Pair = tuple[str, str]  # of addresses below the site: the former one, and today's


def former_addresses(day: date, slug: str, lang: str, settings: Settings) -> list[str]:
    """Where a post was by each of ARTICLE_LANG_FORMER_URLS, percent-encoded."""
    forms = settings.get("ARTICLE_LANG_FORMER_URLS", ())
    return [quote(f"/{form.format(date=day, slug=slug, lang=lang)}") for form in forms]


def former_posts(posts: Iterable[Article]) -> Iterator[Redirect]:
    """From these to where the posts are now."""
    for post in posts:
        for old in former_addresses(post.date, post.slug, post.lang, post.settings):
            yield Redirect(old, quote(f"/{post.url}"))


def former_lists(editions: Sequence[EditionPosts]) -> Iterator[Redirect]:
    """From lists and feeds that the first edition does not have to those of the others."""
    first, *others = editions
    there = {old for old, _ in _pairs(first, first.edition)}
    for own in others:
        for old, new in _pairs(own, first.edition):
            if old not in there:
                yield Redirect(quote(f"/{old}"), quote(f"/{new}"))


def _pairs(own: EditionPosts, first: Edition) -> Iterator[Pair]:
    for kind, groups in (("topic", own.topics), ("tag", own.tags), ("audience", own.audiences)):
        for term, _ in groups:
            yield from former_of_term(kind, str(term), own.edition, first)
    for day in sorted({date(post.date.year, post.date.month, 1) for post in own.posts}):
        yield from former_of_day(day, own.edition, first)


def former_of_term(kind: str, name: str, edition: Edition, first: Edition) -> Iterator[Pair]:
    """The list of a topic, tag or audience, and its feeds, in whose place its language's may be."""
    old, new = first.term(kind, name), edition.term(kind, name)
    yield old.url, new.url
    feeds = feeds_of("language", edition.lang, edition.settings)
    feeds |= feeds_of(kind, new.slug, edition.settings)
    for form, address in feeds_of(kind, old.slug, first.settings).items():
        if form in feeds:
            yield address, feeds[form]


def former_of_day(day: date, edition: Edition, first: Edition) -> Iterator[Pair]:
    """The year and the month of a day."""
    old, new = periods_of(day, first.settings), periods_of(day, edition.settings)
    yield from zip(old, new, strict=True)
