"""Every page that lists posts: an edition's first pages, topics, tags, audiences, years, months.

Pelican's own lists compare every post with every other, so that a blog ten times as large takes a
hundred times as long (`ArticlesGenerator.generate_pages` of pelican/generators.py). These are
written in their place, at the addresses that the settings of each edition name.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator, Generator

from plugins.addresses import address_of, template_file
from plugins.editions import Edition
from plugins.incremental.writer import IncrementalWriter, Records
from plugins.needs import needs
from plugins.posts.frame import Frames
from plugins.posts.record import LanguageVersion, several

from .blog import blog_of
from .lists import IndexPage, Key, lists_of
from .sitemap import entries_of, lists_in

EditionPage = tuple[Edition, IndexPage]


def register() -> None:
    """Connect to Pelican."""
    needs(__name__, "plugins.posts", "plugins.feeds", "plugins.editions")
    signals.article_generator_finalized.connect(take_over)
    signals.all_generators_finalized.connect(note_lists)
    signals.article_writer_finalized.connect(write_lists)


def take_over(generator: ArticlesGenerator) -> None:
    """Leave Pelican nothing to list; the context keeps what it has found."""
    generator.tags, generator.categories, generator.authors = {}, [], []


def note_lists(generators: list[Generator]) -> None:
    """Note in the context the `blogs` and `lists` of all editions, and frame their pages."""
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            context = generator.context
            blogs = [(own.edition, blog_of(own)) for own in context["editions"]]
            lists = [
                (edition, page)
                for edition, blog in blogs
                for page in lists_of(blog, edition.settings)
            ]
            context["blogs"], context["lists"] = blogs, lists
            direct = [(edition, page) for edition, _ in blogs for page in direct_pages(edition)]
            frame([*lists, *direct], context["frames"])


def direct_pages(edition: Edition) -> Iterator[IndexPage]:
    """The pages that a template alone makes, such as that of the search."""
    for template in edition.settings["DIRECT_TEMPLATES"]:
        if edition.is_first or f"{template.upper()}_SAVE_AS" in edition.own:
            yield IndexPage(template_file(template, edition.settings), template, {}, (template,))


def frame(pages: Iterable[EditionPage], frames: Frames) -> None:
    """Tell the frames in which languages each page stands; the further ones of a list in none."""
    pages = list(pages)
    versions: dict[Key, list[LanguageVersion]] = defaultdict(list)
    for edition, page in pages:
        versions[page.key].append(LanguageVersion(edition.lang, address_of(page.save_as)))
    for edition, page in pages:
        frames.note(edition.lang, page.save_as, several(versions[page.key]))


def write_lists(generator: ArticlesGenerator, writer: IncrementalWriter) -> None:
    """Write every list, and what Pelican writes for the first edition alone."""
    context = generator.context
    for edition, page in context["lists"]:
        template = generator.get_template(page.template)
        own_feed = context["feed_records"].get((edition.lang, *page.feed))
        records: Records = partial(dict, page.records, own_feed=own_feed)
        writer.write_page(page.save_as, template, context, records)
    for edition, _ in context["blogs"]:
        for page in direct_pages(edition) if not edition.is_first else ():
            template, relative = generator.get_template(page.template), context["RELATIVE_URLS"]
            writer.write_file(page.save_as, template, context, relative_urls=relative)
    write_sitemap(generator, writer)


def write_sitemap(generator: ArticlesGenerator, writer: IncrementalWriter) -> None:
    """Write the sitemap, where the settings name a place for it."""
    context = generator.context
    if save_as := generator.settings.get("SITEMAP_SAVE_AS"):
        template = generator.get_template("sitemap")
        writer.write_page(save_as, template, context, partial(sitemap_of, generator))


def sitemap_of(generator: ArticlesGenerator) -> dict[str, Any]:
    """What the sitemap is made of."""
    context = generator.context
    frames = context["frames"]
    entries = [*entries_of([*generator.articles, *context["pages"]], frames)]
    for edition, blog in context["blogs"]:
        entries += lists_in(blog, edition.settings, frames)
    return {"entries": entries}
