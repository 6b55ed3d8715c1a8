"""Rules for texts that Markdown could not convert, or not while anybody waits for it.

It looks for the end of whatever begins in a paragraph, so its time grows with the square of the
signs there. Each limit is far above what anybody writes.
"""

import re
from collections.abc import Iterator

from .blog import Blog
from .post import Post
from .problem import Finding
from .text_rules import too_deep

MOST_IN_PARAGRAPH = {"[": 150, "<": 1_000, "`": 1_000, "&": 1_000, "\\": 1_000, "_": 1_000}
MOST_BRACKETS = 1_000  # in a post
MOST_LEFT_OPEN = 100  # tags of a post: for each, the rest of the post is searched
MOST_DEFINITIONS = 100  # in a paragraph: Markdown takes each for a part of the one before
LONGEST_GAP = 1_000  # spaces

LEFT_OPEN = re.compile(r"<[A-Za-z/!?][^<>]*(?=<|\Z)")
DEFINITION = re.compile(r"\n {0,3}:\s")
GAP = re.compile(rf"[ \t]{{{LONGEST_GAP + 1}}}")


def is_convertible(post: Post, blog: Blog) -> bool:
    """Whether Markdown can read a post in time."""
    return not any(found for rule in (too_deep, too_entangled) for found in rule(post, blog))


def too_entangled(post: Post, _: Blog) -> Iterator[Finding]:
    """More signs than Markdown can read while somebody waits."""
    if said := _wrong_as_a_whole(post.source):
        yield post.first_line, said
    elif _wrong(post.source):  # which is rare
        number = post.first_line
        for paragraph in _paragraphs(post.source):
            if said := _wrong(paragraph):
                yield number, said
            number += paragraph.count("\n")


def _wrong_as_a_whole(text: str) -> str:
    """What a post has too much of, wherever it stands; empty if nothing."""
    if (count := text.count("[")) > MOST_BRACKETS:
        return f"This post has {count:,} brackets [; {MOST_BRACKETS:,} are the most. Split it."
    if (
        text.count("<") > MOST_LEFT_OPEN
        and (count := len(LEFT_OPEN.findall(text))) > MOST_LEFT_OPEN
    ):
        return f"{count:,} tags of this post have no >; write &lt; for what is none."
    return ""


def _paragraphs(text: str) -> Iterator[str]:
    """The parts of a text between empty lines, with those."""
    start = 0
    for gap in re.finditer(r"\n[\s>]*\n", text):
        yield text[start : gap.end()]
        start = gap.end()
    yield text[start:]


def _wrong(text: str) -> str:
    """What a text, as if it were one paragraph, has too much of; empty if nothing."""
    for sign, most in MOST_IN_PARAGRAPH.items():
        if (count := text.count(sign)) > most:
            return f"This paragraph has {count:,} signs {sign}; {most:,} are the most. Split it."
    if ":" in text and len(DEFINITION.findall(text)) > MOST_DEFINITIONS:
        return f"More than {MOST_DEFINITIONS} lines begin with a colon; part them by empty lines."
    if GAP.search(text):
        return f"A line here has more than {LONGEST_GAP:,} spaces in a row; delete them."
    return ""
