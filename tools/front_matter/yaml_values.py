"""Values of a YAML header as text: what YAML would read as something else stands in quotes."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from plugins.html.text import NOT_TEXT
from plugins.proofreading.header_rules import PROSE, SWITCHES
from plugins.reader.header import LISTS, LOADER
from plugins.reader.reader import DATES

QUOTES = ('"', "'")


def words_of(value: str) -> list[str]:
    """The words of a list that is written with commas."""
    return [word.strip() for word in value.split(",") if word.strip()]


def in_brackets(words: Sequence[str], known: Mapping[str, str] | None = None) -> str:
    """A list in one line; words that are known stay as they were written."""
    return f"[{', '.join((known or {}).get(word) or list_item(word) for word in words)}]"


def new_value(key: str, value: str) -> str:
    """A value as our posts have it: titles and summaries in quotes, lists in brackets."""
    if key in LISTS:
        return in_brackets(words_of(value))
    return scalar(key, value, '"' if key in PROSE else None)


def scalar(key: str, value: str, style: str | None) -> str:
    """A text as YAML reads it back, in quotes if it was so before or has to be."""
    tags = ("str", "timestamp", "bool") if key in DATES or key in SWITCHES else ("str",)
    if style not in QUOTES and _reads_back(value, f"key: {value}", tags):
        return value
    if style == "'" and not NOT_TEXT.search(value):
        return "'{}'".format(value.replace("'", "''"))
    return _quoted(value)


def list_item(word: str) -> str:
    """The same within a list, in brackets or not."""
    return word if _reads_back(word, f"key: [{word}]") else _quoted(word)


def _reads_back(value: str, source: str, tags: Sequence[str] = ("str",)) -> bool:
    """Whether YAML reads the value where it stands in the source, and as a text."""
    try:
        header: Any = yaml.compose(source, Loader=LOADER)
        node = header.value[0][1]
        node = node.value[0] if isinstance(node, yaml.SequenceNode) else node
    except (yaml.YAMLError, IndexError):  # no value, as of a comment
        return False
    return node.value == value and node.tag.rpartition(":")[2] in tags and not node.style


def _quoted(value: str) -> str:
    """A text in double quotes; what cannot be seen is spelt out, so that it can be found."""
    written = json.dumps(value, ensure_ascii=False)
    return NOT_TEXT.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
