"""What a text consists of: blocks, and containers that hold blocks."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Text:
    """Lines that Markdown reads: paragraphs, tables, indented code, and what extensions know."""

    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Html:
    """Lines that stay as they are."""

    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Heading:
    """A title of a section."""

    level: int  # 1 to 6
    words: str


@dataclass(slots=True)
class Rule:
    """A line between two parts of a text."""


@dataclass(slots=True)
class Fence:
    """Code between two fences."""

    start: int  # its first line
    prefix: str  # what stands before it there: the indents and signs of its containers
    indent: int
    sign: str
    info: str
    lines: list[str] = field(default_factory=list)
    end: int = 0  # the line behind its last


@dataclass(slots=True)
class Container:
    """What holds other blocks."""

    start: int  # its first line
    quotes: int  # quotations around what it holds
    blocks: list["Block"] = field(default_factory=list)


@dataclass(slots=True)
class Quote(Container):
    """A quotation; the whole text is one too, that nobody sees."""


@dataclass(slots=True)
class Item(Container):
    """An item of a list."""

    width: int = 0  # columns before its words


@dataclass(slots=True)
class List(Container):
    """A list; its blocks are items."""

    sign: str = ""  # - * + . )
    type: str | None = None  # a A i I
    number: int | None = None  # of its first item; None for bullets
    is_loose: bool = False  # blank lines between its items, or in them, make paragraphs


Block = Text | Html | Heading | Rule | Fence | Container


@dataclass(slots=True)
class Structure:
    """A text's blocks, and what the lines are that need a closer look."""

    text: Quote
    fences: list[Fence] = field(default_factory=list)
    code: set[int] = field(default_factory=set)  # lines of code
    swallowed: list[int] = field(default_factory=list)  # numbers that a paragraph above swallows
