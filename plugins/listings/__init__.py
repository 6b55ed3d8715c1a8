"""Every page that lists posts: the blog's first pages, topics, tags, audiences, years, months.

Pelican's own lists compare every post with every other, so that a blog ten times as large takes a
hundred times as long (`ArticlesGenerator.generate_pages` of pelican/generators.py). These are
written in their place, at the addresses that the settings name.
"""

from pelican import signals
from pelican.generators import ArticlesGenerator

from plugins.addresses import OVERVIEWS, address_of, template_file
from plugins.incremental.writer import IncrementalWriter
from plugins.needs import needs

from .blog import BlogIndex, blog_of
from .lists import lists_of
from .sitemap import SitemapEntry, entries_of, lists_in


def register() -> None:
    """Connect to Pelican."""
    needs(__name__, "plugins.posts", "plugins.feeds", "plugins.audiences")
    signals.article_generator_finalized.connect(take_over)
    signals.article_writer_finalized.connect(write_lists)


def take_over(generator: ArticlesGenerator) -> None:
    """Leave Pelican nothing to list; the context keeps what it has found."""
    generator.tags, generator.categories, generator.authors = {}, [], []


def write_lists(generator: ArticlesGenerator, writer: IncrementalWriter) -> None:
    """Write every list."""
    context = generator.context
    blog = blog_of(context)
    for page in lists_of(blog, generator.settings):
        template = generator.get_template(page.template)
        own_feed = context["feed_records"].get(page.feed)
        writer.write_page(page.save_as, template, context, own_feed=own_feed, **page.records)
    write_sitemap(generator, writer, blog)


def write_sitemap(generator: ArticlesGenerator, writer: IncrementalWriter, blog: BlogIndex) -> None:
    """Write the sitemap, where the settings name a place for it."""
    context, settings = generator.context, generator.settings
    if save_as := settings.get("SITEMAP_SAVE_AS"):
        contents = [*generator.articles, *context["pages"]]
        lists = lists_in(blog, [address_of(template_file(name, settings)) for name in OVERVIEWS])
        entries = (*entries_of(contents), *lists, SitemapEntry(settings["SEARCH_URL"], ""))
        writer.write_page(save_as, generator.get_template("sitemap"), context, entries=entries)
