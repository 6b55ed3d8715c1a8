"""The blog in each of its languages: an edition has a home, lists, feeds and names of its own.

The first one, in DEFAULT_LANG, is at the root, the others below /nl/, /fr/ …; an edition is there
as soon as it has a post. See docs/decisions/editions.md.
"""

from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator

from plugins.needs import needs

from .edition import Edition, Editions, edition_of, editions_of
from .names import NamesError
from .posts import by_edition

__all__ = ["Edition", "Editions", "edition_of", "editions_of"]


def register() -> None:
    """Connect to Pelican."""
    needs(__name__, "plugins.languages", "plugins.audiences", "plugins.reader")
    signals.initialized.connect(refuse_faults)
    signals.article_generator_finalized.connect(note_editions)


def refuse_faults(pelican: Any) -> None:
    """Stop before anything is read if the names cannot be read."""
    try:
        editions_of(pelican.settings)
    except NamesError as error:
        raise SystemExit(f"{error}\nNothing was built.") from error


def note_editions(generator: ArticlesGenerator) -> None:
    """Note in the context the `editions` that are there, with their posts."""
    posts = [*generator.articles, *generator.translations]
    generator.context["editions"] = by_edition(posts, editions_of(generator.settings))
