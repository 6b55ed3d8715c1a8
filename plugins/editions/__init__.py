"""The blog in each of its languages: an edition has a home, lists, feeds and names of its own.

The first one, in DEFAULT_LANG, is at the root, the others below /nl/, /fr/ …; an edition is there
as soon as it has a post. See docs/decisions/editions.md.
"""

from pelican import signals
from pelican.generators import ArticlesGenerator

from plugins.needs import needs

from .edition import Edition, Editions, edition_of, editions_of
from .posts import by_edition

__all__ = ["Edition", "Editions", "edition_of", "editions_of"]


def register() -> None:
    """Connect to Pelican."""
    needs(__name__, "plugins.languages", "plugins.audiences", "plugins.reader")
    signals.article_generator_finalized.connect(note_editions)


def note_editions(generator: ArticlesGenerator) -> None:
    """Note in the context the `editions` that are there, with their posts."""
    posts = [*generator.articles, *generator.translations]
    generator.context["editions"] = by_edition(posts, editions_of(generator.settings))
