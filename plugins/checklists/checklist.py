"""Turns the tips lists of a post into interactive checklists; everything else stays as it is."""

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from plugins.incremental.cached import cached

from .recognition import TipsList, find_tips_in
from .tips import make_tickable
from .tree import read_tree

HERE = Path(__file__).parent
ASSETS = ("checklist.css", "checklist.js", "overview.js")
SCRIPT_WORDS = (
    "progress reset undo kept not_kept copied not_copied link tweet link_brings_one link_brings"
).split()
FALLBACK_LANG = "en"


class Link(NamedTuple):
    """A link at the foot of a checklist."""

    text: str
    url: str


class Page(NamedTuple):
    """What a checklist takes from the page that it stands on."""

    key: str  # names the post in the reader's browser; never changes once published
    lang: str = FALLBACK_LANG
    title: str = ""  # the post's, as HTML; it helps to tell tips from other lists
    assets_url: str = "/theme/checklists"
    links: tuple[Link, ...] = ()


class TickablePost(NamedTuple):
    """A post's HTML with its checklists, and the ids of their tips."""

    html: str
    tips: list[str]


@cached(lambda kept_as: TickablePost(*kept_as))
def add_checklists(html: str, page: Page) -> TickablePost:
    """Make a post's tips lists checklists. Raises MalformedHTMLError.

    Only the source of those lists is replaced; the HTML of a post without tips stays as it is.
    """
    post = read_tree(html)
    taken = set(post.ids)
    result: list[str] = []
    all_ids: list[str] = []
    position = 0
    for number, tips in enumerate(find_tips_in(post.blocks, page.title), 1):
        checklist, ids = _render(tips, number, taken, page)
        taken.update(ids)
        all_ids += ids
        result += [html[position : tips.block.start], checklist]
        position = tips.block.end
    return TickablePost("".join([*result, html[position:]]), all_ids)


def _render(tips: TipsList, number: int, taken: set[str], page: Page) -> tuple[str, list[str]]:
    """The HTML of the page's checklist `number`, and the ids of its tips."""
    tickable = make_tickable(tips.block, taken)
    words = _words(page.lang)
    html = (
        _template()
        .render(
            list=tickable.html,
            total=len(tickable.ids),
            number=number,
            level=tips.level,
            page=page,
            words=words,
            script_words=json.dumps({name: words[name] for name in SCRIPT_WORDS}),
        )
        .strip()
    )
    return html, tickable.ids


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("checklist.html")


def _words(lang: str) -> dict[str, str]:
    """The interface's words in `lang`, in English where nobody has translated them yet."""
    languages = _languages()
    return languages.get(lang.split("-")[0].lower(), languages[FALLBACK_LANG])


@cache
def _languages() -> dict[str, dict[str, str]]:
    return tomllib.loads((HERE / "strings.toml").read_text(encoding="utf-8"))
