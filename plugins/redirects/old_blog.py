"""The addresses of the old blog, kept by Blogger, that readers and their programs still ask for."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote, quote_plus, unquote

from plugins.addresses import Settings, periods_of
from plugins.feeds.channel import Channel

from .redirect import Redirect

FEED = "/feeds/posts/default"
KINDS = ("summary", "full")  # of the same feed
LABEL = "/search/label/"
OTHERS = (  # how the addresses of feeds begin that have no successor of their own
    *(f"/feeds/posts/{kind}/-/*" for kind in ("default", *KINDS)),
    "/feeds/comments/*",
    *(f"/feeds/{digit}*" for digit in range(1, 10)),  # of the comments on one post
)


def old_post(day: date, slug: str) -> str:
    """The address of a post, which is still its own as long as ARTICLE_URL says so."""
    return quote(f"/{day.year:04}/{day.month:02}/{slug}.html")  # what `%Y` takes, a build feels


def old_page(slug: str) -> str:
    """The address of a page."""
    return quote(f"/p/{slug}.html")


def old_months(days: Iterable[date], settings: Settings) -> Iterator[Redirect]:
    """Blogger's archives, as /2018_06_01_archive.html, lead to the month's page."""
    for month in sorted({date(day.year, day.month, 1) for day in days}):
        yield Redirect(f"/{month:%Y_%m}_*", f"/{periods_of(month, settings)[-1]}")


def old_blog(
    feeds: Sequence[Channel], pages: Sequence[Any], posts: Sequence[Any], topics: str
) -> Iterator[Redirect]:
    """Blogger's feeds, labels, pages and posts, but not where something is there today.

    What begins like others comes after them. `posts` are those in the blog's own language.
    """
    there = {one.url for one in (*pages, *posts)}
    there.update(address for feed in feeds for address in feed.addresses.values())
    for redirect in _by_rule(feeds, pages, posts, topics):
        if not _is_taken(unquote(redirect.old[1:]), there):
            yield redirect


def _is_taken(old: str, there: Collection[str]) -> bool:
    """Whether something is at an address, or, where it has * at its end, begins like it."""
    if not old.endswith("*"):
        return old in there
    return any(one.startswith(old[:-1]) for one in there)


def _by_rule(
    feeds: Iterable[Channel], pages: Iterable[Any], posts: Iterable[Any], topics: str
) -> Iterator[Redirect]:
    for feed in feeds:
        if feed.kind == "all":
            yield from _whole(feed)
        elif feed.page:
            yield from _labelled(feed)
    for page in pages:
        yield Redirect(old_page(page.slug), f"/{page.url}")
    for post in posts:
        yield Redirect(old_post(post.date, post.slug), quote(f"/{post.url}"))
    yield Redirect(f"{LABEL}*", f"/{topics}")


def _whole(feed: Channel) -> Iterator[Redirect]:
    same = (FEED, *(f"/feeds/posts/{kind}" for kind in KINDS), "/feeds/comments/default")
    for old in (address for one in same for address in (one, f"{one}/")):
        yield from _feed(old, feed)
    for form in ("rss", "atom"):
        if form in feed.addresses:
            yield Redirect(f"/{form}.xml", f"/{feed.addresses[form]}")
    for old in OTHERS:
        yield from _feed(old, feed)


def _labelled(feed: Channel) -> Iterator[Redirect]:
    for label in spellings(feed.name):
        yield from _feed(f"{FEED}/-/{label}", feed)
        yield Redirect(f"{LABEL}{label}", f"/{feed.page}")


def spellings(name: str) -> list[str]:
    """A label as the old addresses had it: as written or in small letters, spaces as %20 or +."""
    encoded = (
        form(spelt, safe="") for spelt in (name, name.lower()) for form in (quote, quote_plus)
    )
    return list(dict.fromkeys(encoded))


def _feed(old: str, feed: Channel) -> Iterator[Redirect]:
    """Blogger gives Atom where nothing else is asked for."""
    if "rss" in feed.addresses:
        yield Redirect(old, f"/{feed.addresses['rss']}", "alt=rss")
    if "atom" in feed.addresses:
        yield Redirect(old, f"/{feed.addresses['atom']}")
