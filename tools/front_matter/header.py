"""The header of a letter as a form shows it, and the header again with what was filled in.

    title: "Way back"           title: "Way back"
    category: Hiring  # ours  →  category: Job offers  # ours

Whatever the form did not change stays as it was written: comments, order, quotes, line ends.
"""

import re
from collections.abc import Mapping, Sequence

from plugins.reader.header import (
    GOES_ON,
    LISTS,
    YAML_HEADER,
    Field,
    HeaderError,
    body_line,
    read_header,
)
from tools.line_ends import LINE_END, as_typed, with_line_ends

from .yaml_field import with_yaml_field
from .yaml_values import words_of

LINE_BREAKS = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+\s*")


def fields(text: str) -> dict[str, str]:
    """What a letter's header says, by names in lower case; a list as `a, b`. Raises HeaderError."""
    return {key: field.value for key, field in read_header(as_typed(text)).items()}


def with_fields(text: str, changed: Mapping[str, str]) -> str:
    """The letter with the fields that were changed; one that is empty goes. Raises HeaderError."""
    edited = as_typed(text)
    for key, value in changed.items():
        edited = _with_field(edited, key.lower(), LINE_BREAKS.sub(" ", value).strip())
    return with_line_ends(edited, text)


def parted(text: str) -> tuple[str, str]:
    """The lines of the header and those below it; joined they are the letter.

    What has no header that can be read is all text.
    """
    typed = as_typed(text)
    try:
        read_header(typed)
    except HeaderError:
        return "", text
    ends = [found.end() for found in LINE_END.finditer(text)]
    lines = body_line(typed) - 1
    head = text[: ends[lines - 1]] if lines <= len(ends) else text
    return head, text[len(head) :]


def _with_field(text: str, key: str, value: str) -> str:
    field = read_header(text).get(key)
    if key in LISTS:
        value = ", ".join(words_of(value))
    if value == (_said(key, field) if field else ""):
        return text
    if match := YAML_HEADER.match(text):
        before, after = text[: match.start("yaml")], text[match.end("yaml") :]
        return before + with_yaml_field(match["yaml"], key, value) + after
    return _with_classic_field(text, key, value)


def _said(key: str, field: Field) -> str:
    return ", ".join(field.words) if key in LISTS else field.value


def _with_classic_field(text: str, key: str, value: str) -> str:
    """The same in a header of `Title: …` lines, of which one always stays."""
    header, lines = read_header(text), text.split("\n")
    field = header.get(key)
    if not field:
        end = _end_of_classic(lines, max(other.line for other in header.values()))
        return "\n".join([*lines[:end], f"{key}: {value}", *lines[end:]])
    stays = value or len(header) == 1
    own = [f"{field.name}: {value}".rstrip()] if stays else []
    end = _end_of_classic(lines, field.line)
    return "\n".join([*lines[: field.line - 1], *own, *lines[end:]])


def _end_of_classic(lines: Sequence[str], line: int) -> int:
    """The number of the last line of a field, which may go on below the one that names it."""
    while line < len(lines) and lines[line].startswith(GOES_ON) and lines[line].strip():
        line += 1
    return line
