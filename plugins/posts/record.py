"""Posts and terms as templates see them: titles and summaries are HTML, urls below the site."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from pelican.contents import Article, Content
from pelican.urlwrappers import URLWrapper

from plugins.incremental.digest import digest

if TYPE_CHECKING:
    from plugins.cards.card import Card
    from plugins.reading_time.reading_time import ContentsHeading


class Term(NamedTuple):
    """A topic, a tag or an audience."""

    name: str
    slug: str
    url: str  # of its list; empty where no list shows a post of it


class LanguageVersion(NamedTuple):
    """One of the languages that a post or page stands in."""

    lang: str
    url: str


class PageLink(NamedTuple):
    """A page that every page of its language leads to."""

    title: str
    key: str  # the same in each language
    url: str


@dataclass(frozen=True, slots=True, eq=False)
class PostRecord:
    """A post as every list shows it."""

    title: str
    summary: str
    url: str
    address: str  # the whole public one
    lang: str
    date: datetime
    modified: datetime | None
    status: str  # published, hidden, draft or scheduled
    minutes: int
    category: Term
    audiences: tuple[Term, ...]
    tags: tuple[Term, ...]
    versions: tuple[LanguageVersion, ...]  # in order of language; none where there is but one
    card: Card | None  # the blog's own where there is none
    tips_key: str  # what ticks are kept under
    tips: tuple[str, ...]  # the ids of its tips
    digest: str = ""  # of all the rest


class PostPage(NamedTuple):
    """What a post's own page adds."""

    article: PostRecord
    content: str
    word_count: int
    headings: tuple[ContentsHeading, ...]
    related: tuple[PostRecord, ...]
    newer: PostRecord | None
    older: PostRecord | None


def record_of(post: Article, lists: Container[str]) -> PostRecord:
    """The record of a post that has been read and completed; `lists` are the urls of terms' own."""
    return with_digest(_described(post, lists))


def with_digest(post: PostRecord) -> PostRecord:
    """The record with its digest."""
    return replace(post, digest=digest(*(getattr(post, name) for name in PostRecord.__slots__)))


def _described(post: Article, lists: Container[str]) -> PostRecord:
    return PostRecord(
        title=post.title,
        summary=post.summary,
        url=post.url,
        address=f"{post.settings['SITEURL']}/{post.url}",
        lang=post.lang,
        date=post.date,
        modified=getattr(post, "modified", None),
        status=status_of(post),
        minutes=post.reading_minutes,
        category=_if_listed(term_of(post.category), lists),
        audiences=tuple(_if_listed(term, lists) for term in terms_of(post.audiences)),
        tags=tuple(_if_listed(term, lists) for term in terms_of(getattr(post, "tags", ()))),
        versions=versions_of(post),
        card=getattr(post, "card", None),
        tips_key=getattr(post, "checklist_key", ""),
        tips=tuple(getattr(post, "checklist_tips", ())),
    )


def page_of(post: Article, siteurl: str) -> PostPage:
    """What a post's own page shows, with its links as seen from a page whose root is `siteurl`."""
    return PostPage(
        article=post.record,
        content=post.get_content(siteurl),
        word_count=post.word_count,
        headings=tuple(post.headings),
        related=tuple(other.record for other in post.related_posts),
        newer=post.newer_post and post.newer_post.record,
        older=post.older_post and post.older_post.record,
    )


def links_to(pages: Iterable[Content]) -> tuple[PageLink, ...]:
    """The pages to which every page leads."""
    return tuple(PageLink(page.title, page.translation_key, page.url) for page in pages)


def status_of(post: Article) -> str:
    """The status as readers of a preview are told it: a post that waits for its day is no draft."""
    waits = post.status == "draft" and str(post.metadata.get("status", "")).lower() != "draft"
    return "scheduled" if waits else str(post.status)


def term_of(term: URLWrapper) -> Term:
    """A category, tag or audience of Pelican's as a record."""
    return Term(str(term), term.slug, term.url)


def terms_of(terms: Iterable[URLWrapper]) -> tuple[Term, ...]:
    """The same of several, in their order."""
    return tuple(term_of(term) for term in terms)


def _if_listed(term: Term, lists: Container[str]) -> Term:
    """A term of a post that readers may find nowhere else: a draft's, or a hidden post's."""
    return term if term.url in lists else term._replace(url="")


def versions_of(content: Content) -> tuple[LanguageVersion, ...]:
    """The languages that a post or page stands in, if they are several."""
    return several(LanguageVersion(one.lang, one.url) for one in [content, *content.translations])


def several(versions: Iterable[LanguageVersion]) -> tuple[LanguageVersion, ...]:
    """Versions in order of their languages; none of what stands in one alone."""
    found = tuple(sorted(versions))
    return found if len(found) > 1 else ()
