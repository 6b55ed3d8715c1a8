"""Rules for the marks that say which lists are checklists: in the wrong place they do nothing."""

import difflib
import re
from collections.abc import Iterator, Sequence

from plugins.checklists import is_off
from plugins.checklists.lead_in import HEADINGS
from plugins.checklists.recognition import LISTS, MARKS, verdicts_in
from plugins.checklists.tree import COMMENT, TEXT, MalformedHTMLError, Node, read_tree

from .blog import Blog
from .post import Post
from .problem import Finding, Fix

NEARLY_COMMENT = re.compile(
    r"< ?!? ?-{1,3} *(?P<words>[^<>\n]{1,30}?) ?-{0,3} ?>"
)  # nearly a comment
COMMENT_MARK = re.compile(r"<!--\s*(?P<words>[^<>\n]*?)\s*-->")
CLASS_MARK = re.compile(r"\{:?[^{}\n]*?\.(?P<words>[\w-]+)")
DIVISIONS = ("address", "aside", "details", "div", "figure", "section")
DIVISION = re.compile(rf"<(?:{'|'.join(DIVISIONS)})\b", re.IGNORECASE)
NEAR = 0.7  # how much like a mark something is that was meant to be one


def misspelt_mark(post: Post, _: Blog) -> Iterator[Finding]:
    """What is nearly a mark of checklists, and marks none."""
    for number, line in post.numbered if "<" in post.source or "{" in post.source else ():
        for found in NEARLY_COMMENT.finditer(line) if "<" in line else ():
            if (meant := _meant(found["words"])) and not _is_mark(found[0]):
                right = f"<!-- {meant} -->"
                yield number, f"“{found[0]}” marks no list; write {right}", Fix(found[0], right)
        for found in CLASS_MARK.finditer(line) if "{" in line else ():
            wrong, right = found["words"], _meant(found["words"]).replace(" ", "-")
            if right and wrong not in MARKS:
                yield number, f"“.{wrong}” marks no list; write .{right}", Fix(wrong, right)


def _meant(words: str) -> str:
    """The mark that words are like, as a comment has it; most words are like none."""
    spoken = " ".join(re.findall(r"\w+", words.lower()))
    near = difflib.get_close_matches(spoken, MARKS, 1, NEAR)
    return near[0].replace("-", " ") if near else ""


def _is_mark(comment: str) -> bool:
    mark = COMMENT_MARK.fullmatch(comment)
    return mark is not None and _spoken(mark["words"]) in MARKS


def _spoken(words: str) -> str:
    return " ".join(words.split()).lower()


def mark_without_list(post: Post, blog: Blog) -> Iterator[Finding]:
    """A mark below which no list follows, so that nothing comes of it."""
    if "checklist" not in post.source.lower():
        return
    blocks = _blocks(post, blog)
    lines = [(n, found) for n, line in post.numbered for found in COMMENT_MARK.finditer(line)]
    marks = [(number, found[0]) for number, found in lines if _is_mark(found[0])]
    for (number, mark), is_followed in zip(marks, _followed(blocks, outermost=True), strict=False):
        if not is_followed:
            yield number, f"“{mark}” must stand on a line of its own right above a list."
    if _headings_without_list(blocks):
        number = next((n for n, line in post.numbered if CLASS_MARK.search(line)), post.first_line)
        yield number, "A heading that marks a checklist must have a list below it."


def _blocks(post: Post, blog: Blog) -> list[Node]:
    """The outermost blocks of a post; none where its HTML is not sound, which another rule says."""
    try:
        return read_tree(blog.as_written(post.source)).blocks
    except MalformedHTMLError:
        return []


def _followed(nodes: Sequence[Node], *, outermost: bool) -> Iterator[bool]:
    """For each mark, in order: whether a list follows it. Only outermost lists are checklists."""
    for index, node in enumerate(nodes):
        mark = MARKS.get(_spoken(node.words)) if node.kind == COMMENT else None
        if mark is not None:
            after = (other for other in nodes[index + 1 :] if not _is_silent(other))
            yield next((n.kind in LISTS and (outermost or not mark) for n in after), False)
        yield from _followed(node.children, outermost=False)


def _is_silent(node: Node) -> bool:
    return node.kind == COMMENT or (node.kind == TEXT and not node.words.strip())


def _headings_without_list(blocks: Sequence[Node]) -> bool:
    """Whether a heading that marks a checklist has no list before the next heading."""
    is_waiting = False
    for block in blocks:
        if block.kind in HEADINGS:
            if is_waiting:
                return True
            is_waiting = "checklist" in block.attributes.get("class", "").split()
        is_waiting = is_waiting and block.kind not in LISTS
    return is_waiting


def list_in_division(post: Post, blog: Blog) -> Iterator[Finding]:
    """A list that would be a checklist, were it not within a <div> or the like."""
    is_plain = "<" not in post.source or not DIVISION.search(post.source)
    for block in () if is_plain or is_off(post.value("checklist")) else _blocks(post, blog):
        for listed in _tips_in(block, post, blog) if block.kind in DIVISIONS else ():
            yield (
                _line(post, next(listed.all("li")).text),
                f"This list is no checklist, because it lies in a <{block.kind}>; delete that tag "
                f"and </{block.kind}>, or write <!-- no checklist --> above the list.",
            )


def _tips_in(division: Node, post: Post, blog: Blog) -> Iterator[Node]:
    """The lists right in a division that are tips, or nearly are."""
    inside = [node for node in division.children if node.kind != TEXT or node.words.strip()]
    for verdict in verdicts_in(inside, post.value("title"), blog.of_checklists):
        if verdict.taken or verdict.near_miss:
            yield verdict.block


def _line(post: Post, words: str) -> int:
    """The line that holds the first of these words."""
    first = re.compile(r"\W+".join(map(re.escape, words.split()[:3])))
    return next((n for n, line in post.numbered if first.search(line)), post.first_line)
