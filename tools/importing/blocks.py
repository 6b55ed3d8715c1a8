"""An old post's tree becomes plain blocks: paragraphs, headings, lists, quotations, tables.

Blogger knows no paragraphs: they are br-br, div, p, span or nothing, and marks lie across them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple
from unicodedata import category

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString

from . import runs
from .bare_lines import headings_in, with_headings, with_pictures, with_rules
from .embeds import embedded_at
from .figures import is_caption, is_figure
from .headings import is_heading
from .marks import marked, only, styled, without
from .markup import EMBEDS, PARTS
from .paragraphs import Block, Gathered, Paragraph, blocks_html, heading, without_bullet
from .picture_addresses import is_picture
from .real_lists import LISTS, children_of, list_html, value_of
from .runs import Mark, Marks, Run
from .tables import is_table, table_html

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
TRANSPARENT = PARTS | frozenset(  # their ends are ends of paragraphs, and that is all
    "address aside center details dir div dl dt dd figcaption figure li menu p section summary "
    "table tbody td tfoot th thead tr caption".split()
)
WORD_LEVEL = re.compile(r"mso-list\s*:[^;]*\blevel(?P<level>\d+)", re.IGNORECASE)
SUPPORTS_LISTS = re.compile(r"\[if !supportLists\]", re.IGNORECASE)
BREAKS = re.compile(r"[\r\n\t]")
LARGEST_SIGN = 48  # pixels
LONGEST_SIGN = 12  # characters: some emoji are of seven
WHOLE = ("ul", "ol", "pre", "hr")  # whose anchors stand above them
JUMP = "more"  # as Blogger writes it: a comment or the name of an empty link


class OldPicture(NamedTuple):
    """A picture as the old post shows it."""

    address: str
    full: str  # where its link leads; empty without one
    alt: str
    ratio: float = 0  # how many times as wide as high it was shown; 0 where nothing says it


class Ways(NamedTuple):
    """What becomes of what leads elsewhere."""

    link: Callable[[str], str]  # the new target of an old one; empty for none
    picture: Callable[[OldPicture], str]  # inline HTML of a picture, or of a link in its place
    embed: Callable[[str], str]  # the words of a link to what is embedded
    anchors: frozenset[str] = frozenset()  # names that links lead to
    has_bold_headings: bool = False  # whether bold lines above texts are meant as headings


@dataclass
class Reader:
    """Follows a tree and collects its blocks."""

    ways: Ways
    notes: list[str] = field(default_factory=list)
    before_jump: str | None = None  # the words above the jump break, if there is one
    _seen: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words that were read, in one line."""
        return " ".join("".join(self._seen).split())

    def html_of(self, tree: BeautifulSoup) -> str:
        """The blocks of a post as HTML that holds nothing else."""
        blocks = [*with_rules(with_pictures(self._blocks(tree, frozenset())))]
        if self.ways.has_bold_headings:
            blocks, plain = with_headings(blocks), blocks
            if more := headings_in(blocks) - headings_in(plain):
                self.notes.append(f"{more} bold lines became headings")
        return blocks_html(blocks)

    def _blocks(self, node: Tag, marks: Marks, level: int = 0, tag: str = "p") -> list[Block]:
        gathered = Gathered(level=level, tag=tag)
        self._anchor(node, gathered)
        self._walk(node, marks, gathered)
        gathered.close()
        return gathered.blocks

    def _walk(self, node: Tag, marks: Marks, into: Gathered) -> None:
        for child in list(node.children):
            if isinstance(child, Comment):
                self._see_comment(str(child))
            elif isinstance(child, NavigableString):
                self._seen.append(str(child))
                into.add(Run(BREAKS.sub(" ", child), marks))
            elif isinstance(child, Tag):
                self._see(child, marks, into)

    def _see_comment(self, words: str) -> None:
        if words.strip() == JUMP:
            self._jump()

    def _jump(self) -> None:
        if self.before_jump is None:
            self.before_jump = self.text

    def _see(self, tag: Tag, marks: Marks, into: Gathered) -> None:
        if tag.name == "br":
            self._seen.append("\n")
            into.break_line()
        elif tag.name == "img":
            self._see_picture(tag, marks, into)
        elif tag.name in EMBEDS or tag.name == "embed":
            into.put(self._embedded(tag))
        elif is_figure(tag):
            self._seen.append("\n")
            into.put(self._figure(tag, marks))
        elif tag.name in BLOCKS:
            self._see_block(tag, marks, into)
        elif tag.name in HEADINGS:
            into.put(*self._heading(tag, marks))
        elif tag.name in TRANSPARENT:
            self._see_division(tag, marks, into)
        else:
            self._see_inline(tag, marks, into)

    def _see_block(self, tag: Tag, marks: Marks, into: Gathered) -> None:
        self._seen.append("\n")
        if tag.name in WHOLE:
            self._anchor(tag, into)
        into.put(BLOCKS[tag.name](self, tag, marks))

    def _see_division(self, tag: Tag, marks: Marks, into: Gathered) -> None:
        self._seen.append("\n")
        marks = styled(marks, tag) if tag.name in ("p", "div") else marks
        level = word_level(tag)
        if level or tag.name == "p":
            into.put(*self._blocks(tag, marks, level))
        else:
            into.close()
            self._anchor(tag, into)
            self._walk(tag, marks, into)
            into.close()

    def _see_inline(self, tag: Tag, marks: Marks, into: Gathered) -> None:
        self._anchor(tag, into)
        if tag.name == "a":
            marks = self._linked(tag, marks)
        self._walk(tag, marked(marks, tag), into)

    def _linked(self, link: Tag, marks: Marks) -> Marks:
        """The marks within a link, or within the empty one that is the jump break."""
        if link.get("name") == JUMP and not link.get_text().strip():
            self._jump()
        target = self.ways.link(str(link.get("href", ""))) if link.get("href") else ""
        return without(marks, "a") | ({Mark("a", target)} if target else frozenset())

    def _anchor(self, tag: Tag, into: Gathered) -> None:
        for name in dict.fromkeys((str(tag.get("id", "")), str(tag.get("name", "")))):
            if name in self.ways.anchors:
                into.add(Run("", html=f'<a id="{escape(name)}"></a>'))

    def _see_picture(self, tag: Tag, marks: Marks, into: Gathered) -> None:
        alt = " ".join(str(tag.get("alt") or tag.get("title") or "").split())
        if _is_smiley(tag, alt):
            into.add(Run(alt, marks))
            return
        link = tag.find_parent("a")
        full = BREAKS.sub("", str(link.get("href", ""))).strip() if link else ""
        address = BREAKS.sub("", str(tag.get("src", ""))).strip()
        html = self.ways.picture(OldPicture(address, full, alt, _ratio(tag)))
        is_full = not (link and link.get_text().strip()) and is_picture(full)
        if html and not html.startswith("<img"):
            html = f" {html} "  # words in its place touch no others
        marks = frozenset() if is_full else only(marks, "a")
        into.add(Run("", marks, html, is_apart=not _is_small(tag)))

    def _embedded(self, tag: Tag) -> Block:
        target = embedded_at(tag)
        if not target:
            self.notes.append(f"something embedded that says no address went: {tag.name}")
            return ""
        self.notes.append(f"something embedded became a link: {target}")
        return Paragraph([[Run(self.ways.embed(target), frozenset({Mark("a", target)}))]])

    def _heading(self, tag: Tag, marks: Marks) -> list[Block]:
        if not is_heading(tag):
            return self._blocks(tag, styled(marks, tag))
        blocks = self._blocks(tag, only(marks, "a"), tag=tag.name)
        return [*map(heading, blocks)]

    def _list(self, tag: Tag, marks: Marks) -> str:
        """A list; what stands in it beside items is an item's, as browsers show it."""
        items: list[tuple[str, str]] = []  # what each says of itself, and what it holds
        for child in children_of(tag):
            inner = self._list(child, marks) if child.name in LISTS else self._item(child, marks)
            is_more = child.name != "li" or (tag.name == "ul" and inner.startswith(("<ul", "<ol")))
            if is_more and items:
                items[-1] = (items[-1][0], items[-1][1] + inner)
            elif inner:
                items.append((value_of(child), inner))
        return list_html(tag, items)

    def _item(self, tag: Tag, marks: Marks) -> str:
        return blocks_html(without_bullet(self._blocks(tag, marks)))

    def _quotation(self, tag: Tag, marks: Marks) -> str:
        inner = self._inner(tag, marks)
        return f"<blockquote>{inner}</blockquote>" if inner else ""

    def _preformatted(self, tag: Tag, _: Marks) -> str:
        for line_break in tag.find_all("br"):
            line_break.replace_with("\n")
        for line in tag.find_all(["div", "p", "li"]):
            line.append("\n")
        text = tag.get_text().replace(runs.NBSP, " ")  # programs take no other space
        return f"<pre>{escape(text, quote=False)}</pre>" if text.strip() else ""

    def _rule(self, _: Tag, __: Marks) -> str:
        return "<hr>"

    def _table(self, tag: Tag, marks: Marks) -> str:
        if is_table(tag):
            caption = tag.find("caption", recursive=False)
            above = f"<p>{self._cell(caption, marks)}</p>" if isinstance(caption, Tag) else ""
            return above + table_html(tag, lambda cell: self._cell(cell, marks))
        return self._inner(tag, marks)

    def _cell(self, cell: Tag, marks: Marks) -> str:
        blocks = self._blocks(cell, marks)
        lines = [line for block in blocks if isinstance(block, Paragraph) for line in block.lines]
        rest = [block for block in blocks if isinstance(block, str)]
        return "<br>".join([*(runs.as_html(runs.tidy(line)) for line in lines), *rest])

    def _figure(self, tag: Tag, marks: Marks) -> str:
        """A picture and its caption; one above the other where it is not a single picture."""
        caption = tag.find(is_caption)
        words = self._cell(caption.extract(), frozenset()) if isinstance(caption, Tag) else ""
        shown = self._inner(tag, marks)
        parts = BeautifulSoup(shown, "html.parser")
        pictures = parts.find_all("img")
        if words and len(pictures) == 1 and not parts.get_text().strip():
            return f"<figure>{pictures[0]}<figcaption>{words}</figcaption></figure>"
        return shown + (f"<p>{words}</p>" if words else "")

    def _inner(self, tag: Tag, marks: Marks) -> str:
        return blocks_html(self._blocks(tag, marks))


