"""What posts and feeds are known by, whatever becomes of their words, date and address."""

import re
import unicodedata
from urllib.parse import quote

DATED = re.compile(r"\A\d{4}-\d{2}-\d{2}-(?=.)")


def post_name(header: object, stem: str) -> str:
    """The header `id`, or the file's name without its date."""
    named = "" if header is None else str(header).strip()
    return unicodedata.normalize("NFC", named or DATED.sub("", stem))


def post_id(prefix: str, name: str, lang: str = "") -> str:
    """The id of a post in every feed; `lang` where it is not the blog's own language.

    A name that is such an id already, as another blog gave it, is handed on as it is.
    """
    if name.startswith("tag:"):
        return name
    return f"{prefix}letters/{quote(name, safe='')}" + (f"/{lang}" if lang else "")


def feed_id(prefix: str, kind: str, slug: str = "") -> str:
    """The id of a feed, the same in each of its formats."""
    return f"{prefix}feeds/{kind}" + (f"/{quote(slug, safe='')}" if slug else "")
