"""The lists of a letter as it is typed: which became checklists, why, and how to mark them."""

from typing import NamedTuple

from plugins.checklists import is_off
from plugins.languages import Typography
from plugins.proofreading.blog import Blog
from plugins.proofreading.limit_rules import is_convertible
from plugins.proofreading.post import Post
from plugins.reader.conversion import convert, typographic
from plugins.reader.reader import as_html
from tools.check import HOW_TO_MARK, ListOutcome, outcomes_in

CHECKLIST, NO_CHECKLIST = "<!-- checklist -->", "<!-- no checklist -->"
TURNED_OFF = "The header turns checklists off."


class ListFound(NamedTuple):
    """A list of a letter, and what it became."""

    line: int
    is_checklist: bool
    why: str
    mark: str  # on a line of its own above the list it turns it; empty where no mark can


def lists_in(post: Post, blog: Blog) -> list[ListFound]:
    """The lists of a post in order; pages have no checklists."""
    if post.is_page or not is_convertible(post, blog):
        return []
    if is_off(post.value("checklist")):
        return [ListFound(post.line_of("checklist"), False, TURNED_OFF, "")]
    typography = _typography_of(post, blog)
    html = convert(post.source, blog.markdown, typography)
    title = typographic(as_html(post.value("title")), typography)
    lines = [""] * (post.first_line - 1) + post.source.split("\n")
    return [_found(one) for one in outcomes_in(html, title, lines, blog.of_checklists)]


def _typography_of(post: Post, blog: Blog) -> Typography:
    lang = post.value("lang")
    return blog.languages[lang if lang in blog.languages else blog.lang].typography


def _found(outcome: ListOutcome) -> ListFound:
    """What to say of a list; one within another element stays a list whatever stands above it."""
    why = outcome.said.removesuffix(f"; {HOW_TO_MARK}")
    may_be_one = outcome.said != why
    mark = NO_CHECKLIST if outcome.is_checklist else CHECKLIST if may_be_one else ""
    return ListFound(outcome.line, outcome.is_checklist, why, mark)
