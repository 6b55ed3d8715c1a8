"""Posts of one slug are one post in several languages.

Pelican finds them by comparing every post with every other (ARTICLE_TRANSLATION_ID, which is
therefore off): a blog of ten times as many posts takes a hundred times as long. Here only posts of
one slug are compared, and by the function that Pelican has for it, `process_translations` of
pelican/utils.py; `ArticlesGenerator.generate_context` of pelican/generators.py calls it so.
"""

from collections import defaultdict
from collections.abc import Iterable

from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator
from pelican.utils import order_content, process_translations

LISTS = (
    ("articles", "translations"),
    ("hidden_articles", "hidden_translations"),
    ("drafts", "drafts_translations"),
)


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_pretaxonomy.connect(part_translations)


def part_translations(generator: ArticlesGenerator) -> None:
    """Part originals from translations, before topics and tags are filled with the originals."""
    for originals, translations in LISTS:
        found = parted(getattr(generator, originals))
        ordered = order_content(found[0], generator.settings["ARTICLE_ORDER_BY"])
        setattr(generator, originals, ordered)
        setattr(generator, translations, found[1])


def parted(posts: Iterable[Article]) -> tuple[list[Article], list[Article]]:
    """The originals and the translations, both in order of their slugs; each knows the others."""
    by_slug: dict[str, list[Article]] = defaultdict(list)
    for post in posts:
        by_slug[post.slug].append(post)
    originals: list[Article] = []
    translations: list[Article] = []
    for slug in sorted(by_slug):
        found = process_translations(by_slug[slug], translation_id="slug")
        originals += found[0]
        translations += found[1]
    return originals, translations