BLOCKS: dict[str, Callable[[Reader, Tag, Marks], str]] = {
    "ul": Reader._list,
    "ol": Reader._list,
    "blockquote": Reader._quotation,
    "pre": Reader._preformatted,
    "hr": Reader._rule,
    "table": Reader._table,
}


def word_level(tag: Tag) -> int:
    """The level of a paragraph that Word calls an item; 0 of any other."""
    if found := WORD_LEVEL.search(str(tag.get("style", ""))):
        return min(int(found["level"]), 9) or 1
    comments = (child for child in tag.descendants if isinstance(child, Comment))
    is_item = tag.name == "p" and any(SUPPORTS_LISTS.search(comment) for comment in comments)
    return int(is_item)


def _is_small(picture: Tag) -> bool:
    """Whether a picture is shown as a sign among words, as a smiley is."""
    sizes = [str(picture.get(name, "")) for name in ("width", "height")]
    return any(size.isdecimal() and int(size) <= LARGEST_SIGN for size in sizes)


def _is_smiley(picture: Tag, alt: str) -> bool:
    """Whether a picture stands for the signs that it is called: other sites draw them so."""
    is_sign = 0 < len(alt) <= LONGEST_SIGN and not any(map(str.isalnum, alt))
    return is_sign and (_is_small(picture) or any(category(one) == "So" for one in alt))


def _ratio(picture: Tag) -> float:
    width, height = (str(picture.get(name, "")) for name in ("width", "height"))
    is_said = width.isdecimal() and height.isdecimal() and int(height) > 0
    return int(width) / int(height) if is_said else 0
