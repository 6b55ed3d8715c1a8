"""What of an old text is more than anybody writes, and more than can be read in fair time."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from html import unescape
from itertools import accumulate

import nh3

MOST_LEVELS = 2_000  # of elements in each other
MOST_TAGS = 50_000  # ten times those of the longest post out of Word
MOST_CHARACTERS = 1_000_000  # beside pictures
MOST_WITH_PICTURES = 20_000_000  # characters, of five photographs that were never made small
MOST_TEXT = 100_000  # characters, some 16,000 words
MOST_OPEN = 200_000  # marks that go on, counted at each tag: browsers write each of them anew there
FEW_OPEN = 8  # at once, as many as somebody forgets to end
TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w:-]*)[^<>]*>")
DATA = re.compile(r"data:image/[\w.+-]+;base64,[\w+/=%\s-]+", re.IGNORECASE)
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
MARKS = frozenset("a b big code em font i nobr s small strike strong tt u".split())
SILENT = frozenset(  # elements whose words no reader sees
    "applet head noembed noframes script select style template textarea title xml".split()
)


def too_much_in(html: str) -> str:
    """What of a text is beyond which limit, in words; empty where all of it can be read."""
    if len(html) > MOST_WITH_PICTURES:
        return _told(
            "its HTML, with its pictures, has {:,} characters", len(html), MOST_WITH_PICTURES
        )
    if len(bare := without_data(html)) > MOST_CHARACTERS:
        return _told("its HTML has {:,} characters", len(bare), MOST_CHARACTERS)
    tags = [*TAG.finditer(bare)]
    for found, most, what in (
        (_levels(tags), MOST_LEVELS, "its HTML has {:,} levels"),
        (len(tags), MOST_TAGS, "its HTML has {:,} tags"),
        (_open_marks(tags), MOST_OPEN, "its HTML has {:,} marks that are not ended"),
        (_length_of_text(bare), MOST_TEXT, "its text has {:,} characters"),
    ):
        if found > most:
            return _told(what, found, most)
    return ""


def _told(what: str, found: int, most: int) -> str:
    return f"{what.format(found)}; {most:,} is the limit"


def without_data(html: str) -> str:
    """HTML without the pictures that are in it."""
    return DATA.sub("data:", html)


def step_of(tag: re.Match[str]) -> int:
    """By how many levels what follows a tag lies deeper."""
    return -1 if tag["end"] else int(tag["name"].lower() not in VOID)


def _levels(tags: Sequence[re.Match[str]]) -> int:
    """How deep elements may lie in each other."""
    return max(accumulate(map(step_of, tags)), default=0)


def _open_marks(tags: Iterable[re.Match[str]]) -> int:
    """How many marks beyond a few are open, of all tags together."""
    found, names = 0, Counter[str]()
    for tag in tags:
        if (name := tag["name"].lower()) in MARKS:
            names[name] = max(0, names[name] + step_of(tag))
        found += max(0, names.total() - FEW_OPEN)
    return found


def _length_of_text(html: str) -> int:
    """How many characters readers see; 0 of what is too short for more than the limit."""
    if len(html) <= MOST_TEXT:
        return 0
    return len(unescape(nh3.clean(html, tags=set(), clean_content_tags=set(SILENT))))
