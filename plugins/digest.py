"""Names for plain values: the same for the same values, another for others."""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any


def _written(value: Any) -> str:
    """How a date is written down, and a record that knows its own name; nothing else is plain."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(name := getattr(value, "digest", None), str) and name:
        return name
    raise TypeError(f"{value!r} is no plain value: it could change unseen")


def digest(*values: object, written: Callable[[Any], object] = _written) -> str:
    """The name of values; `written` tells how those are written down that JSON does not know.

    Raises TypeError for a value that cannot be named.
    """
    text = json.dumps(values, default=written)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
