"""Readers find posts by their words: Pagefind's indexes of the published posts, by language."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from markupsafe import Markup
from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator, Generator

from plugins.cores import pages_written
from plugins.cores.writing import SharingWriter

from .index import Index, Letter, Part, begin, finish, parts_of

FOLDER = "pagefind"
WORD = re.compile(r">[^<>&]*\w")  # sure to be text
CACHE = Path(__file__).parent.parent.parent / ".cache" / "search"


def register() -> None:
    """Connect to Pelican."""
    signals.all_generators_finalized.connect(begin_index)
    pages_written.connect(write_index)


def begin_index(generators: list[Generator]) -> None:
    """Let Pagefind begin with the first part, and tell the search page what there will be."""
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            parts = parts_of(published(generator))
            generator.context["search_parts"] = parts
            generator.context["search_begun"] = [index_of(part) for part in parts[:1]]


def index_of(part: Part[Article]) -> Index:
    """The index of a part, which may be at work."""
    return begin(map(letter_of, part.posts), CACHE)


def write_index(generator: Generator, writer: SharingWriter) -> None:
    """Write those parts that are this process's, one after the other: they take much memory."""
    begun = generator.context["search_begun"] if writer.share.is_first else []
    for part in writer.share.of_these(generator.context["search_parts"]):
        index = begun.pop() if begun else index_of(part)
        writer.do(write_part, part.name, index, writer)


def write_part(name: str, index: Index, writer: SharingWriter) -> None:
    """Write the index of a part."""
    for file, data in finish(index):
        writer.put(f"{FOLDER}/{name}/{file}", index.packed.stem, partial(bytes, data))


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
    return html if WORD.search(html) or Markup(html).striptags() else str(post.title)
