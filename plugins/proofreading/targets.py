"""Where the links and pictures of a post lead."""

import re
from collections.abc import Iterator

from .post import Post
from .problem import Finding

INLINE = re.compile(r"\]\(\s*(?P<target>(?:[^()\n]|\([^()\n]*\))*)\)")
REFERENCE = re.compile(r" {0,3}\[(?!\^)[^\]\n]+\]:\s*(?P<target>\S+)")
ATTRIBUTE = re.compile(
    r"<[a-z][^<>]*\s(?:href|src)\s*=\s*(?P<quote>[\"'])(?P<target>.*?)(?P=quote)"
)
TITLE = re.compile(r"\s+(?:\".*\"|'.*')\s*\Z")
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def targets_in(post: Post) -> Iterator[Finding]:
    """Every target as it is written, with its line."""
    for number, line in post.numbered:
        if "](" not in line and "]:" not in line and "<" not in line:
            continue
        for pattern in (INLINE, REFERENCE, ATTRIBUTE):
            for link in pattern.finditer(line):
                yield number, TITLE.sub("", link["target"]).strip().strip("<>")


def leads_away(target: str) -> bool:
    """Whether a target is another site's; nothing is known of it."""
    return bool(SCHEME.match(target))
