"""Rules for what is left of the work on a post: a merge, a pasted header, words of a new draft."""

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from .blog import Blog
from .header_rules import FORMS
from .post import Post
from .problem import Finding, also

CONFLICT = re.compile(r"(?:<{7}|\|{7}|>{7})(?: |\Z)")
FIELD = re.compile(r"(?P<name>[A-Za-z_]+):(?:\s|\Z)")
LONGEST_HEADER = 30  # lines
TITLE = re.compile(r"^title:", re.MULTILINE | re.IGNORECASE)


def unfinished_merge(post: Post, _: Blog) -> Iterator[Finding]:
    """What git writes between two wordings of which one has to be chosen."""
    if "<<<<<<<" in post.source or ">>>>>>>" in post.source:
        lines = enumerate(post.source.split("\n"), post.first_line)
        if found := [number for number, line in lines if CONFLICT.match(line)]:
            said = "Two wordings stand here: keep one, and delete the lines of <<<, === and >>>."
            yield found[0], f"{said}{also(found[1:])}"


def second_header(post: Post, _: Blog) -> Iterator[Finding]:
    """A header within the text, as a file has that was pasted as a whole."""
    if not TITLE.search(post.source):
        return
    lines = post.source.split("\n")
    text_begins = next((n for n, line in enumerate(lines) if line.strip()), 0)
    below_dashes = [n for n, line in enumerate(lines, 1) if line.rstrip() == "---"]
    for start in [text_begins, *below_dashes]:
        fields = takewhile(bool, map(FIELD.match, islice(lines, start, start + LONGEST_HEADER)))
        names = {field["name"].lower() for field in fields if field}
        if "title" in names and len(names & FORMS.keys()) > 1:
            yield post.first_line + start, "A second header begins here; delete it as a whole."


def filler(post: Post, blog: Blog) -> Iterator[Finding]:
    """Words of a new draft that stand for an author's own."""
    asked = [] if post.is_draft else [words for words in blog.filler if words in post.source]
    for number, line in post.numbered if asked else ():
        if found := next((words for words in asked if words in line), ""):
            yield number, f"“{found}” is what new drafts say; write your own words there."
