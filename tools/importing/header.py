"""Writes the header of a post as editors write it: quotes only where YAML needs them."""

import json
import re
from collections.abc import Mapping, Sequence

import yaml

PLAIN = re.compile(r"[^\W\d_][\w .'’+/&-]*(?<! )")
QUOTED = ("title", "summary")  # as all posts have them
VERBATIM = ("date", "modified", "id", "save_as")  # never read as anything but text or a day

Value = str | Sequence[str]


def header_of(fields: Mapping[str, Value], comments: Sequence[str] = ()) -> str:
    """The lines of a header, with those that mark it; empty fields are left out."""
    lines = [f"{key}: {_written(key, value)}" for key, value in fields.items() if value]
    return "\n".join(["---", *lines, *(f"# {comment}" for comment in comments), "---"]) + "\n"


def _written(key: str, value: Value) -> str:
    if not isinstance(value, str):
        return f"[{', '.join(map(_plain, value))}]"
    if key in QUOTED:
        return json.dumps(value, ensure_ascii=False)
    return value if key in VERBATIM and _is_same(value) else _plain(value)


def _plain(value: str) -> str:
    is_plain = PLAIN.fullmatch(value) and _is_same(value)
    return value if is_plain else json.dumps(value, ensure_ascii=False)


def _is_same(value: str) -> bool:
    """Whether YAML reads the value as it is written, or as the day that it is."""
    try:
        return str(yaml.safe_load(value)).startswith(value) or yaml.safe_load(value) == value
    except yaml.YAMLError:
        return False
