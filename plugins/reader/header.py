"""The header of a post, YAML between `---` or classic `Title: …` lines, with its line numbers.

The build and the proofreader read it by this alone, so that what is checked is what is built.
"""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Any, NamedTuple

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
YAML_HEADER = re.compile(r"\s*^---$\n(?P<yaml>.*?)^(?:---|\.\.\.)$", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"(?:|.*\s)#\s*(?P<rule>[a-z]+(?:-[a-z]+)*)\s*")
CLASSIC_FIELD = re.compile(r"(?P<name>[A-Za-z][\w-]*):(?P<value>.*)")
GOES_ON = "    "  # before a line that goes on with a classic field
NO_SPACE = re.compile(r"(?P<name>[A-Za-z][\w-]*):(?P<value>[^\s:].*)")
DASHES = re.compile(r"\s*(?!---$|\.\.\.$)[-‐‑‒–—―−]{1,4}\s*")  # what Word makes of three hyphens
CONFLICT = re.compile(r"(?:<{7}|>{7})(?: |$)")
LARGEST = 20_000  # characters
LISTS = ("tags", "audience", "authors", "keywords")  # fields of several words
DEEPEST = 2  # a list in the header's lines, and nothing below it


class Field(NamedTuple):
    """One line of a header as the editor wrote it."""

    name: str
    value: str
    line: int
    kinds: tuple[str, ...] = ("str",)  # YAML's, of each value: str, int, bool, timestamp, map …
    items: tuple[str, ...] = ()  # of a list
    cut: str = ""  # what stands behind an unquoted value and was read as a comment

    @property
    def words(self) -> list[str]:
        """The words of a list, which may be written as `[a, b]`, a line each, or `a, b`."""
        parts = self.items if self.kinds[0] == "seq" else self.value.split(",")
        return [part.strip() for part in parts if part.strip()]


Header = dict[str, Field]  # by name in lower case


class HeaderError(ValueError):
    """The header cannot be read at all."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"line {line}: {message}")
        self.line = line
        self.message = message


class Parts(NamedTuple):
    """A post's file, parted."""

    header: Header
    body: str
    first_line: int  # of the body


def read_parts(text: str) -> Parts:
    """The header and the text below it. Raises HeaderError."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    header, first = read_header(text), body_line(text)
    return Parts(header, "\n".join(text.split("\n")[first - 1 :]), first)


def read_header(text: str) -> Header:
    """The fields of a post's header. Raises HeaderError."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if match := YAML_HEADER.match(text):
        first = text.count("\n", 0, match.start("yaml")) + 1
        refuse_what_is_no_header(match["yaml"], first)
        return _fields(_yaml_fields(match["yaml"], first))
    refuse_wrong_hyphens(text)
    return _fields(_classic_fields(text))


def body_line(text: str) -> int:
    """The number of the first line below the header."""
    if match := YAML_HEADER.match(text):
        return text.count("\n", 0, match.end()) + 2
    lines = text.split("\n")
    return next((n for n, line in enumerate(lines, 2) if not line.strip()), len(lines) + 1)


def silenced(text: str) -> Iterator[tuple[int, str]]:
    """The words that stand as a comment, `# rule-name`, in a header, with their lines.

    The lines of the text must end with line feeds. In a classic header such a comment is a line
    of its own.
    """
    if match := YAML_HEADER.match(text):
        first, lines = text.count("\n", 0, match.start("yaml")) + 1, match["yaml"].split("\n")
    else:
        first, lines = (
            1,
            [line if line.startswith("#") else "" for line in text.split("\n")[: body_line(text)]],
        )
    for number, line in enumerate(lines, first):
        if "#" in line and (comment := COMMENT.fullmatch(line)):
            yield number, comment["rule"]


