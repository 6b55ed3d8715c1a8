"""Tips lists become interactive checklists on the post's own page, in any theme.

Feeds, summaries and lists of posts keep the plain list: a post hands out its checklists only
while its own page is rendered, between `article_generator_write_article` and `content_written`.
"""

import copy
import logging
import re
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator
from pelican.utils import get_relative_path

from .assets import ASSETS, asset
from .checklist import FooterLink, PageContext, TickablePost, adding
from .languages import NO_OWN, LanguageError, OwnLanguages, code_of, own_languages
from .tree import MalformedHTMLError

logger = logging.getLogger(__name__)
FOLDER = "checklists"
LIST = re.compile("<[ou]l", re.IGNORECASE)  # a post without any need not be parsed


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(check_settings)
    signals.article_generator_finalized.connect(note_tips)
    signals.article_generator_finalized.connect(name_unknown_languages)
    signals.article_generator_finalized.connect(show_in_drafts)
    signals.article_generator_write_article.connect(show_on_own_page)
    signals.content_written.connect(hide_elsewhere)
    signals.finalized.connect(write_assets)


def check_settings(pelican: Any) -> None:
    """Stop before anything is built if a setting cannot be used.

    SystemExit, because Pelican prints a traceback for anything else.
    """
    try:
        languages_of(pelican.settings)
    except LanguageError as error:
        raise SystemExit(str(error)) from error
    cache = pelican.settings.get("CHECKLISTS_CACHE")
    if cache is not None and not callable(cache):
        raise SystemExit(f"CHECKLISTS_CACHE must be a function, not {cache!r}.")


def note_tips(generator: ArticlesGenerator) -> None:
    """Note on each post the ids of its tips and where ticks are kept, for lists of checklists."""
    for post in [*generator.articles, *generator.translations]:
        if tips := tickable(post).tips:
            post.checklist_key, post.checklist_tips = checklist_key(post), tips


def name_unknown_languages(generator: ArticlesGenerator) -> None:
    """Say of which languages nobody has written down the words."""
    posts = [*generator.articles, *generator.translations]
    langs = {post.lang for post in posts if getattr(post, "checklist_tips", ())}
    own = languages_of(generator.settings)
    for lang in sorted(lang for lang in langs if not code_of(lang, own)):
        logger.warning(
            "The checklists of posts in “%s” have English words: there is no %s.toml;"
            " CHECKLISTS_LANGUAGES may name a folder that holds one.",
            lang,
            lang,
        )


def show_on_own_page(generator: ArticlesGenerator, content: Article) -> None:
    """Let the post hand out its checklists, but neither its summary nor what is cached of it.

    `Content.get_content` and `get_summary` of pelican/contents.py are what templates get it by.
    """
    plain = copy.copy(content)
    content.get_content = lambda siteurl: content._update_content(tickable(plain).html, siteurl)
    content.get_summary = plain.get_summary


def hide_elsewhere(path: str, context: dict[str, Any]) -> None:
    """The page is written, or another process writes it: the post is plain again."""
    if article := context.get("article"):
        vars(article).pop("get_content", None)
        vars(article).pop("get_summary", None)


def show_in_drafts(generator: ArticlesGenerator) -> None:
    """A draft is rendered on its own page only, and Pelican announces none of them."""
    for draft in [*generator.drafts, *generator.drafts_translations]:
        show_on_own_page(generator, draft)


def is_off(header: object) -> bool:
    """Whether the header says `checklist: off`, which YAML reads as False."""
    return header is False or str(header).strip().lower() in {"off", "no", "false"}


def tickable(article: Article) -> TickablePost:
    """The post's HTML with its checklists, as its own page shows it, and the ids of their tips.

    Its links lead nowhere yet: {filename} and the like are resolved where it is shown.
    """
    html: str = article._content
    if is_off(article.metadata.get("checklist")) or not LIST.search(html):
        return TickablePost(html, [])
    settings = article.settings
    add_checklists = adding(settings.get("CHECKLISTS_CACHE"))
    try:
        return add_checklists(html, page_of(article), languages_of(settings))
    except MalformedHTMLError as error:
        logger.warning(
            "%s: its lists stay plain, for its HTML is not sound: %s",
            article.get_relative_source_path(),
            error,
        )
        return TickablePost(html, [])


def page_of(article: Article) -> PageContext:
    """What the checklists of a post need to know about it and the site."""
    settings = article.settings
    relative = settings["RELATIVE_URLS"]
    root = get_relative_path(article.save_as) if relative else settings["SITEURL"]
    return PageContext(
        key=checklist_key(article),
        lang=article.lang,
        title=article.title,
        assets_url=f"{root}/{settings['THEME_STATIC_DIR']}/{FOLDER}",
        links=tuple(links_from(settings)),
    )


def checklist_key(article: Article) -> str:
    """What a reader's browser keeps the ticks of a post under."""
    return str(article.slug if article.in_default_lang else f"{article.slug}-{article.lang}")


def languages_of(settings: dict[str, Any]) -> OwnLanguages:
    """The languages in the folders that CHECKLISTS_LANGUAGES names. Raises LanguageError."""
    named = settings.get("CHECKLISTS_LANGUAGES") or ()
    folders = [str(one) for one in ([named] if isinstance(named, str | Path) else named) if one]
    return own_languages(*folders) if folders else NO_OWN


def links_from(settings: dict[str, Any]) -> list[FooterLink]:
    """The links at the foot: WEBSITE_URL and TWITTER_USERNAME, where the site has them."""
    links = []
    if website := settings.get("WEBSITE_URL"):
        links.append(FooterLink(website.split("://")[-1].strip("/"), website))
    if account := settings.get("TWITTER_USERNAME"):
        links.append(FooterLink(f"@{account}", f"https://twitter.com/{account}"))
    return links


def write_assets(pelican: Any) -> None:
    """Put the style and the script beside the theme's."""
    folder = Path(pelican.output_path) / pelican.settings["THEME_STATIC_DIR"] / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name in ASSETS:
        (folder / name).write_bytes(asset(name, languages_of(pelican.settings)))
