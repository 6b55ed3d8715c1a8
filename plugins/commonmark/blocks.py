"""Finds what each line belongs to: a list, an item, a quotation, code.

    1. Call first.                 List
                                       Item
                                           Text    Call first.
       > A voice is softer.                Quote
                                               Text    A voice is softer.
    2. Thank them.                     Item
                                           Text    Thank them.

Lines are read one after the other, as the specification has it: which of the open containers does
a line go on with, which does it open, and what is left of it?
https://spec.commonmark.org/0.31.2/#appendix-a-parsing-strategy
"""

import re
from collections.abc import Iterable
from enum import Enum, auto

from .lines import (
    DEFINITION,
    ENDS_OF_HTML,
    FENCE,
    HEADING,
    HTML,
    INDENT,
    ITEM,
    PLAIN,
    QUOTE,
    RULE,
    STASHED,
    TABLE_RULE,
    UNDERLINE,
    begins_block,
    closes,
    indent_of,
    is_prose,
    without_end_signs,
)
from .structure import (
    Block,
    Container,
    Fence,
    Heading,
    Html,
    Item,
    List,
    Quote,
    Rule,
    Structure,
    Text,
)

DEEPEST = 30  # containers in one another; what would lie deeper is text
LONGEST = 999  # no list begins with a greater number: 2017. begins a sentence


class Leaf(Enum):
    """What the latest line is part of, if more lines may be."""

    NONE = auto()
    PARAGRAPH = auto()
    TABLE = auto()
    CODE = auto()
    FENCE = auto()
    HTML = auto()


BARE = (Leaf.NONE, Leaf.PARAGRAPH)


def read_blocks(lines: Iterable[str]) -> Structure:
    """The structure of a text."""
    reader = _BlockReader()
    for number, line in enumerate(lines):
        reader.read(number, line)
    return reader.found


