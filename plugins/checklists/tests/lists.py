"""A list alone, made tickable."""

from collections.abc import Iterable

from ..tips import TickableList, make_tickable
from ..tree import read_tree
from ..words import words_of


def tickable(html: str, taken_ids: Iterable[str] = ()) -> TickableList:
    """What becomes of a list's HTML."""
    (tips,) = read_tree(html).blocks
    return make_tickable(tips, words_of(), taken_ids)
