"""A picture for where a page is shared: one for each published post, one for the other pages."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from babel.dates import format_date
from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator, Generator

from plugins.colours import colours_of
from plugins.html.text import plain
from plugins.incremental import joined, pages_written
from plugins.incremental.store import Store
from plugins.incremental.writer import IncrementalWriter
from plugins.mark import mark_of
from plugins.needs import needs

from .card import Card, CardText, Design, card_key, card_of, card_with, file_of

AT_ONCE = 100  # cards that are kept at once: enough to be quick, few enough to hold


def register() -> None:
    """Connect to Pelican."""
    needs(__name__, "plugins.incremental", "plugins.posts", "plugins.editions")
    signals.article_generator_finalized.connect(name_cards)
    pages_written.connect(publish_cards)
    joined.connect(forget_others)


def name_cards(generator: ArticlesGenerator) -> None:
    """Note on every published post its `card`, and in the context the `site_cards` of the rest."""
    design, site_cards, cards = design_of(generator), {}, []
    for edition, posts, *_ in generator.context["editions"]:
        for post in posts:
            post.card = card_for(post, edition.settings, design)
        name = "blog" if edition.is_first else f"blog-{edition.lang}"
        site_cards[edition.lang] = card_of(words_of_site(edition.settings), name, design)
        cards += [site_cards[edition.lang], *(post.card for post in posts)]
    generator.context["site_cards"], generator.context["cards"] = site_cards, cards


def card_for(post: Article, settings: Mapping[str, Any], design: Design) -> Card:
    """A post's card: the picture that its header names, or its title."""
    words, name = words_of(post, settings), name_of(post)
    if "picture" in post.metadata:
        from .photograph import picture_of  # opens pictures, which few posts need

        if picture := picture_of(post):
            return card_with(picture, words, name, design)
    return card_of(words, name, design)


def publish_cards(generator: Generator, writer: IncrementalWriter) -> None:
    """Put the cards into the output; draw those that no build has drawn before."""
    design, drawn = design_of(generator), drawn_cards(generator.settings)
    for number, card in enumerate(generator.context["cards"]):
        if writer.share.takes_next():
            name, made = card.address, partial(file_of, card, design, drawn)
            writer.do(name, writer.put, name, name, made)
        if number % AT_ONCE == AT_ONCE - 1:
            drawn.save()
    drawn.save()


def forget_others(generator: Generator, writer: IncrementalWriter) -> None:
    """Throw away the cards that no post has any more, once they are many."""
    drawn_cards(generator.settings).tidy({card_key(card) for card in generator.context["cards"]})


def drawn_cards(settings: Mapping[str, Any]) -> Store:
    """The cards that builds have drawn."""
    return Store(Path(settings["CACHE_PATH"], "cards.sqlite"))


def design_of(generator: Generator) -> Design:
    """What the theme says of how cards look."""
    return Design(mark_of(generator), colours_of(generator.settings))


def words_of(post: Article, settings: Mapping[str, Any]) -> CardText:
    """What a post's card says, the date in the post's language."""
    date = format_date(post.date, "long", locale=post.lang)
    return CardText(plain(post.title), date, settings["SITENAME"])


def words_of_site(settings: Mapping[str, Any]) -> CardText:
    """What the card of a page says that is no post."""
    return CardText(settings["SITESUBTITLE"] or settings["SITENAME"], "", settings["SITENAME"])


def name_of(post: Article) -> str:
    """The post's name among the cards: its slug, with its language where that is not the blog's."""
    return str(post.slug if post.in_default_lang else f"{post.slug}-{post.lang}")
