"""How long a post takes, and the headings that lead through a long one."""

import re
from typing import Any, NamedTuple

from plugins.incremental.cached import cached

WORDS_PER_MINUTE = 220
LONG = 1000  # words, from which a post may need a table of contents
MANY = 4  # headings, from which it does
LEVELS = ("h2", "h3", "h4")
TAG = re.compile("<[^>]*>")
SPACE = "&nbsp;"  # the reader leaves no other reference that is one


class ContentsHeading(NamedTuple):
    """A heading's anchor and its words."""

    id: str
    text: str


class ReadingTime(NamedTuple):
    """How long a text takes, and the headings that lead through a long one."""

    words: int
    minutes: int
    headings: list[ContentsHeading]


def reading_time_of(html: str) -> ReadingTime:
    """The words without the markup, whole minutes (at least one), and the headings to list.

    Those are the outermost headings of a long post, and none where it is short or has few.
    """
    words = len(TAG.sub(" ", html.replace(SPACE, " ")).split())
    headings = outermost_headings(html) if words >= LONG else []
    minutes = max(1, round(words / WORDS_PER_MINUTE))
    return ReadingTime(words, minutes, headings if len(headings) >= MANY else [])


def _restored(kept_as: list[Any]) -> list[ContentsHeading]:
    return [ContentsHeading(*heading) for heading in kept_as]


@cached(_restored)
def outermost_headings(html: str) -> list[ContentsHeading]:
    """The headings of the first level that has any with an anchor."""
    from bs4 import BeautifulSoup  # which loads longer than a small blog builds

    soup = BeautifulSoup(html, "html.parser")
    for level in LEVELS:
        if found := soup.select(f"{level}[id]"):
            return [ContentsHeading(str(heading["id"]), heading.get_text()) for heading in found]
    return []
