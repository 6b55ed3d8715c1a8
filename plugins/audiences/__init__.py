"""Each post says whom it is written for, and each audience has a page of its posts."""

from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator

from .audience import audiences_of, by_audience


def register() -> None:
    """Connect to Pelican."""
    signals.content_object_init.connect(note_audiences)
    signals.article_generator_finalized.connect(list_audiences)


def note_audiences(content: object) -> None:
    """Give a post the audiences that its header names."""
    if isinstance(content, Article):
        content.audiences = audiences_of(content.metadata.get("audience"), content.settings)


def list_audiences(generator: ArticlesGenerator) -> None:
    """Tell the templates which audiences have posts, and which posts."""
    generator.context["audiences"] = by_audience(generator.articles, generator.settings)
