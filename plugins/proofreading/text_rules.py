"""Rules for a post's text: what Markdown would swallow, and what readers stumble over."""

import re
from collections.abc import Iterator
from itertools import takewhile

from plugins.pasted_lists.mend import mend
from plugins.pasted_lists.nesting import is_flattened

from .blog import Blog
from .post import Post
from .problem import Finding

HEADING = re.compile(r"(?P<signs>#{1,6})(?!#)\s*(?P<words>[^#\s].*)")
ITEM = re.compile(r" {0,3}(?:[*+-]|\d{1,3}\.)\s+\S")
NO_TEXT = re.compile(r" {0,3}(?:[|<#:]|\[\^?[^\]]+\]:|\*\[)|\s{4}")
NESTED = re.compile(r"(?: {2,3}| {5,7})(?:[*+-]|\d{1,3}\.)\s+\S")
QUOTE = re.compile(r" {0,3}> ?")
PICTURE = re.compile(r"!\[(?P<words>[^\]\n]*)\](?:\((?P<target>[^()\n]*)\)|\[)")
LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]]+)\][(\[]")
SHORTEST = 3  # a line of text and two items
DEEPEST = 10  # levels of lists or quotes; Markdown itself gives up at some hundreds


def empty_text(post: Post, _: Blog) -> Iterator[Finding]:
    """A post without a word; a draft may still wait for its words."""
    if not post.source.strip() and not post.is_draft:
        yield post.first_line, "The post has no text; write it below the header."


def picture_without_words(post: Post, _: Blog) -> Iterator[Finding]:
    """A picture that says nothing to those who do not see it."""
    for number, line in post.numbered if "![" in post.source else ():
        for picture in PICTURE.finditer(line) if "![" in line else ():
            if not picture["words"].strip():
                right = f"![what it shows]({picture['target'] or '…'})"
                yield number, f"A picture must say what it shows: {right}"


def too_deep(post: Post, _: Blog) -> Iterator[Finding]:
    """Lists or quotes within each other that no page can show."""
    for number, line in post.numbered:
        if line[:1] not in " >\t":
            continue
        indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip(" >"))
        quotes = line[:indent].count(">")
        if quotes > DEEPEST or (indent > 4 * DEEPEST and ITEM.match(line.strip())):
            yield number, f"This lies more than {DEEPEST} levels deep; write it in fewer."
            return


def skipped_heading(post: Post, _: Blog) -> Iterator[Finding]:
    """Readers who listen go from heading to heading; the title is the first level."""
    level = 1
    for number, line in post.numbered:
        heading = HEADING.match(line) if line.startswith("#") else None
        if not heading:
            continue
        before, level = level, len(heading["signs"])
        words = heading["words"].strip()
        if level == 1:
            yield number, f"The title is the only heading with one #; write: ## {words}"
        elif level > before + 1:
            right = f"{'#' * (before + 1)} {words}"
            yield (
                number,
                f"A heading with {level} # must follow one with {level - 1}; write: {right}",
            )


def swallowed_list(post: Post, blog: Blog) -> Iterator[Finding]:
    """Items right under a line of text, which Markdown takes for more of that text."""
    for start, paragraph in _paragraphs(post):
        if len(paragraph) < SHORTEST:
            continue
        lines = [QUOTE.sub("", line) for line in paragraph]
        found = _items_under_text(lines)
        mended = takewhile(str.strip, mend(lines, blog.speech) if found else [])
        if found and (lines != paragraph or _items_under_text([*mended])):
            yield start + found, "Leave an empty line above this list, or it is no list."


def _paragraphs(post: Post) -> Iterator[tuple[int, list[str]]]:
    """Lines with no blank one between them, and where they start."""
    lines: list[str] = []
    start = 0
    for number, line in [*post.numbered, (0, "")]:
        if line.strip(" >"):
            start = start if lines else number
            lines.append(line)
        elif lines:
            yield start, lines
            lines = []


def _items_under_text(lines: list[str]) -> int:
    """Where the first of several items follows a line of text; 0 if nowhere."""
    first = next((index for index, line in enumerate(lines) if not HEADING.match(line)), 0)
    if NO_TEXT.match(lines[first]) or ITEM.match(lines[first]):
        return 0
    items = [index for index in range(first + 1, len(lines)) if ITEM.match(lines[index])]
    return items[0] if len(items) > 1 and not HEADING.match(lines[items[0] - 1]) else 0


def flattened_list(post: Post, blog: Blog) -> Iterator[Finding]:
    """Items under an item by fewer than four columns, in a list too entangled to be mended."""
    lines = post.lines[post.first_line - 1 :]
    if any(map(NESTED.match, lines)) and is_flattened(mended := mend(lines, blog.speech)):
        deep = next(line for line in mended if NESTED.match(line))
        number = next((n for n, line in post.numbered if line == deep), post.first_line)
        yield number, "Indent an item that lies under another by four spaces, or it does not."


def click_here(post: Post, blog: Blog) -> Iterator[Finding]:
    """A link whose words do not say where it leads."""
    for number, line in post.numbered if "[" in post.source else ():
        for link in LINK.finditer(line) if "[" in line else ():
            words = link["words"].strip("*_ .!…").lower()
            if words in blog.dialect.click_here:
                yield number, f"The link “{link['words']}” must say where it leads."
