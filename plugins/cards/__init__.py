"""A picture for where a page is shared: one for each published post, one for the other pages."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from babel.dates import format_date
from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator
from pelican.writers import Writer

from plugins.cores import is_ours
from plugins.feeds.html import plain
from plugins.results import Results

from .card import Card, Words, card_of, file_of

DRAWN = Path(__file__).parent.parent.parent / ".cache" / "cards.sqlite"
AT_ONCE = 100  # cards that are kept at once: enough to be quick, few enough to hold
MARK = "static/img/mark.svg"  # in the theme


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(name_cards)
    signals.article_writer_finalized.connect(publish_cards)


def name_cards(generator: ArticlesGenerator) -> None:
    """Note on every published post its `card`, and in the context the `site_card` of the rest."""
    mark = mark_of(generator.settings)
    generator.context["site_card"] = card_of(words_of_site(generator.settings), "blog", mark)
    for post in published(generator):
        post.card = card_of(words_of(post), name_of(post), mark)


def publish_cards(generator: ArticlesGenerator, writer: Writer) -> None:
    """Put the cards into the output; draw those that no build has drawn before."""
    mark, output, drawn = mark_of(generator.settings), Path(writer.output_path), Results(DRAWN)
    cards: list[Card] = [generator.context["site_card"], *(p.card for p in published(generator))]
    ours = [card for card in cards if is_ours(writer, card.address)]
    for first in range(0, len(ours), AT_ONCE):
        for card in ours[first : first + AT_ONCE]:
            put(file_of(card, mark, drawn), output / card.address)
        drawn.save()


def put(data: bytes, file: Path) -> None:
    """Write a file, or touch it where it stands: what is not touched counts as left over."""
    with suppress(OSError):
        if file.read_bytes() == data:
            os.utime(file)
            return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def published(generator: ArticlesGenerator) -> Iterator[Article]:
    """The posts that readers are led to."""
    yield from generator.articles
    yield from generator.translations


def mark_of(settings: dict[str, Any]) -> str:
    """The source of the theme's mark."""
    return (Path(settings["THEME"]) / MARK).read_text(encoding="utf-8")


def words_of(post: Article) -> Words:
    """What a post's card says, the date in the post's language."""
    date = format_date(post.date, "long", locale=post.lang)
    return Words(plain(post.title), date, post.settings["SITENAME"])


def words_of_site(settings: dict[str, Any]) -> Words:
    """What the card of a page says that is no post."""
    return Words(settings["SITESUBTITLE"] or settings["SITENAME"], "", settings["SITENAME"])


def name_of(post: Article) -> str:
    """The post's name among the cards: its slug, with its language where that is not the blog's."""
    return str(post.slug if post.in_default_lang else f"{post.slug}-{post.lang}")
