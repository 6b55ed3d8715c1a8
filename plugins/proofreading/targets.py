"""Where the links and pictures of a post lead."""

import re
from collections.abc import Iterator

from .loss_rules import unused_references
from .post import Post

FORMS = {  # of links, by what each of them holds
    "](": re.compile(r"\]\(\s*(?P<target>(?:[^()\n]|\([^()\n]*\))*)\)"),
    "]:": re.compile(r"\A {0,3}\[(?!\^)[^\]\n]+\]:\s*(?P<target>\S+)"),
    "<": re.compile(r"<[a-z][^<>]*\s(?:href|src)\s*=\s*(?P<quote>[\"'])(?P<target>.*?)(?P=quote)"),
}
TITLE = re.compile(r"\s+(?:\".*\"|'.*')\s*\Z")
SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*):", re.IGNORECASE)
UNSEEN = re.compile(r"[\x00-\x20]")  # browsers skip them in an address
PLACEHOLDERS = re.compile(r"(?:[{|][^{}|]*[}|])*")  # Pelican puts an address in their place


def targets_in(post: Post) -> Iterator[tuple[int, str]]:
    """Every target as it is written, with its line; what no link names leads nobody anywhere."""
    forms = [form for form in FORMS.items() if form[0] in post.source]
    unused = unused_references(post)
    for number, line in post.numbered if forms else ():
        for sign, form in forms if number not in unused else ():
            for link in form.finditer(line) if sign in line else ():
                yield number, TITLE.sub("", link["target"]).strip().strip("<>")


def leads_away(target: str) -> bool:
    """Whether a target is another site's; nothing is known of it."""
    return bool(scheme_of(target)) or target.startswith("//")


def scheme_of(target: str) -> str:
    """The scheme that a browser finds in a target, such as https, in small letters; or nothing."""
    seen = UNSEEN.sub("", target)
    scheme = SCHEME.match(seen, PLACEHOLDERS.match(seen).end())  # type: ignore[union-attr]
    return scheme["scheme"].lower() if scheme else ""
