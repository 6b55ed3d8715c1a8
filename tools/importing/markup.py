"""An old post's HTML as a tree: sound as browsers mend it, and without what runs or is not seen."""

import re
from collections.abc import Iterator, Sequence
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
PARTS = frozenset(  # of pages and of forms, at whose ends paragraphs end
    "article dialog fieldset footer form header hgroup legend main marquee nav optgroup "
    "option".split()
)
RUNS = re.compile(r"<(?P<name>script|form|style|applet)\b", re.IGNORECASE)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2060\ufeff]")
WORD_ISLAND = re.compile(r"<xml\b.*?</xml>", re.IGNORECASE | re.DOTALL)
DROPPED_AS = {"script": "a script", "form": "a form to fill in", "applet": "a program"}
FEED_FOOTER = "blogger-post-footer"  # a class
ADVERTISEMENT = "adsbygoogle"
PIXEL = {"0", "1"}

CLEANER = nh3.Cleaner(
    tags={*TAGS, *EMBEDS, *OLD, *PARTS, "param", "source"},
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
    """Take out what readers did not see, and say what it was where it held words or more."""
    for tag in tree.find_all(True):
        if not tag.decomposed and (said := _unseen(tag)) is not None:
            tag.decompose()
            if said:
                yield said


def _unseen(tag: Tag) -> str | None:
    """What of an element readers did not see; empty where it held nothing, None where they did."""
    if tag.has_attr("hidden") or HIDDEN.search(str(tag.get("style", ""))):
        return _quoted("hidden words", tag)
    if FEED_FOOTER in _classes(tag):
        return _quoted("words below each letter of the feed", tag)
    if ADVERTISEMENT in _classes(tag):
        return "an advertisement"
    if tag.name == "img" and {str(tag.get("width")), str(tag.get("height"))} <= PIXEL:
        return "a picture of one pixel, which counts readers"
    return None


def _quoted(what: str, tag: Tag) -> str:
    words = " ".join(tag.get_text().split())
    return f"{what}: “{words[:60]}”" if words else ""


def _classes(tag: Tag) -> Sequence[str]:
    return tag.get("class") or ()
