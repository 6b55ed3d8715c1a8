"""Readers find posts by their words: a Pagefind index of the published posts, by language."""

from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup
from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator
from pelican.writers import Writer

from .index import Letter, write_indexes

FOLDER = "pagefind"


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(note_languages)
    signals.article_writer_finalized.connect(write_index)


def note_languages(generator: ArticlesGenerator) -> None:
    """Tell the search page which languages it can search."""
    generator.context["search_languages"] = sorted({post.lang for post in published(generator)})


def write_index(generator: ArticlesGenerator, writer: Writer) -> None:
    """Index the posts, once they are written."""
    letters = [letter_of(post) for post in published(generator)]
    write_indexes(letters, Path(writer.output_path) / FOLDER)


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
