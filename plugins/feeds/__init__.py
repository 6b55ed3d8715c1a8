"""What Pelican's feeds lack: full text, absolute addresses, lasting ids, JSON, audiences."""

from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator, Generator
from pelican.utils import order_content

from plugins.needs import needs

from .channel import channels
from .writer import FeedWriter

WRITTEN_BY_PELICAN = {("all", "rss"), ("all", "atom")}


def register() -> None:
    """Connect to Pelican."""
    needs(__name__, "plugins.posts", "plugins.audiences")
    signals.all_generators_finalized.connect(list_feeds)
    signals.article_writer_finalized.connect(write_others)


def list_feeds(generators: list[Generator]) -> None:
    """Tell the writer and the templates which feeds there are."""
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            feeds = feeds_of(generator)
            generator.context["feeds"] = feeds
            generator.context["feed_records"] = {(f.kind, f.slug): f.record for f in feeds}
            generator.context["blog_feed"] = generator.context["feed_records"].get(("all", ""))


def feeds_of(generator: ArticlesGenerator) -> list[Any]:
    """The channels of what a generator has read."""
    posts = [*generator.articles, *generator.translations]
    groups = {
        "topic": generator.context["categories"],
        "audience": generator.context["audiences"],
        "tag": sorted(generator.context["tags"]),
    }
    ordered = order_content(posts, generator.settings["ARTICLE_ORDER_BY"])
    return channels(groups, ordered, generator.settings)


def write_others(generator: ArticlesGenerator, writer: FeedWriter) -> None:
    """Write the feeds that Pelican knows nothing of, or leaves to us."""
    for channel in generator.context["feeds"]:
        for form, path in channel.addresses.items():
            if (channel.kind, form) not in WRITTEN_BY_PELICAN:
                writer.write_feed(channel.posts, generator.context, path, feed_type=form)
