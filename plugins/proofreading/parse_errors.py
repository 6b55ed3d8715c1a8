"""What browsers have to mend in HTML: the parse errors of its standard, in words.

The proofreader and the gate ask the same parser: what one passes, the other does not refuse.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import html5lib
from html5lib.constants import E

MESSAGES = E | {
    "adoption-agency-1.2": "End tag (%(name)s) closes nothing, or what has ended before it",
    "adoption-agency-1.3": "End tag (%(name)s) stands before those of what it holds",
    "duplicate-attribute": "A tag has one attribute twice",
    "unexpected-end-tag": "End tag (%(name)s) closes nothing, or what has ended before it",
    "unexpected-start-tag-implies-end-tag": "Tag (%(startName)s) may not stand in (%(endName)s)",
    "unexpected-start-tag-implies-table-voodoo": "Tag (%(name)s) may not stand between cells",
}


class ParseError(NamedTuple):
    """What a browser mends, each in its own way."""

    line: int
    code: str  # html5lib's name of its kind
    message: str  # without a full stop
    pattern: str  # of what it is about


def parse_errors(parser: html5lib.HTMLParser) -> Iterator[ParseError]:
    """The errors in what the parser has read, in order."""
    for (line, _), code, words in parser.errors:
        message = (MESSAGES[code] % words).rstrip(".")
        yield ParseError(line, code, message, _pattern(words or {}))


def _pattern(words: Mapping[str, Any]) -> str:
    tag = words.get("name") or words.get("startName")
    return rf"</?\s*{re.escape(tag)}\b" if tag else "[<&]"
