"""Short lines that Blogger kept in a division each, for Enter, become lines of a paragraph.

<div>Els Peeters</div>                →    <div>Els Peeters<br/>Brussels</div>
<div>Brussels</div>
<div><br></div>                            <div><br></div>

They do where empty lines part a text in paragraphs: a division is shown as a line and no more.
Long ones stay apart: without a space between them, nobody could read them.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

from .runs import Run
from .typed_lists import read_line

LONGEST = 80  # characters, about what a column of Blogger's showed in a line
INLINE = frozenset("a abbr b big code em font i s small span strike strong sub sup u".split())
SEEN = ["audio", "embed", "hr", "iframe", "img", "input", "object", "table", "video"]


def join_lines(tree: BeautifulSoup) -> None:
    """Join the short lines between two empty ones, or beside one, to a division."""
    for parent in [tree, *tree.find_all(True)]:
        if parent.find("div", recursive=False):
            for lines in [*_groups(parent)]:
                _join(lines)


def _groups(parent: Tag) -> Iterator[Sequence[Tag]]:
    """The groups of short lines that an empty line sets off."""
    parts = [*map(_part, (child for child in parent.children if not _is_space(child)))]
    runs = [(kind, [tag for _, tag in run]) for kind, run in groupby(parts, key=lambda one: one[0])]
    kinds = ["", *(kind for kind, _ in runs), ""]
    for at, (kind, tags) in enumerate(runs):
        lines = [tag for tag in tags if tag is not None]
        if kind == "line" and "empty" in (kinds[at], kinds[at + 2]) and _are_lines(lines):
            yield lines


def _is_space(child: PageElement) -> bool:
    return isinstance(child, NavigableString) and not child.strip()


def _part(child: PageElement) -> tuple[str, Tag | None]:
    """What an element is: a line, an empty one, or something else."""
    if not isinstance(child, Tag) or child.name != "div":
        return "", None
    if not child.get_text().strip():
        return ("", None) if child.find(SEEN) else ("empty", child)
    return ("line", child) if _is_line(child) else ("", None)


def _is_line(tag: Tag) -> bool:
    """Whether a division is a line of words that says nothing of how it stands."""
    is_plain = all(one.name in INLINE for one in tag.find_all(True))
    return is_plain and not {"id", "name", "class", "align"} & {*tag.attrs}


def _are_lines(tags: Sequence[Tag]) -> bool:
    """Whether there are several, all of them short and of one style, and none an item of a list."""
    texts = [" ".join(tag.get_text().split()) for tag in tags]
    is_short = all(len(text) <= LONGEST for text in texts)
    is_list = any(read_line([Run(tag.get_text())], 0).is_item for tag in tags)
    return len(tags) > 1 and is_short and not is_list and len({*map(_style, tags)}) == 1


def _style(tag: Tag) -> str:
    return str(tag.get("style", ""))


def _join(lines: Sequence[Tag]) -> None:
    first, *others = lines
    for line in others:
        first.append(Tag(name="br", can_be_empty_element=True))
        first.extend([*line.children])
        line.decompose()
