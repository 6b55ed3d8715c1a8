"""Readers find posts by their words: a Pagefind index of the published posts, by language."""

from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup
from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator, Generator
from pelican.writers import Writer

from plugins.cores import pages_written

from .index import Letter, begin, finish

FOLDER = "pagefind"
CACHE = Path(__file__).parent.parent.parent / ".cache" / "search"


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(note_languages)
    signals.all_generators_finalized.connect(begin_index)
    pages_written.connect(finish_index)


def note_languages(generator: ArticlesGenerator) -> None:
    """Tell the search page which languages it can search."""
    generator.context["search_languages"] = sorted({post.lang for post in published(generator)})


def begin_index(generators: list[Generator]) -> None:
    """Let Pagefind index the posts while the pages are written."""
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            letters = [letter_of(post) for post in published(generator)]
            generator.context["search_indexes"] = begin(letters, CACHE)


def finish_index(generator: Generator, writer: Writer) -> None:
    """Publish what Pagefind has made."""
    finish(generator.context["search_indexes"], Path(writer.output_path) / FOLDER)


def published(generator: ArticlesGenerator) -> Iterator[Article]:
    """The posts that readers may find; none where the site has no search."""
    if generator.settings.get("SEARCH_INDEX", True):
        yield from generator.articles
        yield from generator.translations


def letter_of(post: Article) -> Letter:
    """What the index knows of a post: its plain text, without the words of any interface."""
    return Letter(post.save_as, post.lang, post.title, post.date, words_of(post))


def words_of(post: Article) -> str:
    """The post's own HTML, whose addresses are not needed; its title if it is all pictures."""
    html = str(post.get_content(""))
    return html if Markup(html).striptags() else str(post.title)
