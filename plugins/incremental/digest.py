"""Digests: the same for the same bytes or plain values, another for others."""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any


def digest_of(data: bytes) -> str:
    """The SHA-256 of bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def digest(*values: object, written: Callable[[Any], object] | None = None) -> str:
    """The digest of values, written down as JSON.

    `written` gives plain values for those that JSON does not know; by default dates are, and
    records that carry a `digest` of their own. Raises TypeError for any other.
    """
    return digest_of(json.dumps(values, default=written or _written).encode())


def _written(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(own := getattr(value, "digest", None), str) and own:
        return own
    raise TypeError(f"{value!r} is no plain value: it could change unseen")
