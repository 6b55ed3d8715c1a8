"""Each post says whom it is written for, and each audience has a page of its posts."""

from functools import partial
from typing import Any

from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator

from .audience import audiences_of, by_audience

TEMPLATE = "audience"


def register() -> None:
    """Connect to Pelican."""
    signals.content_object_init.connect(note_audiences)
    signals.article_generator_finalized.connect(list_audiences)
    signals.article_writer_finalized.connect(write_pages)


def note_audiences(content: object) -> None:
    """Give a post the audiences that its header names."""
    if isinstance(content, Article):
        content.audiences = audiences_of(content.metadata.get("audience"), content.settings)


def list_audiences(generator: ArticlesGenerator) -> None:
    """Tell the templates which audiences have posts, and which posts."""
    generator.context["audiences"] = by_audience(generator.articles, generator.settings)


def write_pages(generator: ArticlesGenerator, writer: Any) -> None:
    """Write each audience's page, as Pelican writes a tag's."""
    write = partial(writer.write_file, relative_urls=generator.settings["RELATIVE_URLS"])
    for audience, posts in generator.context["audiences"]:
        write(
            audience.save_as,
            generator.get_template(TEMPLATE),
            generator.context,
            audience=audience,
            url=audience.url,
            articles=posts,
            dates=[post for post in generator.dates if post in posts],
            template_name=TEMPLATE,
            blog=True,
            page_name=audience.page_name,
            all_articles=generator.articles,
        )
