"""Lines that do not say what they are: rules that were typed, bold headings, pictures beside texts.

<img style="float: left">We ask.            →   <p><img></p> <p>We ask.</p>
* * *                                       →   <hr>
<b>What we do</b><br>We ask.<br><br> …      →   <h2>What we do</h2> <p>We ask.</p> …
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile

from . import runs
from .paragraphs import Block, Paragraph, heading
from .runs import Line, Mark, is_blank
from .typed_lists import read_line

RULE = re.compile(rf"(?P<sign>[*_=~•·–—-])(?:[{runs.NBSP} ]*(?P=sign)){{2,}}")
HEADING = re.compile(r"<h[1-6]\b")
BOLD = Mark("strong")
LONGEST = 80  # characters of a heading
FEWEST = 2  # headings of a text: a single bold line is bold, and that is all
ENDS = (".", ",", ";", "…")  # of what is no heading
LETTER = re.compile(r"[^\W\d_]")


def with_pictures(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with pictures apart that begin a line of words, where the editor put them."""
    for block in blocks:
        if isinstance(block, str) or block.tag != "p" or block.level:
            yield block
        else:
            yield from (block._replace(lines=lines) for lines in _pictures_apart(block.lines))


def _pictures_apart(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of a paragraph, of its pictures and of what goes on behind each."""
    waiting: list[Line] = []
    for line in lines:
        pictures = [*takewhile(lambda run: run.is_apart or is_blank([run]), line)]
        words = line[len(pictures) :]
        if is_blank(pictures) or is_blank(words):
            waiting.append(line)
            continue
        if waiting:
            yield waiting
        yield [pictures]
        waiting = [words]
    if waiting:
        yield waiting


def with_rules(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with a rule in the place of a line that is one sign again and again."""
    for block in blocks:
        if isinstance(block, str) or block.tag != "p" or block.level:
            yield block
            continue
        for is_rule, lines in groupby(block.lines, key=_is_rule):
            yield "<hr>" if is_rule else block._replace(lines=[*lines])


def _is_rule(line: Line) -> bool:
    words = runs.words(runs.tidy(line))
    return not any(run.html for run in line) and RULE.fullmatch(words) is not None


def with_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with headings for bold lines, where a text has several and no heading.

    All of them are, or none: one that is long, or right above another, is a text in bold. What
    begins and what ends a text may be bold for another reason.
    """
    parts = [part for block in blocks for part in _parts(block)]
    bold = {at for at, part in enumerate(parts[:-1]) if _is_bold(part)}
    found = {at for at in bold if at + 1 not in bold and _may_be_heading(parts[at])}
    has_other = any(map(_holds_heading, blocks)) or bold - found - {0}
    if has_other or len(found) < FEWEST:
        return [*blocks]
    return [_as_heading(part) if at in found else part for at, part in enumerate(parts)]


def _parts(block: Block) -> list[Block]:
    """A paragraph with its first line apart, where that alone is bold."""
    if isinstance(block, str) or len(block.lines) < FEWEST:
        return [block]
    first, second = (block._replace(lines=[line]) for line in block.lines[:2])
    is_apart = _is_bold(first) and not _is_bold(second)
    return [first, block._replace(lines=block.lines[1:])] if is_apart else [block]


def _is_bold(block: Block) -> bool:
    """Whether a block is a single line of words, all of them bold and no link."""
    if isinstance(block, str) or block.tag != "p" or block.level or len(block.lines) > 1:
        return False
    seen = [run for run in block.lines[0] if run.html or run.text.strip()]
    return all(BOLD in run.marks and not _is_more(run) for run in seen) and bool(seen)


def _is_more(run: runs.Run) -> bool:
    return bool(run.html) or any(mark.name == "a" for mark in run.marks)


def _may_be_heading(block: Block) -> bool:
    if isinstance(block, str):
        return False
    line = runs.tidy(block.lines[0])
    words = runs.words(line)
    is_short = len(words) <= LONGEST and not words.endswith(ENDS)
    return is_short and LETTER.search(words) is not None and not read_line(line, 0).is_item


def _holds_heading(block: Block) -> bool:
    return HEADING.search(block) is not None if isinstance(block, str) else block.tag != "p"


def headings_in(blocks: Sequence[Block]) -> int:
    """How many of the blocks are headings."""
    return sum(isinstance(block, Paragraph) and block.tag != "p" for block in blocks)


def _as_heading(block: Block) -> Block:
    return heading(block._replace(tag="h2")) if isinstance(block, Paragraph) else block
