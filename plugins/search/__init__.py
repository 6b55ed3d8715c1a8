"""Readers find posts by their words: Pagefind's indexes of the published posts, by language."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from markupsafe import Markup
from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator, Generator

from plugins.incremental import before_join
from plugins.incremental.digest import digest_of
from plugins.incremental.parallel import beside
from plugins.incremental.writer import IncrementalWriter
from plugins.languages import languages_of
from plugins.needs import needs

from .elisions import apart
from .index import Document, Index, files_of, index_of, is_made, make, parts_of

FOLDER = "pagefind"
WORD = re.compile(r"[^\W_]")
WORD_OF_HTML = re.compile(r">[^<>&]*[^\W_]")  # which is sure to be text, and quickly found

Elided = Mapping[str, tuple[str, ...]]  # words by language


def register() -> None:
    """Connect to Pelican."""
    needs(__name__, "plugins.incremental")
    signals.article_generator_pretaxonomy.connect(begin_indexes)
    signals.all_generators_finalized.connect(wait_for_several)
    before_join.connect(write_indexes)


def begin_indexes(generator: ArticlesGenerator) -> None:
    """Let another process make the indexes that are new, while this one goes on.

    It makes one after the other: Pagefind takes as much memory as a process that writes pages.
    """
    indexes = indexes_of(generator)
    new = {name: index for name, index in indexes.items() if not is_made(index)}
    generator.context["search_indexes"] = indexes
    generator.context["search_begun"] = frozenset(new)
    generator.context["wait_for_search"] = beside(partial(make_all, new.values())) if new else None
    generator.context["search_elided"] = elided_in(generator)
    generator.context["search_languages"] = told_languages(generator)


def make_all(indexes: Iterable[Index]) -> None:
    """Make indexes; what goes wrong goes wrong once more where they are written, and is told."""
    with suppress(Exception, SystemExit):
        for index in indexes:
            make(index)


def wait_for_several(generators: list[Generator]) -> None:
    """Wait for several indexes before pages are written: both at once would take too much memory.

    One, which an edit makes, is there before the pages are.
    """
    context = generators[0].context
    if len(context["search_begun"]) > 1:
        context["wait_for_search"]()


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
    indexes, begun = generator.context["search_indexes"], generator.context["search_begun"]
    for name in indexes:
        if name not in begun and writer.share.takes_next():
            writer.do(name, write_index, name, indexes[name], writer)
    if begun and writer.share.is_first:
        generator.context["wait_for_search"]()
        for name in sorted(begun):
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
    """The post's HTML as it was read, whose links lead nowhere yet; its name if no word is there.

    Pagefind makes no index of posts without words.
    """
    html = str(post._content)
    return next(filter(_has_words, (html, str(post.title))), str(post.slug))


def _has_words(html: str) -> bool:
    return bool(WORD_OF_HTML.search(html) or WORD.search(Markup(html).striptags()))
