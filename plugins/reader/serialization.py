"""What was read of a file, as JSON that gives the same values back."""

import datetime
import json
from collections.abc import Callable
from typing import Any

from pelican.urlwrappers import Author, Category, Tag, URLWrapper
from pelican.utils import SafeDatetime

TERMS: dict[str, type[URLWrapper]] = {kind.__name__: kind for kind in (Author, Category, Tag)}
MARK = "="  # before the name of a kind that JSON has none for

Made = Callable[..., URLWrapper]  # of a class and a name


def as_json(content: str, header: dict[str, Any]) -> bytes:
    """A file's content and header. Raises TypeError for a value that JSON could not give back."""
    if any(isinstance(value, dict | tuple) for value in header.values()):
        raise TypeError("a mapping in a header is not stored")
    return json.dumps([content, header], default=_marked).encode()


def _marked(value: object) -> dict[str, str]:
    if isinstance(value, URLWrapper):
        return {MARK + type(value).__name__: value.name}
    if isinstance(value, datetime.datetime):
        return {f"{MARK}datetime": value.isoformat()}
    if isinstance(value, datetime.date):
        return {f"{MARK}date": value.isoformat()}
    raise TypeError(f"{value!r} is not stored")


def from_json(stored: bytes, term: Made) -> tuple[str, dict[str, Any]]:
    """The content and header; `term` makes a category, tag or author of its class and name."""

    def restored(found: dict[str, Any]) -> Any:
        kind, *_ = found
        if not kind.startswith(MARK):
            return found
        value = found[kind]
        match kind.removeprefix(MARK):
            case "datetime":
                return SafeDatetime.fromisoformat(value)
            case "date":
                return datetime.date.fromisoformat(value)
            case name:
                return term(TERMS[name], value)

    content, header = json.loads(stored, object_hook=lambda found: restored(found) if found else {})
    return content, header
