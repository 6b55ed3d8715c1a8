"""Turns the HTML that Word writes for lists into lists.

    <p class=MsoNormal style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
    style='mso-list:Ignore'>o </span><![endif]>Ask for <b>a day</b>.</p>

becomes, as the second level of its list,

        - Ask for <b>a day</b>.

and HTML where it stands in a quotation or a table of HTML, as no Markdown is read there. Only
`mso-list` tells: the class may be any, and so may the element. All other HTML stays.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from bs4.element import PreformattedString

from .points import Point, as_html, as_markdown, as_text
from .quotes import with_quotes
from .signs import STRONG, Reading, is_blank, is_from_word, read_item, readings, trim

LEVEL = re.compile(r"mso-list:[^;]*\blevel(\d+)", re.IGNORECASE)
IGNORED = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
NUMBER = re.compile(r"(?:\d+\.)*(?P<sign>\(?(?:\d+[.)]*|[a-z][.)]|[ivxlc]+[.)]))", re.IGNORECASE)
HTML_LINE = re.compile(r" {0,3}<")
HOLDER = re.compile(r" {0,3}<(?P<name>blockquote|div|ol|section|table|ul|w:sdt)\b", re.IGNORECASE)
SYNTAX = re.compile(r"[\\`*\[\]]|(?<!\w)_|_(?!\w)")
KEPT = ["href", "title", "src", "alt"]
INLINE = "a abbr b br cite code del em i img ins mark q s small strong sub sup u".split()
WRAPPERS = ["div", "ol", "section", "ul", "w:sdt"]  # around items they give way


class WordItem(NamedTuple):
    """A paragraph that Word calls an item of a list."""

    level: int  # Word's own, from 1
    sign: str  # a bullet or a number; empty if Word shows none
    is_numbered: bool
    html: str


class Part(NamedTuple):
    """A piece of the post: an item, or lines that stay."""

    item: WordItem | None
    lines: list[str]


def mend_word_html(lines: list[str]) -> list[str]:
    """The lines with Word's list paragraphs made lists."""
    if not is_from_word(lines):
        return lines
    mended: list[str] = []
    items: list[WordItem] = []
    for part in _parts(with_quotes(lines, mend_word_html)):
        if part.item:
            items.append(part.item)
        elif not items or not all(map(is_blank, part.lines)):
            _append_list(mended, items)
            mended += part.lines
            items = []
    _append_list(mended, items)
    return mended


def _parts(lines: list[str]) -> Iterator[Part]:
    """The items of the post and everything between them."""
    open_sections = 0
    for stretch in _stretches([*_chunks(lines)]):
        words_own = HTML_LINE.match(stretch[0]) is not None
        if words_own and is_from_word(stretch):
            yield from _word_parts(BeautifulSoup("\n".join(stretch), "html.parser"))
        elif words_own and _opens_section(stretch):
            open_sections += 1
        elif open_sections and [line.strip().lower() for line in stretch] == ["</div>"]:
            open_sections -= 1
        else:
            yield Part(None, stretch)


def _opens_section(chunk: list[str]) -> bool:
    """<div class=WordSection1> around the whole text would hide its Markdown."""
    soup = BeautifulSoup("\n".join(chunk), "html.parser")
    section = soup.find("div", class_=re.compile(r"^(?:Word)?Section\d+$"))
    return section is not None and not soup.get_text().strip()


def _chunks(lines: list[str]) -> Iterator[list[str]]:
    """The lines in stretches without and with something on them."""
    for _is_blank, chunk in groupby(lines, key=is_blank):
        yield list(chunk)


def _stretches(chunks: list[list[str]]) -> Iterator[list[str]]:
    """The chunks, those together that a quotation, table or division of HTML holds."""
    unclosed: set[str] = set()
    index = 0
    while index < len(chunks):
        holder = HOLDER.match(chunks[index][0])
        name = holder["name"].lower() if holder and not _opens_section(chunks[index]) else ""
        end = _end_of(name, chunks, index) if name and name not in unclosed else index + 1
        if end > len(chunks):
            unclosed.add(name)
            end = index + 1
        yield [line for chunk in chunks[index:end] for line in chunk]
        index = end


def _end_of(name: str, chunks: list[list[str]], start: int) -> int:
    """The chunk behind the one that closes an element; one too many if none does."""
    tag = re.compile(rf"<(?P<end>/?){re.escape(name)}\b", re.IGNORECASE)
    depth = 0
    for index in range(start, len(chunks)):
        for found in tag.finditer("\n".join(chunks[index])):
            depth += -1 if found["end"] else 1
        if depth <= 0:
            return index + 1
    return len(chunks) + 1


