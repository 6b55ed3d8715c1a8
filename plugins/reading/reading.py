"""The length of a post, and the headings that lead through a long one."""

from typing import NamedTuple

from bs4 import BeautifulSoup

WORDS_PER_MINUTE = 220
LONG = 1000  # words, from which a post may need a table of contents
MANY = 4  # headings, from which it does
LEVELS = ("h2", "h3", "h4")


class Heading(NamedTuple):
    """A heading's anchor and its words."""

    id: str
    text: str


def minutes(html: str) -> int:
    """How long the text takes to read, in whole minutes, at least one."""
    return max(1, round(word_count(html) / WORDS_PER_MINUTE))


def word_count(html: str) -> int:
    """The words of the text, without its markup."""
    return len(BeautifulSoup(html, "html.parser").get_text(" ").split())


def contents(html: str) -> list[Heading]:
    """The outermost headings of a long post; none where it is short or has few of them."""
    if word_count(html) < LONG:
        return []
    soup = BeautifulSoup(html, "html.parser")
    for level in LEVELS:
        found = [Heading(str(h["id"]), h.get_text()) for h in soup.select(f"{level}[id]")]
        if found:
            return found if len(found) >= MANY else []
    return []
