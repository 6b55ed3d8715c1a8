"""An old post's HTML as a tree: sound as browsers mend it, and without what runs or is not seen."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import nh3
from bs4 import BeautifulSoup, Tag

from plugins.reader.allowed import SCHEMES, TAGS

from .export import UnreadableExportError

MOST_LEVELS = 2_000  # of elements in each other
MOST_TAGS = 50_000  # ten times those of the longest post out of Word
MOST_CHARACTERS = 1_000_000  # beside pictures
MOST_TEXT = 100_000  # characters, some 16,000 words
DEEPEST = 60  # levels; what lies deeper gives way
EMBEDS = frozenset("audio embed iframe object video".split())
TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w:-]*)[^<>]*>")
DATA = re.compile(r"data:image/[\w.+-]+;base64,[\w+/=%\s-]+", re.IGNORECASE)
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
OLD = frozenset("big center dir font menu strike tt".split())  # that browsers still show
SILENT = frozenset(  # elements whose words no reader sees
    "applet head noembed noframes script select style template textarea title xml".split()
)
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
    tags, deepest = _measured(html)
    length = len(without_data(html))
    for found, most, what in (
        (deepest, MOST_LEVELS, "levels"),
        (tags, MOST_TAGS, "tags"),
        (length, MOST_CHARACTERS, "characters"),
    ):
        if found > most:
            said = f"{name}: its HTML has {found:,} {what}; {most:,} is the limit."
            raise UnreadableExportError(said)
    runs = {found["name"].lower() for found in RUNS.finditer(html)}
    dropped = [DROPPED_AS[tag] for tag in sorted(runs & DROPPED_AS.keys())]
    clean = INVISIBLE.sub("", CLEANER.clean(WORD_ISLAND.sub("", html)))
    tree = BeautifulSoup(_flattened(clean), "html.parser")
    if (length := len(tree.get_text())) > MOST_TEXT:
        said = f"{name}: its text has {length:,} characters; {MOST_TEXT:,} is the limit."
        raise UnreadableExportError(said)
    dropped += _without_unseen(tree)
    return Markup(tree, [*dict.fromkeys(dropped)])


def without_data(html: str) -> str:
    """HTML without the pictures that are in it."""
    return DATA.sub("data:", html)


def _measured(html: str) -> tuple[int, int]:
    """How many tags there are, and how deep elements may lie in each other."""
    tags = deepest = depth = 0
    for tag in TAG.finditer(html):
        tags += 1
        depth += _step(tag)
        deepest = max(deepest, depth)
    return tags, deepest


def _step(tag: re.Match[str]) -> int:
    return -1 if tag["end"] else int(tag["name"].lower() not in VOID)


def _flattened(html: str) -> str:
    """Sound HTML without the tags that lie too deep for programs that call themselves."""
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        step = _step(tag)
        depth += step
        is_deep = depth - min(step, 0) > DEEPEST
        return "" if is_deep and step else tag[0]

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
