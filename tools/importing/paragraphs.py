"""Lines of words gathered to paragraphs, and paragraphs to HTML with the lists that they hold."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from plugins.pasted_lists.signs import Reading, readings

from . import runs
from .explained import ENDS, Explained, explained_counts
from .marks import without
from .runs import Line, Run
from .typed_lists import TypedLine, is_one_item, lists_in, read_line, with_more


class Paragraph(NamedTuple):
    """Lines of words, and Word's level where they are an item of a list."""

    lines: Sequence[Line]
    level: int = 0
    tag: str = "p"

    @property
    def unbroken(self) -> list[Run]:
        """All of its words in one line."""
        return [run for line in self.lines for run in [*line, Run(" ")]]


Block = Paragraph | str  # HTML of all else
MAY_EXPLAIN = ("<ul>", "<blockquote>")  # how HTML begins that may explain an item


@dataclass
class Gathered:
    """The blocks of an element so far, and the lines of the paragraph that is open."""

    level: int = 0
    tag: str = "p"
    blocks: list[Block] = field(default_factory=list)
    _lines: list[list[Run]] = field(default_factory=lambda: [[]])

    def add(self, run: Run) -> None:
        self._lines[-1].append(run)

    def break_line(self) -> None:
        self._lines.append([])

    def put(self, *blocks: Block) -> None:
        self.close()
        self.blocks += filter(None, blocks)

    def close(self) -> None:
        """End the paragraph: empty lines part it in several."""
        for blank, lines in groupby(self._lines, key=runs.is_blank):
            if not blank:
                self.blocks.append(Paragraph(list(lines), self.level, self.tag))
        self._lines = [[]]


def heading(block: Block) -> Block:
    """A heading is bold by itself, and has one line."""
    if isinstance(block, str):
        return block
    bare = [run._replace(marks=without(run.marks, "strong")) for run in block.unbroken]
    return block._replace(lines=[bare])


def blocks_html(blocks: Iterable[Block]) -> str:
    """The HTML of blocks one below another."""
    return "".join(_html(block) for block in _with_lists(_with_explained([*blocks])))


def _with_explained(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with counts as lists whose items are explained in paragraphs of their own."""
    done = 0
    for found in explained_counts([*map(_reading_of, blocks)]):
        yield from blocks[done : found.items[0]]
        yield _explained(blocks, found)
        done = found.end
    yield from blocks[done:]


def _reading_of(block: Block) -> Reading | None:
    """What a block counts as: an item, or nothing, or what ends a count."""
    if isinstance(block, str):
        return None if block.startswith(MAY_EXPLAIN) else ENDS
    if block.level or block.tag != "p":
        return ENDS
    first, *others = (read_line(line, 0) for line in block.lines)
    if first.is_counted and not any(line.is_item for line in others):
        return readings(first.sign)[0]
    return ENDS if any(line.is_counted for line in (first, *others)) else None


def _explained(blocks: Sequence[Block], found: Explained) -> str:
    ends = [*found.items[1:], found.end]
    items = (blocks[start:end] for start, end in zip(found.items, ends, strict=True))
    return f"<ol>{''.join(f'<li>{_item(*item)}</li>' for item in items)}</ol>"


def _item(first: Block, *others: Block) -> str:
    """An item without its number, and what explains it."""
    lines = [] if isinstance(first, str) else [read_line(line, 0) for line in first.lines]
    return f"<p>{runs.as_html(runs.tidy(with_more(lines).line))}</p>{blocks_html(others)}"


def without_bullet(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks of an item, without a bullet that somebody typed behind the list's own."""
    first = blocks[0] if blocks else ""
    if isinstance(first, str) or first.level:
        return blocks
    line, *others = [read_line(line, 0) for line in first.lines]
    is_bullet = line.sign and not any(map(str.isalnum, line.sign))
    if not is_bullet or any(other.is_item for other in others) or runs.is_blank(line.line):
        return blocks
    return [first._replace(lines=[line.line, *first.lines[1:]]), *blocks[1:]]


def _with_lists(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with typed lines in lists, and all other lines in the paragraphs they were in."""
    pieces = (piece for number, block in enumerate(blocks) for piece in _pieces(block, number))
    for is_lines, group in groupby(pieces, key=lambda piece: isinstance(piece, TypedLine)):
        if is_lines:
            yield from _of_lines([piece for piece in group if isinstance(piece, TypedLine)])
        else:
            yield from (piece for piece in group if not isinstance(piece, TypedLine))


def _pieces(block: Block, number: int) -> Iterator[Block | TypedLine]:
    if isinstance(block, str) or block.tag != "p":
        yield block
    elif block.level:
        yield read_line(block.unbroken, number, block.level)
    else:
        lines = [read_line(line, number) for line in block.lines]
        yield from [with_more(lines)] if is_one_item(lines) else lines


def _of_lines(lines: Sequence[TypedLine]) -> Iterator[Block]:
    found = groupby(lists_in(lines), key=lambda one: -1 if isinstance(one, str) else one.paragraph)
    for _, group in found:
        same = list(group)
        yield from (one for one in same if isinstance(one, str))
        if whole := [one.whole for one in same if isinstance(one, TypedLine)]:
            yield Paragraph(whole)


def _html(block: Block) -> str:
    if isinstance(block, str):
        return block
    lines = [runs.as_html(runs.tidy(line)) for line in block.lines if not runs.is_blank(line)]
    text = "<br>".join(filter(None, lines))
    return f"<{block.tag}>{text}</{block.tag}>" if text else ""
