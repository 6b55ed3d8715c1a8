"""A post as its feeds carry it."""

import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin

from feedgenerator.django.utils.encoding import iri_to_uri
from pelican.contents import Article
from pelican.utils import set_date_tzinfo

from plugins.html.text import one_line, plain

from .identity import post_id, post_name
from .sanitizing import for_readers


class FeedItem(NamedTuple):
    """A post in a feed: its names are text, its summary and content HTML for plain readers."""

    id: str
    link: str
    title: str
    summary: str
    plain_summary: str  # text
    content: str
    lang: str
    published: datetime.datetime
    modified: datetime.datetime | None  # only where an editor has said so
    authors: tuple[str, ...]
    categories: tuple[str, ...]


def item_of(post: Article, site_url: str, closing: str) -> FeedItem:
    """The item of a post; `closing` is the HTML that every item ends with."""
    link = iri_to_uri(urljoin(f"{site_url}/", post.url))
    return FeedItem(
        id=id_of(post),
        link=link,
        title=plain(post.title),
        summary=for_readers(post.get_summary(site_url), link),
        plain_summary=plain(post.get_summary(site_url)),
        content=for_readers(post.get_content(site_url) + closing, link),
        lang=post.lang,
        published=_in_zone(post.date, post.settings),
        modified=_in_zone(post.modified, post.settings) if hasattr(post, "modified") else None,
        authors=names(post.authors),
        categories=names([post.category, *_labels(post)]),
    )


def made_of(post: Article, site_url: str) -> tuple[object, ...]:
    """All that an item is made of, besides how it ends: it takes less time than the item."""
    said = (post.url, post.title, post.get_summary(site_url), post.get_content(site_url))
    dates = (post.date, getattr(post, "modified", None))
    labels = names([post.category, *_labels(post)])
    return *said, *dates, id_of(post), post.lang, names(post.authors), labels


def id_of(post: Article) -> str:
    """What subscribers' readers know a post by; see docs/decisions/feed-ids.md."""
    name = post_name(post.metadata.get("id"), Path(post.source_path).stem)
    lang = "" if post.in_default_lang else post.lang
    return post_id(post.settings["FEED_ID_PREFIX"], name, lang)


def _in_zone(date: datetime.datetime, settings: dict[str, Any]) -> datetime.datetime:
    moment: datetime.datetime = set_date_tzinfo(date, settings["TIMEZONE"])
    return moment


def _labels(post: Article) -> list[object]:
    return [*getattr(post, "audiences", []), *getattr(post, "tags", [])]


def names(labels: Iterable[object]) -> tuple[str, ...]:
    """What labels are called, each once, without those that are called nothing."""
    return tuple(dict.fromkeys(filter(None, (one_line(str(label)) for label in labels))))
