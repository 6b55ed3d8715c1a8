"""HTML as its readers see it, so that signs are judged by the words around them, not by tags.

    <a href="/nmbs">NMBS</a>'s trein &nbsp;?    →    NMBS's trein  ?

Code and addresses are one sign, OBJECT; where a block begins or ends stands BREAK.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from html import unescape
from itertools import accumulate
from typing import NamedTuple

from smartypants import tags_to_skip

BREAK, OBJECT = "\ue000", "\ufffc"  # neither letters nor white space
SEEN_THROUGH = frozenset(
    "a abbr b bdi bdo cite del dfn em i ins mark q s small span strong time u var wbr".split()
)
# What is no plain text, in the order in which it must be sought, each by its first sign: that is
# what a search is fastest for.
PART = re.compile(
    rf"<(?P<code>(?i:{'|'.join(tags_to_skip)}))\b[^<>]*>.*?(?:</(?i:(?P=code))\s*>|\Z)"
    r"|</?(?P<tag>\w*)[^<>]*>?"
    r"|&(?P<reference>\w{2,8}|#\w{1,7});"
    r"|[hHwW](?<!\w.)(?P<address>(?:(?<=[hH])(?i:ttps?://)|(?<=[wW])(?i:ww\.))"
    r"[^\s<>«»\"]*[^\s<>«»\".,:;?!)'])",
    re.DOTALL,
)


class Edit(NamedTuple):
    """HTML to stand in the place of a sign of the seen text, or before it."""

    start: int
    end: int  # the next place, or the same one
    new: str


class Piece(NamedTuple):
    """A stretch of HTML, and what is seen of it: the same, one sign, or nothing."""

    source: str
    seen: str


class SeenText:
    """The text that is seen of HTML, and the way back."""

    def __init__(self, html: str) -> None:
        self.pieces = [*_pieces(html)]
        self.text = "".join(piece.seen for piece in self.pieces)
        self._ends = [*accumulate(len(piece.seen) for piece in self.pieces)]

    def piece_of(self, place: int) -> int:
        """The number of the piece in which the sign at a place is seen."""
        return bisect_right(self._ends, place)

    def start_of(self, number: int) -> int:
        """Where a piece begins to be seen."""
        return self._ends[number - 1] if number else 0

    def is_plain(self, place: int) -> bool:
        """Whether a sign is seen as it stands."""
        return self._is_plain(self.piece_of(place))

    def _is_plain(self, number: int) -> bool:
        piece = self.pieces[number]
        return piece.source == piece.seen

    def edited(self, edits: Iterable[Edit]) -> str:
        """The HTML with these edits; its tags stay as they are."""
        sources = [piece.source for piece in self.pieces]
        for edit in sorted(edits, reverse=True):
            number = self.piece_of(edit.start)
            source = sources[number]
            if self._is_plain(number):
                start, end = (at - self.start_of(number) for at in edit[:2])
                sources[number] = source[:start] + edit.new + source[end:]
            else:
                sources[number] = edit.new + (source if edit.start == edit.end else "")
        return "".join(sources)


def _pieces(html: str) -> Iterable[Piece]:
    end = 0
    for part in PART.finditer(html):
        if part.start() > end:
            yield Piece(html[end : part.start()], html[end : part.start()])
        yield Piece(part[0], _seen(part))
        end = part.end()
    if end < len(html):
        yield Piece(html[end:], html[end:])


def _seen(part: re.Match[str]) -> str:
    if part["code"] or part["address"]:
        return OBJECT
    if part["reference"]:
        sign = unescape(part[0])
        return sign if len(sign) == 1 else OBJECT
    return "" if (part["tag"] or "").lower() in SEEN_THROUGH else BREAK
