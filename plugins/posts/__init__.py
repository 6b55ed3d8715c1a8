"""What templates know of a post: a record of plain values, the same for every page that shows it.

So a page is made of its template, the settings and a few records, and nothing else: as long as
these are the same, so is the page; see docs/decisions/pages-of-records.md.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from pelican import signals
from pelican.contents import Article, Content
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator

from plugins.editions import Edition
from plugins.needs import needs

from .frame import Frames
from .read_ahead import compile_templates, read_ahead
from .record import links_to, record_of, versions_of
from .writer import PostWriter

POSTS = "articles translations hidden_articles hidden_translations drafts drafts_translations"
PAGES = "pages translations hidden_pages hidden_translations draft_pages draft_translations"
NEEDED = (
    "incremental stylesheet colours languages reader translations reading_time related audiences "
    "feeds cards editions listings"
).split()


def register() -> None:
    """Connect to Pelican."""
    needs(__name__, *(f"plugins.{name}" for name in NEEDED))
    signals.article_generator_init.connect(read_ahead)
    signals.article_generator_pretaxonomy.connect(compile_templates)
    signals.article_generator_pretaxonomy.connect(keep_addresses)
    signals.page_generator_finalized.connect(hide_draft_pages)
    signals.all_generators_finalized.connect(describe)
    signals.get_writer.connect(writer)


def writer(pelican: Any) -> type[PostWriter]:
    """The writer of this site's pages and feeds."""
    return PostWriter


def keep_addresses(generator: ArticlesGenerator) -> None:
    """Note on every post its address, which Pelican would work out again wherever it is asked."""
    for post in posts_of(generator):
        hide(post)
        post.override_url, post.override_save_as = post.url, post.save_as


def hide_draft_pages(generator: PagesGenerator) -> None:
    """As for posts, which may wait for their date, too."""
    for page in chain(generator.draft_pages, generator.draft_translations):
        hide(page)


def hide(content: Content) -> None:
    """A draft is not at the old address that its header names: readers would find it there."""
    for name in ("override_url", "override_save_as"):
        if content.status == "draft" and hasattr(content, name):
            delattr(content, name)


def describe(generators: list[Generator]) -> None:
    """Describe posts and pages, when all else is noted on them; note in the context `frames`."""
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            describe_posts(generator)
        elif isinstance(generator, PagesGenerator):
            describe_pages(generator)
    note_frames(generators)


def describe_posts(generator: ArticlesGenerator) -> None:
    """Note on every post its `record`."""
    lists = lists_of_terms(generator)
    for post in posts_of(generator):
        post.record = record_of(post, lists)


def lists_of_terms(generator: ArticlesGenerator) -> frozenset[str]:
    """The urls of the lists that topics, tags and audiences have."""
    posts = generator.articles
    terms = {term for post in posts for term in (post.category, *post.audiences)}
    terms |= {tag for post in posts for tag in getattr(post, "tags", ())}
    return frozenset(term.url for term in terms)


def posts_of(generator: ArticlesGenerator) -> Iterator[Article]:
    """Every post that has been read."""
    return chain.from_iterable(getattr(generator, name) for name in POSTS.split())


def describe_pages(generator: PagesGenerator) -> None:
    """Note on every page its `versions`."""
    for page in pages_of(generator):
        page.versions = versions_of(page)


def pages_of(generator: PagesGenerator) -> Iterator[Content]:
    """Every page that has been read."""
    return chain.from_iterable(getattr(generator, name) for name in PAGES.split())


def note_frames(generators: list[Generator]) -> None:
    """Note in the context the `frames` of all posts and pages; lists are added to them."""
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            context = generator.context
            editions = [own.edition for own in context["editions"]]
            shared = {one.lang: frame_of(one, context) for one in editions}
            context["frames"] = Frames(editions, shared)
            for post in posts_of(generator):
                context["frames"].note(post.lang, post.save_as, post.record.versions)
        elif isinstance(generator, PagesGenerator):
            for page in pages_of(generator):
                generator.context["frames"].note(page.lang, page.save_as, page.versions)


def frame_of(edition: Edition, context: Mapping[str, Any]) -> dict[str, Any]:
    """What all pages of an edition share: where there are several, each has the feed of its own."""
    every = chain.from_iterable([page, *page.translations] for page in context["pages"])
    pages = [page for page in every if page.lang == edition.lang]
    feeds = context["feed_records"]
    several = len(context["editions"]) > 1
    own_feed = (edition.lang, "language", edition.lang) if several else ("", "all", "")
    return {
        **edition.own,
        "menu_pages": links_to(pages),
        "site_card": context["site_cards"][edition.lang],
        "blog_feed": feeds.get(own_feed),
    }
