"""Rules for a post's text: what Markdown would swallow, and what readers stumble over."""

import re
from collections.abc import Iterator
from pathlib import Path

from plugins.commonmark.structure import Container, Item
from plugins.pictures.embeds import EMBED as EMBED_PATTERN
from plugins.pictures.embeds import words_of
from plugins.pictures.picture import is_picture

from .blog import Blog
from .post import Post
from .problem import Finding, Fix

HEADING = re.compile(r"(?P<signs>#{1,6})(?!#)\s*(?P<words>[^#\s].*)")
NUMBERED = re.compile(r"\n[ >]*\d{1,3}[.)] .*\n[ >]*\d{1,3}[.)] ")
MAYBE_DEEP = re.compile(r"^(?:[ \t>*+-]|\d+[.)] ){6}", re.MULTILINE)
PICTURE = re.compile(r"!\[(?P<words>[^\]\n]*)\](?:\((?P<target>[^()\n]*)\)|\[)")
EMBED = re.compile(EMBED_PATTERN)
LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]]+)\][(\[]")
DEEPEST = 10  # levels of lists or quotes


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
        for embed in EMBED.finditer(line) if "![[" in line else ():
            if is_picture(Path(embed["address"])) and not words_of(embed):
                right = f"![[{embed['address']}|what it shows]]"
                yield number, f"A picture must say what it shows: {right}"


def too_deep(post: Post, _: Blog) -> Iterator[Finding]:
    """Lists or quotes within each other that no page can show."""
    if MAYBE_DEEP.search(post.source) and (line := _too_deep(post.structure.text, 0)) is not None:
        said = f"This lies more than {DEEPEST} levels deep; write it in fewer."
        yield post.first_line + line, said


def _too_deep(container: Container, level: int) -> int | None:
    """The first line of what lies too deep in a container, if anything does."""
    if level > DEEPEST:
        return container.start
    inner = (block for block in container.blocks if isinstance(block, Container))
    lines = (_too_deep(block, level + (not isinstance(block, Item))) for block in inner)
    return next((line for line in lines if line is not None), None)


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
            right = f"## {words}"
            said = f"The title is the only heading with one #; write: {right}"
            yield number, said, Fix(line.rstrip(), right)
        elif level > before + 1:
            right = f"{'#' * (before + 1)} {words}"
            said = f"A heading with {level} # must follow one with {level - 1}; write: {right}"
            yield number, said, Fix(line.rstrip(), right)


def swallowed_list(post: Post, _: Blog) -> Iterator[Finding]:
    """Numbers right under a line of text that do not begin with 1, which are more of that text."""
    if not NUMBERED.search(post.source):
        return
    swallowed = set(post.structure.swallowed)
    for number in sorted(swallowed):
        if number + 1 in swallowed and number - 1 not in swallowed:
            yield (
                post.first_line + number,
                "Leave an empty line above this list, or it is no list.",
            )


def click_here(post: Post, blog: Blog) -> Iterator[Finding]:
    """A link whose words do not say where it leads."""
    for number, line in post.numbered if "[" in post.source else ():
        for link in LINK.finditer(line) if "[" in line else ():
            words = link["words"].strip("*_ .!…").lower()
            if words in blog.dialect.click_here:
                yield number, f"The link “{link['words']}” must say where it leads."
