"""Turns the tips lists of a post into interactive checklists; everything else stays as it is."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from .languages import FALLBACK, NO_OWN, OwnLanguages, interface_in
from .recognition import TipsList, find_tips_in
from .tips import make_tickable
from .tree import read_tree
from .words import words_of

SCRIPT_WORDS = (
    "progress reset undo kept not_kept copied not_copied link tweet link_brings_one link_brings"
).split()


class FooterLink(NamedTuple):
    """A link at the foot of a checklist."""

    text: str
    url: str


class PageContext(NamedTuple):
    """What a checklist takes from the page that it stands on."""

    key: str  # names the post in the reader's browser; never changes once published
    lang: str = FALLBACK
    title: str = ""  # the post's, as HTML; it helps to tell tips from other lists
    assets_url: str = "/theme/checklists"
    links: tuple[FooterLink, ...] = ()


class TickablePost(NamedTuple):
    """A post's HTML with its checklists, and the ids of their tips."""

    html: str
    tips: list[str]


Adding = Callable[[str, PageContext, OwnLanguages], TickablePost]
Cache = Callable[[Callable[[Any], TickablePost]], Callable[[Adding], Adding]]


@cache
def adding(cached: Cache | None) -> Adding:
    """`add_checklists` as the site caches it: see CHECKLISTS_CACHE in the README."""
    return cached(restored)(add_checklists) if cached else add_checklists


def restored(result: Any) -> TickablePost:
    """What `add_checklists` gave, of what JSON made of it."""
    return TickablePost(*result)


def add_checklists(html: str, page: PageContext, own: OwnLanguages = NO_OWN) -> TickablePost:
    """Make a post's tips lists checklists. Raises MalformedHTMLError.

    Only the source of those lists is replaced; the HTML of a post without tips stays as it is.
    """
    post = read_tree(html)
    taken = set(post.ids)
    result: list[str] = []
    all_ids: list[str] = []
    position = 0
    for number, tips in enumerate(find_tips_in(post.blocks, page.title, own), 1):
        checklist, ids = _render(tips, number, taken, page, own)
        taken.update(ids)
        all_ids += ids
        result += [html[position : tips.block.start], checklist]
        position = tips.block.end
    return TickablePost("".join([*result, html[position:]]), all_ids)


def _render(
    tips: TipsList, number: int, taken: set[str], page: PageContext, own: OwnLanguages
) -> tuple[str, list[str]]:
    """The HTML of the page's checklist `number`, and the ids of its tips."""
    tickable = make_tickable(tips.block, words_of(own), taken)
    words = interface_in(page.lang, own)
    html = (
        _template()
        .render(
            list=tickable.html,
            total=len(tickable.ids),
            number=number,
            level=tips.level,
            page=page,
            words=words,
            script_words=json.dumps({name: getattr(words, name) for name in SCRIPT_WORDS}),
        )
        .strip()
    )
    return html, tickable.ids


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("checklist.html")