class _BlockReader:
    """Knows what is open: containers in one another, and in the innermost perhaps a leaf."""

    def __init__(self) -> None:
        self.found = Structure(Quote(0, 0))
        self._number = 0
        self._line = ""
        self._open: list[Container] = [self.found.text]
        self._leaf = Leaf.NONE
        self._lines = 0  # of the leaf
        self._html_end: re.Pattern[str] | None = None
        self._blank: int | None = None  # how many quotations hold the line above, if it is blank

    def read(self, number: int, line: str) -> None:
        """Add a line to what it belongs to."""
        self._number, self._line = number, line
        if len(self._open) == 1 and self._leaf in BARE and PLAIN.match(line):
            self._read_leaf(line)  # as below, without the questions: most lines are such
            self._blank = None
            return
        depth, rest = self._continued(line)
        if depth == len(self._open) and self._is_verbatim(rest):
            self._read_verbatim(rest)
        elif rest.strip(" "):
            self._read_words(depth, rest)
            self._blank = None
        else:
            self._read_blank(depth)

    def _continued(self, rest: str) -> tuple[int, str]:
        """How many of the open containers the line goes on with, and what is left of it."""
        for depth, container in enumerate(self._open[1:], 1):
            if isinstance(container, Quote):
                if not (quote := QUOTE.match(rest)):
                    return depth, rest
                rest = rest[quote.end() :]
            elif isinstance(container, Item):
                is_within = rest.startswith(" " * container.width)
                if not (is_within if rest.strip(" ") else container.blocks):
                    return depth, rest
                rest = rest[container.width :]
        return len(self._open), rest

    def _is_verbatim(self, rest: str) -> bool:
        if self._leaf is Leaf.HTML:
            return self._html_end is not None or bool(rest.strip(" "))
        return self._leaf is Leaf.FENCE

    def _read_verbatim(self, rest: str) -> None:
        block = self._open[-1].blocks[-1]
        if isinstance(block, Html):
            block.lines.append(rest)
            self._leaf = self._html_with(rest)
        elif isinstance(block, Fence):
            self.found.code.add(self._number)
            block.end = self._number + 1
            if closes(block.sign, rest):
                self._leaf = Leaf.NONE
            else:
                block.lines.append(rest[min(block.indent, indent_of(rest)) :])

    def _read_blank(self, depth: int) -> None:
        self._close(depth)
        if self._leaf is not Leaf.CODE:
            self._leaf = Leaf.NONE
        blocks = self._open[-1].blocks
        if blocks and isinstance(blocks[-1], Text):
            blocks[-1].lines.append("")
        self._blank = self._open[-1].quotes

    def _read_words(self, depth: int, rest: str) -> None:
        while (behind := self._behind_sign(depth, rest)) is not None:
            depth, rest = len(self._open), behind
        if depth < len(self._open) and self._leaf is Leaf.PARAGRAPH and not begins_block(rest):
            self._add_line(rest)  # without the signs and indents of its containers
        elif rest.strip(" "):
            self._close(depth)
            self._leave_list()
            self._read_leaf(rest)

    def _behind_sign(self, depth: int, rest: str) -> str | None:
        """What is left of a line behind the sign of a container, now open; None without a sign."""
        is_in_table = depth == len(self._open) and self._leaf is Leaf.TABLE
        if depth > DEEPEST or is_in_table or PLAIN.match(rest):
            return None
        if quote := QUOTE.match(rest):
            self._close(depth)
            self._leave_list()
            self._add(Quote(self._number, self._open[-1].quotes + 1))
            return rest[quote.end() :]
        if (item := ITEM.match(rest)) and not RULE.match(rest) and self._is_item(item, depth):
            self._close(depth)
            return rest[self._open_item(item) :]
        return None

    def _is_item(self, item: re.Match[str], depth: int) -> bool:
        """Whether a sign begins an item; a year does not, and little does in a paragraph."""
        number = int(item["number"] or 1)
        if number > LONGEST and number != self._next_number(depth):
            return False
        if self._leaf is not Leaf.PARAGRAPH or depth < len(self._open):
            return True
        if TABLE_RULE.match(item.string) or item.end() == len(item.string):
            return False
        if number != 1:
            self.found.swallowed.append(self._number)
        return number == 1

    def _next_number(self, depth: int) -> int | None:
        """What the next item counts as in the innermost list that goes on."""
        above = self._open[depth - 1]
        if not isinstance(above, List) or above.number is None:
            return None
        return above.number + len(above.blocks)

    def _open_item(self, item: re.Match[str]) -> int:
        """Open an item, and a list unless its list is open; tells the item's width."""
        sign, kind = item["bullet"] or item["delimiter"], item["type"]
        above = self._open[-1]
        if not isinstance(above, List) or (above.sign, above.type) != (sign, kind):
            self._leave_list()
            number = int(item["number"]) if item["number"] else None
            quotes = self._open[-1].quotes
            self._add(List(self._number, quotes, sign=sign, type=kind, number=number))
        gap, is_empty = len(item["gap"]), item.end() == len(item.string)
        width = item.start("gap") + (1 if is_empty or gap > INDENT else gap)
        self._add(Item(self._number, self._open[-1].quotes, width=width))
        return width

    def _read_leaf(self, rest: str) -> None:
        if self._leaf is Leaf.PARAGRAPH and UNDERLINE.match(rest):
            self._underline(rest)
        elif self._goes_on(rest):
            self._add_line(rest)
        else:
            self._set_apart()
            self._lines = 0
            self._leaf = self._begun(rest)
        if self._leaf in (Leaf.CODE, Leaf.FENCE):
            self.found.code.add(self._number)

    def _add_line(self, rest: str) -> None:
        self._text().lines.append(rest)
        self._lines += 1
        if self._lines == 2 and self._leaf is Leaf.PARAGRAPH and TABLE_RULE.match(rest):
            self._leaf = Leaf.TABLE

    def _underline(self, rest: str) -> None:
        """Make the paragraph a heading, but for the definitions that it begins with."""
        lines = self._text().lines
        start = len(lines) - self._lines
        while start < len(lines) and DEFINITION.match(lines[start]):
            start += 1
        if start == len(lines):
            self._add_line(rest)
            return
        words = "\n".join(lines[start:]).strip()
        del lines[start:]
        self._append(Heading(1 if "=" in rest else 2, words))
        self._leaf = Leaf.NONE

    def _goes_on(self, rest: str) -> bool:
        """Whether a line goes on with the leaf."""
        if self._leaf is Leaf.PARAGRAPH:
            return not begins_block(rest)
        return self._leaf is Leaf.TABLE or (self._leaf is Leaf.CODE and indent_of(rest) >= INDENT)

    def _begun(self, rest: str) -> Leaf:
        """Begin another leaf."""
        if PLAIN.match(rest):
            self._add_line(rest)
            return Leaf.PARAGRAPH
        if fence := FENCE.match(rest):
            self._begin_fence(fence)
            return Leaf.FENCE
        if html := HTML.match(rest):
            self._append(Html([rest]))
            self._html_end = ENDS_OF_HTML.get(html.lastgroup or "")
            return self._html_with(rest)
        if block := _of_one_line(rest):
            self._append(block)
            return Leaf.NONE
        self._add_line(rest)
        is_code = indent_of(rest) >= INDENT and not is_prose(rest)
        return Leaf.CODE if is_code else Leaf.PARAGRAPH

    def _begin_fence(self, fence: re.Match[str]) -> None:
        indent = len(fence["indent"])
        prefix = self._line[: len(self._line) - len(fence.string) + indent]
        start, sign, info = self._number, fence["sign"], fence["info"].strip()
        found = Fence(start, prefix, indent, sign, info, end=start + 1)
        self._append(found)
        self.found.fences.append(found)

    def _html_with(self, rest: str) -> Leaf:
        """What raw HTML is, one line later."""
        is_over = self._html_end is not None and self._html_end.search(rest)
        return Leaf.NONE if is_over else Leaf.HTML

    def _text(self) -> Text:
        """The text that the innermost container ends with, for lines to be added."""
        blocks = self._open[-1].blocks
        if not blocks or not isinstance(blocks[-1], Text):
            blocks.append(Text())
        text = blocks[-1]
        assert isinstance(text, Text)
        return text

    def _append(self, block: Block) -> None:
        self._open[-1].blocks.append(block)

    def _add(self, container: Container) -> None:
        self._set_apart()
        self._append(container)
        self._open.append(container)
        self._leaf = Leaf.NONE

    def _set_apart(self) -> None:
        """A blank line between two items, or between two blocks of an item, makes a list loose."""
        within = self._open[-1]
        if within.blocks and self._blank == within.quotes:
            for container in self._open[-2:]:
                if isinstance(container, List):
                    container.is_loose = True

    def _close(self, depth: int) -> None:
        """Close the containers that the line does not go on with."""
        if depth < len(self._open):
            del self._open[depth:]
            self._leaf = Leaf.NONE

    def _leave_list(self) -> None:
        """Close a list that no item goes on with."""
        if isinstance(self._open[-1], List):
            self._close(len(self._open) - 1)


def _of_one_line(line: str) -> Block | None:
    """A block that the next line cannot go on with."""
    if STASHED.match(line):
        return Html([line])
    if RULE.match(line):
        return Rule()
    if heading := HEADING.match(line):
        return Heading(len(heading["signs"]), without_end_signs(heading["words"].strip()))
    return None
