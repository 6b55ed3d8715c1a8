"""A field of a YAML header as text: it is replaced, added or taken out, and the rest stays."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import yaml

from plugins.reader.header import LOADER, HeaderError

from .yaml_values import in_brackets, list_item, new_value, scalar, words_of

NO_LINES = "The header must be lines like: title: Is there a way back?"


def with_yaml_field(source: str, key: str, value: str) -> str:
    """The lines of a header with another value of a field; empty, it goes. Raises HeaderError."""
    pairs = _fields_in(source)
    for name, node in pairs:
        if str(name.value).lower() == key:
            if not value:
                return _without(source, name.start_mark.index, _end_of(node))
            return _with_value(source, node, key, value)
    indent = " " * pairs[0][0].start_mark.column if pairs else ""
    return f"{source}{indent}{key}: {new_value(key, value)}\n"


def _fields_in(source: str) -> list[tuple[yaml.Node, yaml.Node]]:
    """The names and values, each of which begins a line."""
    found = yaml.compose(source, Loader=LOADER)
    if isinstance(found, yaml.MappingNode) and not found.flow_style:
        return list(found.value)
    if found:
        raise HeaderError(found.start_mark.line + 2, NO_LINES)
    return []


def _without(source: str, start: int, end: int) -> str:
    """The source without the lines that hold these characters."""
    first = source.rfind("\n", 0, start) + 1
    return source[:first] + source[source.find("\n", max(start, end - 1)) + 1 :]


def _end_of(node: yaml.Node) -> int:
    """Where a value ends; YAML has a list of lines end where the next field begins."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end_of(last[1] if isinstance(last, tuple) else last)
    end: int = node.end_mark.index
    return end


def _with_value(source: str, node: yaml.Node, key: str, value: str) -> str:
    """The source with another value in the place of this one, written as this one is."""
    start, end = node.start_mark.index, _end_of(node)
    if isinstance(node, yaml.SequenceNode):
        if not node.flow_style:
            return _with_lines(source, node, words_of(value))
        written = in_brackets(words_of(value), _as_written(node, source))
    else:
        written = scalar(key, value, getattr(node, "style", None))
    space = " " if source[:start].endswith(":") else ""
    line_end = "\n" if source[start:end].endswith("\n") else ""
    return f"{source[:start]}{space}{written}{line_end}{source[end:]}"


def _with_lines(source: str, node: yaml.SequenceNode, words: Sequence[str]) -> str:
    """The source with a list of lines that now has these words."""
    start, end = node.start_mark.index, _end_of(node)
    first, last = source.rfind("\n", 0, start) + 1, source.find("\n", max(start, end - 1))
    comments, kept = _kept_lines(node, source, words)
    lines = comments
    for word in words:
        lines += kept.pop(
            word, [f"{source[first : node.value[0].start_mark.index]}{list_item(word)}"]
        )
    return source[:first] + "\n".join(lines) + source[last:]


def _kept_lines(
    node: yaml.SequenceNode, source: str, words: Sequence[str]
) -> tuple[list[str], dict[str, list[str]]]:
    """The lines of each word that stays, with the comments below it; first those below none.

    None stay of a list with an item of several lines.
    """
    texts = [source[item.start_mark.index : item.end_mark.index] for item in node.value]
    if "\n" in "".join(texts):
        return [], {}
    items = {str(item.value): item.start_mark.index for item in node.value}
    groups = _groups(source, [*items.values(), _end_of(node)])
    comments: list[str] = []
    kept: dict[str, list[str]] = {}
    last = comments
    for word, lines in zip(items, groups, strict=True):
        if word in words:
            last = kept[word] = lines
        else:
            last += lines[1:]
    return comments, kept


def _groups(source: str, places: Sequence[int]) -> Iterator[list[str]]:
    """The lines from each item to the next, the first of which is the item's own."""
    numbers = [source.count("\n", 0, place) for place in places]
    numbers[-1] += 1
    lines = source.split("\n")
    for first, after in pairwise(numbers):
        yield lines[first:after]


def _as_written(node: yaml.SequenceNode, source: str) -> dict[str, str]:
    """The words of a list, as they stand in the source."""
    return {
        str(item.value): source[item.start_mark.index : item.end_mark.index] for item in node.value
    }