def _word_parts(parent: Tag) -> Iterator[Part]:
    """The items in an element and what stands between them; wrappers around items give way."""
    for child in list(parent.children):
        if isinstance(child, Tag) and _is_item(child):
            yield from (Part(item, []) for item in _items(child))
        elif isinstance(child, Tag) and child.name in WRAPPERS and child.find(_is_item):
            yield from _word_parts(child)
        elif child.get_text().strip():
            if isinstance(child, Tag):
                _set_lists(child)
            yield Part(None, str(child).strip("\n").split("\n"))


def _is_item(tag: Tag) -> bool:
    return LEVEL.search(str(tag.get("style", ""))) is not None


def _set_lists(element: Tag) -> None:
    """Make the items in an element lists of HTML; wrappers around items give way."""
    for wrapper in element.find_all(WRAPPERS):
        if wrapper.find(_is_item):
            wrapper.unwrap()
    for parent in [element, *element.find_all(True)]:
        for run in _runs(parent):
            items = [item for tag in run for item in _items(tag)]
            run[0].insert_before(BeautifulSoup(as_html(_points(items)), "html.parser"))
            for tag in run:
                tag.decompose()


def _runs(parent: Tag) -> list[list[Tag]]:
    """The items that stand right in an element, those together that nothing stands between."""
    runs: list[list[Tag]] = [[]]
    for child in parent.children:
        if isinstance(child, Tag) and _is_item(child):
            runs[-1].append(child)
        elif isinstance(child, Tag) or str(child).strip():
            runs.append([])
    return [run for run in runs if run]


def _items(tag: Tag) -> Iterator[WordItem]:
    """The item and those inside it: an unclosed <p> and an outer <li> hold their followers."""
    inner = tag.find_all(_is_item)
    ordered = [item.find_parent("ol") is not None for item in [tag, *inner]]
    for item in reversed(inner):
        item.extract()
    for item, in_ol in zip([tag, *inner], ordered, strict=True):
        yield _word_item(item, in_ol)


def _word_item(tag: Tag, in_ol: bool) -> WordItem:
    level = LEVEL.search(str(tag["style"]))
    marker = tag.find(lambda inner: IGNORED.search(str(inner.get("style", ""))) is not None)
    sign = _on_one_line(marker.extract().get_text()) if isinstance(marker, Tag) else ""
    html = _inline(tag)
    if not sign and (item := read_item(html)) and (item.is_wide or item.sign in STRONG):
        sign, html = item.sign, item.text
    number = NUMBER.fullmatch(sign)
    is_numbered = number is not None or (not sign and in_ol)
    shown = number["sign"] if number else sign
    return WordItem(int(level[1]) if level else 1, shown, is_numbered, html)


def _inline(tag: Tag) -> str:
    """The words of an item on one line, with their inline markup, without Word's own."""
    for node in list(tag.descendants):
        if isinstance(node, PreformattedString):  # <![if !supportLists]>, <!--[endif]-->
            node.extract()
    for inner in tag.find_all(True):
        if inner.name not in INLINE:
            inner.unwrap()
        inner.attrs = {key: value for key, value in inner.attrs.items() if key in KEPT}
    return _on_one_line(tag.decode_contents())


def _on_one_line(text: str) -> str:
    return trim(re.sub(r"[ \t\r\n]+", " ", text))


def _append_list(mended: list[str], items: list[WordItem]) -> None:
    """Set the list off with blank lines."""
    if not items:
        return
    if mended and not is_blank(mended[-1]):
        mended.append("")
    points = [point._replace(text=_as_markdown(point.text)) for point in _points(items)]
    mended += [*as_markdown(points), ""]


def _as_markdown(html: str) -> str:
    """The words of an item as Markdown that says no more than they do."""
    soup = BeautifulSoup(f"<li>{html}</li>", "html.parser")
    for text in soup.find_all(string=True):
        text.replace_with(SYNTAX.sub(r"\\\g<0>", text))
    return as_text(soup.decode().removeprefix("<li>").removesuffix("</li>"))


def _points(items: list[WordItem]) -> list[Point]:
    """The items counted, each level right below the one it lies in."""
    points: list[Point] = []
    levels: list[int] = []
    above: list[Reading] = []
    for item in items:
        while levels and item.level < levels[-1]:
            levels.pop()
        if not levels or item.level > levels[-1]:
            levels.append(item.level)
        depth = len(levels) - 1
        reading = _reading(item, above[depth] if depth < len(above) else None)
        above[depth:] = [reading]
        points.append(Point(depth, reading.number, item.html, reading.type))
    return [point for point in points if point.text]


def _reading(item: WordItem, above: Reading | None) -> Reading:
    """What an item counts as, below another one of its level."""
    if not item.is_numbered:
        return Reading("-", None)
    may_be = readings(item.sign) if item.sign else []
    begins = [reading for reading in may_be if reading.number == 1]
    if above and above.number is not None:
        following = above._replace(number=above.number + 1)
        if following in may_be or all(reading.kind == above.kind for reading in begins):
            return following
    return (begins or may_be or [Reading("1.", 1)])[0]
