"""The header of a post, YAML between `---` or classic `Title: …` lines, with its line numbers."""

import re
from typing import NamedTuple

import yaml

YAML_HEADER = re.compile(r"\s*^---$\n(?P<yaml>.*?)^(?:---|\.\.\.)$", re.MULTILINE | re.DOTALL)
CLASSIC_FIELD = re.compile(r"(?P<name>[A-Za-z][\w-]*):(?P<value>.*)")


class Field(NamedTuple):
    """One header as the editor wrote it."""

    name: str
    value: str
    line: int


Header = dict[str, Field]  # by name in lower case


class HeaderError(ValueError):
    """The header cannot be read at all."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"line {line}: {message}")
        self.line = line
        self.message = message


def read_header(text: str) -> Header:
    """The fields of a post's header. Raises HeaderError."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if match := YAML_HEADER.match(text):
        return _fields(_yaml_fields(match["yaml"], text.count("\n", 0, match.start("yaml")) + 1))
    if text.lstrip().startswith("---"):
        for number, line in enumerate(text.split("\n"), 1):
            if line != "---" and line.strip() == "---":
                raise HeaderError(number, "Delete the spaces beside --- in this line.")
        raise HeaderError(1, "The header is never closed; write --- on a line of its own below it.")
    return _fields(_classic_fields(text))


def _fields(fields: list[Field]) -> Header:
    header: Header = {}
    for field in fields:
        key = field.name.lower()
        if key in header:
            first = header[key].line
            raise HeaderError(
                field.line, f"“{field.name}:” stands in line {first} already; keep one."
            )
        header[key] = field
    return header


def _yaml_fields(source: str, first_line: int) -> list[Field]:
    try:
        node = yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.context_mark if "flow" in (error.context or "") else error.problem_mark
        line = first_line + (mark.line if mark else 0)
        raise HeaderError(line, _unreadable(source, line - first_line)) from error
    except yaml.YAMLError as error:
        raise HeaderError(first_line, f"The header cannot be read: {error}.") from error
    if node is None:
        return []
    if not isinstance(node, yaml.MappingNode):
        raise HeaderError(first_line, "The header must be lines like: title: Is there a way back?")
    return [
        Field(str(key.value), _value(value), first_line + key.start_mark.line)
        for key, value in node.value
    ]


def _value(node: yaml.Node) -> str:
    """A plain value as it was written; a list or table only as present."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value).strip()
    return ", ".join(_value(item) for item in node.value if isinstance(item, yaml.Node)) or "…"


def _unreadable(source: str, line: int) -> str:
    """What to write instead: a colon or quote in an unquoted title is what mostly goes wrong."""
    lines = source.split("\n")
    name, colon, value = lines[min(line, len(lines) - 1)].partition(":")
    if colon and value.strip():
        quoted = value.strip().strip("\"'").replace('"', "'")
        return f'This line of the header cannot be read; put its text in quotes: {name}: "{quoted}"'
    return "The header cannot be read from here on; every line must look like “title: …”."


def _classic_fields(text: str) -> list[Field]:
    """`Title: …` lines up to the first blank line, as Markdown's own meta extension reads them."""
    fields = []
    for number, line in enumerate(text.split("\n"), 1):
        if match := CLASSIC_FIELD.match(line):
            fields.append(Field(match["name"], match["value"].strip(), number))
        elif not line.startswith("    ") or not fields:
            break
    if not fields:
        raise HeaderError(
            1, "The header is missing; begin with a line ---, then title: and date:, then ---."
        )
    return fields
