"""Posts of one key are one post in several languages, and so are pages.

The key is what their headers have as `translation_key`, whatever their slugs and dates; the slug is
that of a post that names none.

Pelican finds them by comparing every post with every other (ARTICLE_TRANSLATION_ID, which is
therefore off): a blog of ten times as many posts takes a hundred times as long. Here only posts of
one key are compared, and by the function that Pelican has for it, `process_translations` of
pelican/utils.py; `ArticlesGenerator.generate_context` of pelican/generators.py calls it so.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from pelican import signals
from pelican.contents import Article, Content
from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.utils import order_content, process_translations

KEY = "translation_key"
LISTS = (
    ("articles", "translations"),
    ("hidden_articles", "hidden_translations"),
    ("drafts", "drafts_translations"),
)


def register() -> None:
    """Connect to Pelican."""
    signals.content_object_init.connect(note_key)
    signals.article_generator_pretaxonomy.connect(part_translations)
    signals.page_generator_finalized.connect(order_translations)


def note_key(content: Content) -> None:
    """Give a post or page the key that it shares with its translations."""
    if hasattr(content, "slug"):
        content.translation_key = str(content.metadata.get(KEY) or content.slug)


def part_translations(generator: ArticlesGenerator) -> None:
    """Part originals from translations, before topics and tags are filled with the originals."""
    for originals, translations in LISTS:
        found = parted(sorted(getattr(generator, originals), key=_address))
        ordered = order_content(found[0], generator.settings["ARTICLE_ORDER_BY"])
        setattr(generator, originals, ordered)
        setattr(generator, translations, found[1])


def order_translations(generator: PagesGenerator) -> None:
    """Put the translations of each page in order; Pelican has them as it came upon the files."""
    for page in chain(generator.pages, generator.translations):
        page.translations.sort(key=_address)


def _address(content: Content) -> str:
    return str(content.url)


def parted(posts: Iterable[Article]) -> tuple[list[Article], list[Article]]:
    """The originals and the translations, both in order of their keys; each knows the others."""
    by_key: dict[str, list[Article]] = defaultdict(list)
    for post in posts:
        by_key[post.translation_key].append(post)
    originals: list[Article] = []
    translations: list[Article] = []
    for key in sorted(by_key):
        found = process_translations(by_key[key], translation_id=KEY)
        originals += found[0]
        translations += found[1]
    return originals, translations
