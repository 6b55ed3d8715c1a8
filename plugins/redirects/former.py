"""The addresses that posts in other languages had by earlier settings."""

from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import quote

from pelican.contents import Article

from plugins.addresses import Settings

from .redirect import Redirect


def former_addresses(day: date, slug: str, lang: str, settings: Settings) -> list[str]:
    """Where a post was by each of ARTICLE_LANG_FORMER_URLS, percent-encoded."""
    forms = settings.get("ARTICLE_LANG_FORMER_URLS", ())
    return [quote(f"/{form.format(date=day, slug=slug, lang=lang)}") for form in forms]


def former(posts: Iterable[Article]) -> Iterator[Redirect]:
    """From these to where the posts are now."""
    for post in posts:
        for old in former_addresses(post.date, post.slug, post.lang, post.settings):
            if old != (new := quote(f"/{post.url}")):
                yield Redirect(old, new)
