"""Posts and labels as templates see them: titles and summaries are HTML, urls below the site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from pelican.contents import Article, Content
from pelican.urlwrappers import URLWrapper

from plugins.digest import digest

if TYPE_CHECKING:
    from plugins.cards.card import Card
    from plugins.reading_time.reading_time import Heading


class Label(NamedTuple):
    """A topic, a tag or an audience."""

    name: str
    slug: str
    url: str


class Version(NamedTuple):
    """One of the languages that a post or page stands in."""

    lang: str
    url: str


class PageLink(NamedTuple):
    """A page that every page leads to."""

    title: str
    slug: str
    url: str


@dataclass(frozen=True, slots=True, eq=False)
class Letter:
    """A post as every list shows it; `digest_of` makes its name of all the rest."""

    title: str
    summary: str
    url: str
    address: str  # the whole public one
    lang: str
    in_default_lang: bool
    date: datetime
    modified: datetime | None
    status: str  # published, hidden, draft or scheduled
    minutes: int
    category: Label
    audiences: tuple[Label, ...]
    tags: tuple[Label, ...]
    versions: tuple[Version, ...]  # in order of language; none where there is but one
    card: Card | None  # the blog's own where there is none
    tips_key: str  # what ticks are kept under
    tips: tuple[str, ...]  # the ids of its tips
    digest: str = ""


class Page(NamedTuple):
    """What a post's own page adds."""

    article: Letter
    content: str
    word_count: int
    headings: tuple[Heading, ...]
    related: tuple[Letter, ...]
    newer: Letter | None
    older: Letter | None


def letter_of(post: Article) -> Letter:
    """The letter of a post that has been read and completed."""
    return known(_described(post))


def known(letter: Letter) -> Letter:
    """The letter with its digest."""
    return replace(letter, digest=digest(*(getattr(letter, name) for name in Letter.__slots__)))


def _described(post: Article) -> Letter:
    return Letter(
        title=post.title,
        summary=post.summary,
        url=post.url,
        address=f"{post.settings['SITEURL']}/{post.url}",
        lang=post.lang,
        in_default_lang=post.in_default_lang,
        date=post.date,
        modified=getattr(post, "modified", None),
        status=status_of(post),
        minutes=post.reading_minutes,
        category=label_of(post.category),
        audiences=labels_of(post.audiences),
        tags=labels_of(getattr(post, "tags", ())),
        versions=versions_of(post),
        card=getattr(post, "card", None),
        tips_key=getattr(post, "checklist_key", ""),
        tips=tuple(getattr(post, "checklist_tips", ())),
    )


def page_of(post: Article, siteurl: str) -> Page:
    """What a post's own page shows, with its links as seen from a page whose root is `siteurl`."""
    return Page(
        article=post.letter,
        content=post.get_content(siteurl),
        word_count=post.word_count,
        headings=tuple(post.headings),
        related=tuple(other.letter for other in post.related_posts),
        newer=post.newer_post and post.newer_post.letter,
        older=post.older_post and post.older_post.letter,
    )


def links_to(pages: Iterable[Content]) -> tuple[PageLink, ...]:
    """The pages to which every page leads."""
    return tuple(PageLink(page.title, page.slug, page.url) for page in pages)


def status_of(post: Article) -> str:
    """The status as readers of a preview are told it: a post that waits for its day is no draft."""
    waits = post.status == "draft" and str(post.metadata.get("status", "")).lower() != "draft"
    return "scheduled" if waits else str(post.status)


def label_of(label: URLWrapper) -> Label:
    """A label of Pelican's as a record."""
    return Label(str(label), label.slug, label.url)


def labels_of(labels: Iterable[URLWrapper]) -> tuple[Label, ...]:
    """Labels of Pelican's as records, in their order."""
    return tuple(label_of(label) for label in labels)


def versions_of(content: Content) -> tuple[Version, ...]:
    """The languages that a post or page stands in, if they are several."""
    if not content.translations:
        return ()
    return tuple(sorted(Version(one.lang, one.url) for one in [content, *content.translations]))
