"""How a language is set: its apostrophes, its spaces, its elisions.

Quotation marks, dashes and dots are set alike in all languages, by typogrify.
"""

from collections.abc import Iterator
from typing import NamedTuple

from .files import Table

MARK = "feet_and_inches"


class Typography(NamedTuple):
    """The rules of one language."""

    clipped: tuple[str, ...]  # words that begin with an apostrophe, without it
    elided: tuple[str, ...]  # words that end with one before the next word, without it
    space_before: tuple[str, ...]  # signs with a no-break space before them
    space_after: tuple[str, ...]
    feet_and_inches: bool  # whether 5' 11" is a height


def typography_of(table: Table) -> Typography:
    """The rules that a table without faults holds."""
    lists = {name: tuple(table[name]) for name in Typography._fields if name != MARK}
    return Typography(**lists, feet_and_inches=table[MARK])


def faults_in(table: Table) -> Iterator[str]:
    """What is wrong with the rules: each must be there, if only an empty list."""
    for name in Typography._fields:
        if name not in table:
            said = "write true or false." if name == MARK else "it may be empty."
            yield f"“{name}” is missing; {said}"
    for name, value in table.items():
        if name not in Typography._fields:
            yield f"“{name}” is nothing that anybody asks for; delete it."
        elif name == MARK and not isinstance(value, bool):
            yield f"“{name}” must be true or false."
        elif name != MARK and not _are_texts(value):
            yield f"“{name}” must be a list of {'signs' if 'space' in name else 'words'}."


def _are_texts(value: object) -> bool:
    """An empty one would be found everywhere."""
    return isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)
