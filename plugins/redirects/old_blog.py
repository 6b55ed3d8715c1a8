"""The addresses of the old blog, kept by Blogger, that readers and their programs still ask for."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from plugins.feeds.channel import Channel

from .redirect import Redirect

FEED = "/feeds/posts/default"


def old_blog(feeds: Iterable[Channel], pages: Iterable[Any], topics: str) -> Iterator[Redirect]:
    """Blogger's feeds, labels and pages; what begins like others comes after them.

    Posts need none: they have kept their addresses.
    """
    for feed in feeds:
        if feed.kind == "all":
            yield from _whole(feed)
        elif feed.page:
            yield from _labelled(feed)
    for page in pages:
        yield Redirect(f"/p/{quote(page.slug)}.html", f"/{page.url}")
    yield Redirect("/search/label/*", f"/{topics}")


def _whole(feed: Channel) -> Iterator[Redirect]:
    yield from _feed(FEED, feed)
    for form in ("rss", "atom"):
        if form in feed.addresses:
            yield Redirect(f"/{form}.xml", f"/{feed.addresses[form]}")
    yield from _feed(f"{FEED}/-/*", feed)


def _labelled(feed: Channel) -> Iterator[Redirect]:
    for label in spellings(feed.name):
        yield from _feed(f"{FEED}/-/{label}", feed)
        yield Redirect(f"/search/label/{label}", f"/{feed.page}")


def spellings(name: str) -> list[str]:
    """A label as the old addresses had it: percent-encoded, as written or in small letters."""
    return [quote(spelt, safe="") for spelt in dict.fromkeys((name, name.lower()))]


def _feed(old: str, feed: Channel) -> Iterator[Redirect]:
    """Blogger gives Atom where nothing else is asked for."""
    if "rss" in feed.addresses:
        yield Redirect(old, f"/{feed.addresses['rss']}", "alt=rss")
    if "atom" in feed.addresses:
        yield Redirect(old, f"/{feed.addresses['atom']}")