def refuse_wrong_hyphens(text: str) -> None:
    """A header whose first or last line is not three hyphens. Raises HeaderError."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if DASHES.fullmatch(lines[first]) or lines[first].strip() == "---" != lines[first]:
        raise HeaderError(first + 1, "This line must be three hyphens and nothing else: ---")
    if lines[first] != "---":
        return
    for number, line in enumerate(lines[first + 1 :], first + 2):
        if DASHES.fullmatch(line) or line.strip() == "---" != line:
            raise HeaderError(number, "This line must be three hyphens and nothing else: ---")
    raise HeaderError(
        first + 1, "The header is never closed; write --- on a line of its own below it."
    )


def refuse_what_is_no_header(source: str, first_line: int) -> None:
    """Lines that YAML would misread, or read without end. Raises HeaderError."""
    if len(source) > LARGEST:
        raise HeaderError(
            first_line,
            f"The header has {len(source):,} characters; {LARGEST:,} are the most. "
            "Write the text below the line --- that closes the header.",
        )
    for number, line in enumerate(source.split("\n"), first_line):
        if CONFLICT.match(line):
            raise HeaderError(
                number,
                "A merge was not finished here; keep one wording and delete the lines "
                "<<<<<<<, ======= and >>>>>>>.",
            )
        if found := NO_SPACE.fullmatch(line):
            right = f"{found['name']}: {found['value']}"
            raise HeaderError(number, f"Write a space after the colon: {right}")


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
        _refuse_what_fields_do_not_need(source, first_line)
        node = yaml.compose(source, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.context_mark if "flow" in (error.context or "") else error.problem_mark
        line = first_line + (mark.line if mark else 0)
        raise HeaderError(line, _unreadable(source, line - first_line)) from error
    except yaml.reader.ReaderError as error:
        line = first_line + source.count("\n", 0, source.index(chr(error.character)))
        said = f"Delete the invisible character U+{error.character:04X} in this line."
        raise HeaderError(line, said) from error
    if node is None:
        return []
    if not isinstance(node, yaml.MappingNode):
        raise HeaderError(first_line, "The header must be lines like: title: Is there a way back?")
    lines = source.split("\n")
    return [_yaml_field(key, value, lines, first_line) for key, value in node.value]


def _refuse_what_fields_do_not_need(source: str, first_line: int) -> None:
    """What makes YAML a language: names and repetitions, tags, depth. Raises HeaderError."""
    depth = 0
    for event in yaml.parse(source, Loader=LOADER):
        line = first_line + (event.start_mark.line if event.start_mark else 0)
        if sign := _sign_of(event):
            raise HeaderError(line, f"“{sign}” cannot begin a value; put the value in quotes.")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise HeaderError(line, "A list must not stand within a list; write: [one, two]")


def _sign_of(event: Any) -> str:
    """A name, a repetition or a tag as it was written; empty without one."""
    if isinstance(event, yaml.AliasEvent):
        return f"*{event.anchor}"
    anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
    return f"&{anchor}" if anchor else str(tag or "").replace("tag:yaml.org,2002:", "!!")


def _yaml_field(key: yaml.Node, value: yaml.Node, lines: list[str], first_line: int) -> Field:
    number = key.start_mark.line
    if not isinstance(key, yaml.ScalarNode) or key.tag.endswith(":merge"):
        raise HeaderError(
            first_line + number, "The header must be lines like: title: Is there a way back?"
        )
    return Field(
        name=str(key.value),
        value=_value(value),
        line=first_line + number,
        kinds=_kinds(value),
        items=tuple(map(_value, value.value)) if isinstance(value, yaml.SequenceNode) else (),
        cut=_cut(value, lines),
    )


def _value(node: yaml.Node) -> str:
    """A plain value as it was written, a list with commas; nothing for `~` and for a table."""
    if isinstance(node, yaml.ScalarNode):
        return "" if node.tag.endswith(":null") else str(node.value).strip()
    if isinstance(node, yaml.SequenceNode):
        return ", ".join(map(_value, node.value))
    return ""


def _kinds(node: yaml.Node) -> tuple[str, ...]:
    if isinstance(node, yaml.SequenceNode):
        return ("seq", *(_kinds(item)[0] for item in node.value))
    return (node.tag.rpartition(":")[2],)


def _cut(node: yaml.Node, lines: list[str]) -> str:
    """What follows an unquoted value in its line, but for a comment that may name a rule."""
    if not isinstance(node, yaml.ScalarNode) or node.style or not node.value:
        return ""
    line, column = node.end_mark.line, node.end_mark.column
    rest = lines[line][column:] if line < len(lines) else ""
    return "" if COMMENT.fullmatch(rest) else rest.strip()


def _unreadable(source: str, line: int) -> str:
    """What to write instead: a colon or quote in an unquoted title is what mostly goes wrong."""
    lines = source.split("\n")
    name, colon, value = lines[min(line, len(lines) - 1)].partition(":")
    if colon and value.strip():
        quoted = value.strip().strip("\"'").replace('"', "'")
        return f'This line of the header cannot be read; put its text in quotes: {name}: "{quoted}"'
    return "The header cannot be read from here on; every line must look like “title: …”."


def _classic_fields(text: str) -> list[Field]:
    """`Title: …` lines up to the first blank one; a line indented by four goes on with the last."""
    fields: list[Field] = []
    lines = text.split("\n")
    for number, line in enumerate(takewhile(str.strip, lines), 1):
        if line.startswith(GOES_ON) and fields:
            last = fields.pop()
            fields.append(last._replace(value=f"{last.value} {line.strip()}".strip()))
        elif match := CLASSIC_FIELD.match(line):
            fields.append(Field(match["name"], match["value"].strip(), number))
        elif not line.startswith("#"):
            break
    if not fields:
        raise HeaderError(
            1, "The header is missing; begin with a line ---, then title: and date:, then ---."
        )
    return fields
