"""Where the links and pictures of a post lead."""

import re
from collections.abc import Iterator

from .post import Post
from .problem import Finding

FORMS = {  # of links, by what each of them holds
    "](": re.compile(r"\]\(\s*(?P<target>(?:[^()\n]|\([^()\n]*\))*)\)"),
    "]:": re.compile(r" {0,3}\[(?!\^)[^\]\n]+\]:\s*(?P<target>\S+)"),
    "<": re.compile(r"<[a-z][^<>]*\s(?:href|src)\s*=\s*(?P<quote>[\"'])(?P<target>.*?)(?P=quote)"),
}
TITLE = re.compile(r"\s+(?:\".*\"|'.*')\s*\Z")
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def targets_in(post: Post) -> Iterator[Finding]:
    """Every target as it is written, with its line."""
    forms = [form for form in FORMS.items() if form[0] in post.source]
    for number, line in post.numbered if forms else ():
        for sign, form in forms:
            for link in form.finditer(line) if sign in line else ():
                yield number, TITLE.sub("", link["target"]).strip().strip("<>")


def leads_away(target: str) -> bool:
    """Whether a target is another site's; nothing is known of it."""
    return bool(SCHEME.match(target))
