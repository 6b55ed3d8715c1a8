"""The topics and tags that letters have, to be offered."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from plugins.proofreading.file_rules import markdown_files
from plugins.reader.header import Header, HeaderError, read_header


class Terms(NamedTuple):
    """What there is already, the most frequent first."""

    topics: list[str]
    tags: list[str]


def terms_in(content: Path, ignored: Sequence[str]) -> Terms:
    """The topics and tags of the letters whose header can be read."""
    headers = [
        _header_in(file, file.stat().st_mtime_ns) for file in markdown_files(content, ignored)
    ]
    topics = (header["category"].value for header in headers if "category" in header)
    tags = (tag for header in headers if "tags" in header for tag in header["tags"].words)
    return Terms(_by_frequency(topics), _by_frequency(tags))


@lru_cache(20_000)
def _header_in(file: Path, _changed: int) -> Header:
    try:
        return read_header(file.read_text("utf-8-sig"))
    except (HeaderError, UnicodeDecodeError, OSError):
        return {}


def _by_frequency(terms: Iterable[str]) -> list[str]:
    counted = Counter(term for term in terms if term)
    return sorted(counted, key=lambda term: (-counted[term], term))
