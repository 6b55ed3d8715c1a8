"""The letters of an Atom feed as subscribers' programs know them: by an id and an address."""

from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"


class FeedEntry(NamedTuple):
    """A letter in a feed, or the feed itself."""

    link: str
    id: str
    text: str


def entries_of(feed: Path) -> list[FeedEntry]:
    """The entries of a feed, and the feed itself without a link."""
    root = ElementTree.parse(feed).getroot()
    found = [FeedEntry("", root.findtext(f"{ATOM}id", ""), "")]
    for entry in root.iter(f"{ATOM}entry"):
        if (link := entry.find(f"{ATOM}link[@rel='alternate']")) is not None:
            name, text = (entry.findtext(f"{ATOM}{tag}", "") for tag in ("id", "content"))
            found.append(FeedEntry(link.attrib["href"], name, text))
    return found


def readable_entries(feed: Path) -> list[FeedEntry]:
    """The entries of a feed that can be read; another rule refuses what cannot."""
    try:
        return entries_of(feed)
    except ElementTree.ParseError:
        return []


def name_in(entry_id: str) -> str:
    """What a post's header `id` says, by its id in feeds: see plugins/feeds/identity.py."""
    _, ours, name = entry_id.rpartition("letters/")
    return unquote(name.partition("/")[0]) if ours else entry_id


def known_by(entry_id: str) -> str:
    """The same, with the language behind it of a post in another than the blog's: `ask/fr`."""
    _, ours, name = entry_id.rpartition("letters/")
    return unquote(name) if ours else entry_id
