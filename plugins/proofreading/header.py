"""The header of a post, YAML between `---` or classic `Title: …` lines, with its line numbers."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
YAML_HEADER = re.compile(r"\s*^---$\n(?P<yaml>.*?)^(?:---|\.\.\.)$", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"(?:|.*\s)#\s*(?P<rule>[a-z]+(?:-[a-z]+)*)\s*")
CLASSIC_FIELD = re.compile(r"(?P<name>[A-Za-z][\w-]*):(?P<value>.*)")


class Field(NamedTuple):
    """One header as the editor wrote it."""

    name: str
    value: str
    line: int
    kinds: tuple[str, ...] = ("str",)  # YAML's, of each value: str, int, bool, timestamp, map …


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


def body_line(text: str) -> int:
    """The number of the first line below the header."""
    if match := YAML_HEADER.match(text):
        return text.count("\n", 0, match.end()) + 2
    lines = text.split("\n")
    return next((n for n, line in enumerate(lines, 2) if not line.strip()), len(lines) + 1)


def silenced(text: str) -> Iterator[tuple[int, str]]:
    """The words that stand as a comment, `# rule-name`, in a YAML header, with their lines.

    The lines of the text must end with line feeds.
    """
    if (match := YAML_HEADER.match(text)) and "#" in match["yaml"]:
        first = text.count("\n", 0, match.start("yaml")) + 1
        for number, line in enumerate(match["yaml"].split("\n"), first):
            if comment := COMMENT.fullmatch(line):
                yield number, comment["rule"]


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
        node = yaml.compose(source, Loader=LOADER)
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
        Field(str(key.value), _value(value), first_line + key.start_mark.line, _kinds(value))
        for key, value in node.value
    ]


def _value(node: yaml.Node) -> str:
    """A plain value as it was written; a list or table only as present."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value).strip()
    if isinstance(node, yaml.SequenceNode):
        return ", ".join(map(_value, node.value))
    return "…"


def _kinds(node: yaml.Node) -> tuple[str, ...]:
    if isinstance(node, yaml.SequenceNode):
        return ("seq", *(_kinds(item)[0] for item in node.value))
    return (node.tag.rpartition(":")[2],)


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
