"""A letter as the page shows it: the fields of its header, and its text without the header."""

from collections.abc import Mapping
from typing import NamedTuple

from tools.front_matter.header import fields, parted, with_fields


class Form(NamedTuple):
    """What stands in the fields of the page."""

    fields: dict[str, str]  # the header's, by name
    body: str  # without the empty lines above it
    first_line: int  # of the body, in the file
    has_header: bool  # whether the header could be read; the body is the whole file otherwise


def form_of(text: str) -> Form:
    """A letter, as a text field has it, in the fields of the page."""
    head, rest = parted(text)
    body = rest.lstrip("\n")
    above = head + rest[: len(rest) - len(body)]
    return Form(fields(text) if head else {}, body, above.count("\n") + 1, bool(head))


def with_form(text: str, changed: Mapping[str, str], body: str) -> str:
    """The letter with the fields that were changed and the text that was typed.

    Raises HeaderError where fields were changed in a header that cannot be read.
    """
    head, rest = parted(text)
    empty = rest[: len(rest) - len(rest.lstrip("\n"))]
    if head and body and not (empty or rest):
        empty = "\n" if head.endswith("\n") else "\n\n"
    return with_fields(head + empty + body, changed)
