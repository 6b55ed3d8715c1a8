"""An old post's HTML as a tree: sound as browsers mend it, and without what runs or is not seen."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import nh3
from bs4 import BeautifulSoup, Tag

from plugins.reader.allowed import SCHEMES, TAGS

from .export import UnreadableExportError
from .limits import MARKS, SILENT, TAG, step_of, too_much_in

DEEPEST = 60  # levels; what lies deeper gives way
WITHIN_WORDS = MARKS | {"span", "sub", "sup", "del", "ins"}
EMBEDS = frozenset("audio embed iframe object video".split())
OLD = frozenset("big center dir font menu strike tt".split())  # that browsers still show
RUNS = re.compile(r"<(?P<name>script|form|style|applet)\b", re.IGNORECASE)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2060\ufeff]")
WORD_ISLAND = re.compile(r"<xml\b.*?</xml>", re.IGNORECASE | re.DOTALL)
DROPPED_AS = {"script": "a script", "form": "a form", "applet": "a program"}
PIXEL = {"0", "1"}

CLEANER = nh3.Cleaner(
    tags={*TAGS, *EMBEDS, *OLD, "param", "source"},
    clean_content_tags=set(SILENT),
    attributes={
        "*": {"style", "class", "id", "hidden", "name", "align"},
        "a": {"href"},
        "img": {"src", "alt", "title", "width", "height"},
        "ol": {"start", "type"},
        "li": {"value"},
        "td": {"colspan", "rowspan"},
        "th": {"colspan", "rowspan"},
        "table": {"border"},
        "font": {"size"},
        "embed": {"src"},
        "iframe": {"src"},
        "object": {"data"},
        "audio": {"src"},
        "video": {"src"},
        "source": {"src"},
        "param": {"value"},
    },
    url_schemes={*SCHEMES, "data"},
    link_rel=None,
    strip_comments=False,
)


class Markup(NamedTuple):
    """The tree of a post, and what had to go."""

    tree: BeautifulSoup
    dropped: list[str]


def read_markup(html: str, name: str) -> Markup:
    """The tree of a post's HTML; `name` is told where it has too much. Raises its error."""
    if too_much := too_much_in(html):
        raise UnreadableExportError(f"{name}: {too_much}.")
    runs = {found["name"].lower() for found in RUNS.finditer(html)}
    dropped = [DROPPED_AS[tag] for tag in sorted(runs & DROPPED_AS.keys())]
    clean = INVISIBLE.sub("", CLEANER.clean(WORD_ISLAND.sub("", html)))
    tree = BeautifulSoup(_flattened(clean), "html.parser")
    dropped += _without_unseen(tree)
    return Markup(tree, [*dict.fromkeys(dropped)])


def _flattened(html: str) -> str:
    """Sound HTML without the tags that lie too deep for programs that call themselves."""
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        step = step_of(tag)
        depth += step
        is_deep = depth - min(step, 0) > DEEPEST
        if is_deep and step:
            return "" if tag["name"].lower() in WITHIN_WORDS else " "
        return tag[0]

    return TAG.sub(kept, html)


def _without_unseen(tree: BeautifulSoup) -> Iterator[str]:
    """Take out what readers did not see, and say what it was."""
    for tag in tree.find_all(True):
        if tag.decomposed:
            continue
        if tag.has_attr("hidden") or HIDDEN.search(str(tag.get("style", ""))):
            if tag.get_text().strip():
                yield f"hidden words: “{' '.join(tag.get_text().split())[:60]}”"
            tag.decompose()
        elif _is_advertisement(tag):
            yield "an advertisement"
            tag.decompose()
        elif tag.name == "img" and {str(tag.get("width")), str(tag.get("height"))} <= PIXEL:
            yield "a picture of one pixel, which counts readers"
            tag.decompose()


def _is_advertisement(tag: Tag) -> bool:
    return "adsbygoogle" in (tag.get("class") or [])
