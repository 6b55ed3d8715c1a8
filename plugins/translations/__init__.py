"""Posts of one key are one post in several languages, and so are pages.

The key is what their headers have as `translation_key`, whatever their slugs and dates; the slug is
that of a post that names none. One of them is the original, so that whoever goes from the
originals to their translations comes upon each once.

Pelican's own search is off (ARTICLE_TRANSLATION_ID, PAGE_TRANSLATION_ID). It compares every post
with every other: a blog of ten times as many posts takes a hundred times as long. And of a post
that lacks the blog's first language it makes as many originals as there are languages, with a
warning; see `process_translations` of pelican/utils.py.
"""

from collections import defaultdict
from collections.abc import Iterable

from pelican import signals
from pelican.contents import Content
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.utils import order_content

KEY = "translation_key"
POSTS = (
    ("articles", "translations"),
    ("hidden_articles", "hidden_translations"),
    ("drafts", "drafts_translations"),
)
PAGES = (
    ("pages", "translations"),
    ("hidden_pages", "hidden_translations"),
    ("draft_pages", "draft_translations"),
)


def register() -> None:
    """Connect to Pelican."""
    signals.content_object_init.connect(note_key)
    signals.article_generator_pretaxonomy.connect(part_posts)
    signals.page_generator_finalized.connect(part_pages)


def note_key(content: Content) -> None:
    """Give a post or page the key that it shares with its translations."""
    if hasattr(content, "slug"):
        content.translation_key = str(content.metadata.get(KEY) or content.slug)


def part_posts(generator: ArticlesGenerator) -> None:
    """Part originals from translations, before topics and tags are filled with the originals."""
    for originals, translations in POSTS:
        part(generator, originals, translations, "ARTICLE_ORDER_BY")


def part_pages(generator: PagesGenerator) -> None:
    """The same of pages, whose originals the context has by now."""
    for originals, translations in PAGES:
        part(generator, originals, translations, "PAGE_ORDER_BY")
        generator.context[originals] = getattr(generator, originals)


def part(generator: Generator, originals: str, translations: str, order_by: str) -> None:
    """Part what Pelican takes for originals alone; these keep the order that the settings ask."""
    found = parted(sorted(getattr(generator, originals), key=_address))
    setattr(generator, originals, order_content(found[0], generator.settings[order_by]))
    setattr(generator, translations, found[1])


def _address(content: Content) -> str:
    return str(content.url)


def parted(contents: Iterable[Content]) -> tuple[list[Content], list[Content]]:
    """The originals and the translations, both in order of their keys; each knows the others."""
    by_key: dict[str, list[Content]] = defaultdict(list)
    for content in contents:
        by_key[content.translation_key].append(content)
    originals: list[Content] = []
    translations: list[Content] = []
    for _key, group in sorted(by_key.items()):
        original = min(group, key=_is_translation)
        for one in group:
            one.translations = [other for other in group if other is not one]
        originals.append(original)
        translations += original.translations
    return originals, translations


def _is_translation(content: Content) -> tuple[bool, bool]:
    """Least for a text in the blog's first language, unless its header says `translation: true`."""
    said = str(content.metadata.get("translation", "false")).lower() != "false"
    return said, not content.in_default_lang
