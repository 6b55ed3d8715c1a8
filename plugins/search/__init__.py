"""Readers find posts by their words: Pagefind's indexes of the published posts, by language."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from markupsafe import Markup
from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator, Generator

from plugins.incremental import before_join
from plugins.incremental.digest import digest_of
from plugins.incremental.writer import IncrementalWriter
from plugins.languages import languages_of
from plugins.needs import needs

from .elisions import apart
from .index import Document, Index, begin, files_of, index_of, is_made, make, parts_of

FOLDER = "pagefind"
WORD = re.compile(r"[^\W_]")
WORD_OF_HTML = re.compile(r">[^<>&]*[^\W_]")  # which is sure to be text, and quickly found

Elided = Mapping[str, tuple[str, ...]]  # words by language


def register() -> None:
    """Connect to Pelican."""
    needs(__name__, "plugins.incremental")
    signals.all_generators_finalized.connect(begin_indexes)
    before_join.connect(write_indexes)


def begin_indexes(generators: list[Generator]) -> None:
    """Let Pagefind make the indexes that are new, the last of them while the pages are written.

    It takes as much memory as a process that writes pages, and every core: so it makes the others
    one after the other before the process divides.
    """
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            indexes = indexes_of(generator)
            new = [name for name, index in indexes.items() if not is_made(index)]
            for name in new[:-1]:
                make(indexes[name])
            for name in new[-1:]:
                indexes[name] = begin(indexes[name])
            generator.context["search_indexes"] = indexes
            generator.context["search_elided"] = elided_in(generator)
            generator.context["search_languages"] = told_languages(generator)


def indexes_of(generator: ArticlesGenerator) -> dict[str, Index]:
    """The index of each part of the published posts, made or not."""
    cache = Path(generator.settings["CACHE_PATH"], "search")
    documents = partial(document_of, elided=elided_in(generator))
    parts = parts_of(published(generator))
    return {part.name: index_of(map(documents, part.posts), cache) for part in parts}


def elided_in(generator: Generator) -> Elided:
    """The elided words of the languages that have any."""
    languages = languages_of(generator.settings).items()
    return {code: own.typography.elided for code, own in languages if own.typography.elided}


def told_languages(generator: ArticlesGenerator) -> Mapping[str, str]:
    """How each language says that a letter is in it, where letters are in several."""
    written = {post.lang for post in published(generator)}
    languages = languages_of(generator.settings).items()
    told = {code: str(own.words["in_this_language"]) for code, own in languages if code in written}
    return told if len(told) > 1 else {}


def write_indexes(generator: Generator, writer: IncrementalWriter) -> None:
    """Write the indexes, the first process those that have begun, which are its own to wait for."""
    indexes = generator.context["search_indexes"]
    begun = [name for name, index in indexes.items() if index.maker]
    others = [name for name in indexes if name not in begun]
    for name in [*(begun if writer.share.is_first else ()), *writer.share.of_these(others)]:
        writer.do(name, write_index, name, indexes[name], writer)


def write_index(name: str, index: Index, writer: IncrementalWriter) -> None:
    """Write one index. It has a file for each post, of which a correction changes one."""
    for file, data in files_of(index, is_first=name == index.documents[0].lang):
        writer.put(f"{FOLDER}/{name}/{file}", digest_of(data), partial(bytes, data))


def published(generator: ArticlesGenerator) -> Iterator[Article]:
    """The posts that readers may find; none where the site has no search."""
    if generator.settings.get("SEARCH_INDEX", True):
        yield from generator.articles
        yield from generator.translations


def document_of(post: Article, elided: Elided) -> Document:
    """What the index knows of a post: its plain text, without the words of any interface."""
    title, words = (apart(html, elided.get(post.lang, ())) for html in (post.title, words_of(post)))
    return Document(post.save_as, post.lang, title, post.date, words)


def words_of(post: Article) -> str:
    """The post's own HTML, whose addresses are not needed; what names it if no word is there.

    Pagefind makes no index of posts without words.
    """
    html = str(post.get_content(""))
    return next(filter(_has_words, (html, str(post.title))), str(post.slug))


def _has_words(html: str) -> bool:
    return bool(WORD_OF_HTML.search(html) or WORD.search(Markup(html).striptags()))
