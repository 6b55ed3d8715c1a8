"""What a generator has made, counted, so that it shows whether others have done the same work."""

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from plugins.cards.card import HEIGHT, WIDTH

from .corpus import FAREWELL_LINK

HEADS = {".xml": (b"<rss", b"<feed"), ".json": (b"jsonfeed.org",)}
PNG_SIZE = slice(16, 24)  # of its bytes: width and height
ADDRESS = b"<loc>"


class Work(NamedTuple):
    """What there is in a built site."""

    pages: int
    feeds: int
    texts: int  # full texts of posts in feeds
    addresses: int  # in the sitemap
    cards: int  # that differ
    indexed: int  # posts that a search finds


def work_in(output: Path) -> Work:
    """Count what was built."""
    feeds = list(feeds_in(output))
    return Work(
        pages=len(list(output.rglob("*.html"))),
        feeds=len(feeds),
        texts=sum(feed.count(FAREWELL_LINK.encode()) for feed in feeds),
        addresses=(output / "sitemap.xml").read_bytes().count(ADDRESS),
        cards=len({file for file in pictures_in(output) if is_card(file)}),
        indexed=len(list((output / "pagefind").rglob("*.pf_fragment"))),
    )


def feeds_in(output: Path) -> Iterator[bytes]:
    """The feeds, in any form."""
    for ending, heads in HEADS.items():
        for file in output.rglob(f"*{ending}"):
            data = file.read_bytes()
            if any(head in data for head in heads):
                yield data


def pictures_in(output: Path) -> Iterator[bytes]:
    """The pictures in PNG."""
    return (file.read_bytes() for file in output.rglob("*.png"))


def is_card(png: bytes) -> bool:
    """Whether a picture has the size of a card."""
    return struct.unpack(">II", png[PNG_SIZE]) == (WIDTH, HEIGHT)


def table(found: Mapping[tuple[int, str], Work]) -> Iterator[str]:
    """What each has made of so many posts, a line each."""
    yield f"{'posts':<8}{'':<16}" + "".join(f"{name:>11}" for name in Work._fields)
    for (size, name), work in found.items():
        yield f"{size:<8,}{name:<16}" + "".join(f"{count:>11,}" for count in work)
