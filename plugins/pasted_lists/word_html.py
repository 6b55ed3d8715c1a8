"""Turns the HTML that Word writes for lists into Markdown lists.

    <p class=MsoNormal style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
    style='mso-list:Ignore'>o </span><![endif]>Ask for <b>a day</b>.</p>

becomes, as the second level of its list,

        - Ask for <b>a day</b>.

Only `mso-list` tells: the class may be any, and so may the element. All other HTML stays.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from .points import Point, as_markdown, as_text
from .signs import is_blank, trim

LEVEL = re.compile(r"mso-list:[^;]*\blevel(\d+)", re.IGNORECASE)
IGNORED = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
NUMBER = re.compile(r"\(?(?:(?:\d+\.)*(?P<digits>\d+)[.)]*|[a-z][.)]|[ivxlc]+[.)])", re.IGNORECASE)
HTML_LINE = re.compile(r" {0,3}<")
SYNTAX = re.compile(r"[\\`*\[\]]|(?<!\w)_|_(?!\w)")
KEPT = ["href", "title", "src", "alt"]
INLINE = "a abbr b br cite code del em i img ins mark q s small strong sub sup u".split()
WRAPPERS = ["div", "ul", "ol"]


class WordItem(NamedTuple):
    """A paragraph that Word calls an item of a list."""

    level: int  # Word's own, from 1
    number: int | None  # None for a bullet; 0 where the number is a letter
    text: str


class Part(NamedTuple):
    """A piece of the post: an item, or lines that stay."""

    item: WordItem | None
    lines: list[str]


def mend_word_html(lines: list[str]) -> list[str]:
    """The lines with Word's list paragraphs made Markdown lists."""
    if not any("mso-list" in line.lower() for line in lines):
        return lines
    mended: list[str] = []
    items: list[WordItem] = []
    for part in _parts(lines):
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
    for chunk in _chunks(lines):
        words_own = HTML_LINE.match(chunk[0]) is not None
        if words_own and any("mso-list" in line.lower() for line in chunk):
            yield from _word_parts(BeautifulSoup("\n".join(chunk), "html.parser"))
        elif words_own and _opens_section(chunk):
            open_sections += 1
        elif open_sections and [line.strip().lower() for line in chunk] == ["</div>"]:
            open_sections -= 1
        else:
            yield Part(None, chunk)


def _opens_section(chunk: list[str]) -> bool:
    """<div class=WordSection1> around the whole text would hide its Markdown."""
    soup = BeautifulSoup("\n".join(chunk), "html.parser")
    section = soup.find("div", class_=re.compile(r"^(?:Word)?Section\d+$"))
    return section is not None and not soup.get_text().strip()


def _chunks(lines: list[str]) -> Iterator[list[str]]:
    """The lines in stretches without and with something on them."""
    chunk: list[str] = []
    for line in lines:
        if chunk and is_blank(line) != is_blank(chunk[0]):
            yield chunk
            chunk = []
        chunk.append(line)
    if chunk:
        yield chunk


def _word_parts(parent: Tag) -> Iterator[Part]:
    """The items in an element and what stands between them; wrappers around items give way."""
    for child in list(parent.children):
        if isinstance(child, Tag) and _is_item(child):
            yield from _items(child)
        elif isinstance(child, Tag) and child.name in WRAPPERS and child.find(_is_item):
            yield from _word_parts(child)
        elif child.get_text().strip():
            yield Part(None, str(child).strip("\n").split("\n"))


def _is_item(tag: Tag) -> bool:
    return LEVEL.search(str(tag.get("style", ""))) is not None


def _items(tag: Tag) -> Iterator[Part]:
    """The item and those inside it: an unclosed <p> and an outer <li> hold their followers."""
    inner = tag.find_all(_is_item)
    ordered = [item.find_parent("ol") is not None for item in [tag, *inner]]
    for item in reversed(inner):
        item.extract()
    for item, in_ol in zip([tag, *inner], ordered, strict=True):
        yield Part(_word_item(item, in_ol), [])


def _word_item(tag: Tag, in_ol: bool) -> WordItem:
    level = LEVEL.search(str(tag["style"]))
    marker = tag.find(lambda inner: IGNORED.search(str(inner.get("style", ""))) is not None)
    sign = trim(marker.extract().get_text()) if isinstance(marker, Tag) else ""
    number = NUMBER.fullmatch(sign)
    is_numbered = number is not None or (not sign and in_ol)
    first = int(number["digits"] or 0) if number else 0
    return WordItem(int(level[1]) if level else 1, first if is_numbered else None, _markdown(tag))


def _markdown(tag: Tag) -> str:
    """The item's words on one line, its inline markup as HTML, Word's own left out."""
    for node in list(tag.descendants):
        if isinstance(node, PreformattedString):  # <![if !supportLists]>, <!--[endif]-->
            node.extract()
        elif isinstance(node, NavigableString):
            node.replace_with(SYNTAX.sub(r"\\\g<0>", node))
    for inner in tag.find_all(True):
        if inner.name not in INLINE:
            inner.unwrap()
        inner.attrs = {key: value for key, value in inner.attrs.items() if key in KEPT}
    return as_text(trim(re.sub(r"[ \t\r\n]+", " ", tag.decode_contents())))


def _append_list(mended: list[str], items: list[WordItem]) -> None:
    """Set the list off with blank lines."""
    if not items:
        return
    if mended and not is_blank(mended[-1]):
        mended.append("")
    mended += [*as_markdown(_points(items)), ""]


def _points(items: list[WordItem]) -> list[Point]:
    """The items counted, each level right below the one it lies in."""
    points: list[Point] = []
    levels: list[int] = []
    counts: list[int] = []
    for item in items:
        while levels and item.level < levels[-1]:
            levels.pop()
        if not levels or item.level > levels[-1]:
            levels.append(item.level)
        level = len(levels) - 1
        counts[level:] = [counts[level] + 1 if level < len(counts) else item.number or 1]
        points.append(Point(level, None if item.number is None else counts[level], item.text))
    return [point for point in points if point.text]
