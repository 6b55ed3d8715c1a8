"""What Pelican's feeds lack: full text, absolute addresses, lasting ids, JSON, audiences."""

from pelican import signals
from pelican.generators import ArticlesGenerator, Generator
from pelican.utils import order_content

from plugins.needs import needs

from .channel import Channel, channels, offered
from .writer import FeedWriter

WRITTEN_BY_PELICAN = {("all", "rss"), ("all", "atom")}


def register() -> None:
    """Connect to Pelican."""
    needs(__name__, "plugins.posts", "plugins.editions")
    signals.all_generators_finalized.connect(list_feeds)
    signals.article_writer_finalized.connect(write_others)


def list_feeds(generators: list[Generator]) -> None:
    """Tell the writer and the templates which feeds there are."""
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            feeds = feeds_of(generator)
            generator.context["feeds"] = feeds
            generator.context["subscriptions"] = lambda lang, feeds=feeds: offered(feeds, lang)
            generator.context["feed_records"] = {f.key: f.record for f in feeds}


def feeds_of(generator: ArticlesGenerator) -> list[Channel]:
    """The channels of what a generator has read."""
    posts = [*generator.articles, *generator.translations]
    ordered = order_content(posts, generator.settings["ARTICLE_ORDER_BY"])
    return channels(generator.context["editions"], ordered, generator.settings)


def write_others(generator: ArticlesGenerator, writer: FeedWriter) -> None:
    """Write the feeds that Pelican knows nothing of, or leaves to us."""
    for channel in generator.context["feeds"]:
        for form, path in channel.addresses.items():
            if (channel.kind, form) not in WRITTEN_BY_PELICAN:
                writer.write_feed(channel.posts, generator.context, path, feed_type=form)
