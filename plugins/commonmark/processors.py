"""Readers of blocks in the place of Markdown's own, which count every indent in fours.

Those are in markdown/blockprocessors.py.
"""

from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor, CodeBlockProcessor
from markdown.util import STX

from .blocks import read_blocks
from .fences import FenceProcessor
from .lines import INDENT, PLAIN, is_prose
from .structure import Block, Container, Fence, Heading, Html, Item, List, Rule, Text

CODE = " " * INDENT


class Rest(str):
    """A block that is left for Markdown: it is known to begin no list, quotation or heading."""


class ContainerProcessor(BlockProcessor):
    """Makes elements of lists, quotations and headings; the text in them is Markdown's."""

    def __init__(self, parser: BlockParser, fences: FenceProcessor) -> None:
        super().__init__(parser)
        self._fences = fences

    def test(self, parent: Element, block: str) -> bool:
        return not isinstance(block, Rest)

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Read all that is left at once: what a list holds, its lines alone do not tell."""
        lines = "\n\n".join(blocks).split("\n")
        blocks.clear()
        for block in read_blocks(lines).text.blocks:
            self._append(parent, block)

    def _fill(self, element: Element, container: Container, state: str) -> None:
        """Put blocks into an element; in the state `list`, Markdown makes no paragraphs."""
        self.parser.state.set(state)
        for block in container.blocks:
            self._append(element, block)
        self.parser.state.reset()

    def _append(self, parent: Element, block: Block) -> None:
        match block:
            case Text():
                self._append_text(parent, "\n".join(block.lines).strip("\n"))
            case Html():
                self._append_stashed(parent, self._stashed(block))
            case Fence():
                self._append_stashed(parent, self._fences.stash(block))
            case Heading():
                SubElement(parent, f"h{block.level}").text = block.words
            case Rule():
                SubElement(parent, "hr")
            case List():
                self._append_list(parent, block)
            case _:
                self._fill(SubElement(parent, "blockquote"), block, "blockquote")

    def _append_text(self, parent: Element, text: str) -> None:
        for is_line, parts in groupby(text.split("\n\n"), key=is_plain_line):
            if is_line:
                for line in parts:
                    self._append_line(parent, line)
            else:
                self.parser.parseBlocks(parent, [*map(Rest, parts)])

    def _append_line(self, parent: Element, line: str) -> None:
        """A paragraph, or the text of an item, as Markdown would find at the end of its search."""
        if not self.parser.state.isstate("list"):
            SubElement(parent, "p").text = line.lstrip()
        elif len(parent) or parent.text:
            self.parser.parseBlocks(parent, [Rest(line)])
        else:
            parent.text = line.lstrip()

    def _append_stashed(self, parent: Element, name: str) -> None:
        """As a paragraph, which gives way to what was put aside, in a list without them too."""
        self.parser.state.set("stashed")
        self._append_text(parent, name)
        self.parser.state.reset()

    def _stashed(self, html: Html) -> str:
        """What Markdown knows raw HTML by."""
        text = "\n".join(html.lines).strip()
        return text if text.startswith(STX) else str(self.parser.md.htmlStash.store(text))

    def _append_list(self, parent: Element, found: List) -> None:
        element = SubElement(parent, "ul" if found.number is None else "ol")
        if found.type:
            element.set("type", found.type)
        if found.number not in (None, 1):
            element.set("start", str(found.number))
        for item in found.blocks:
            assert isinstance(item, Item)
            self._fill(SubElement(element, "li"), item, "item" if found.is_loose else "list")


def is_plain_line(block: str) -> bool:
    """Whether a block is one line that begins with a letter, which nothing looks for."""
    return "\n" not in block and PLAIN.match(block) is not None


class IndentedProcessor(CodeBlockProcessor):
    """Takes an indented block for code, unless it is prose; below code it is more code."""

    def test(self, parent: Element, block: str) -> bool:
        if not block.startswith(CODE):
            return False
        return _ends_in_code(parent) or not is_prose(block.split("\n")[0])


def _ends_in_code(parent: Element) -> bool:
    return len(parent) > 0 and parent[-1].tag == "pre"


class DefinitionProcessor(BlockProcessor):
    """Adds to a definition what is indented below it."""

    def test(self, parent: Element, block: str) -> bool:
        is_below = len(parent) > 0 and parent[-1].tag == "dl" and len(parent[-1]) > 0
        return is_below and block.startswith(CODE)

    def run(self, parent: Element, blocks: list[str]) -> None:
        taken = [blocks.pop(0)]
        while blocks and (blocks[0].startswith(CODE) or not blocks[0].strip("\n")):
            taken.append(blocks.pop(0))
        definition = parent[-1][-1]
        if definition.text:
            SubElement(definition, "p").text = definition.text
            definition.text = ""
        self.parser.parseChunk(definition, self.looseDetab("\n\n".join(taken)))
