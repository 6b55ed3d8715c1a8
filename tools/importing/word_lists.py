"""Word's lists, as they count and lie in each other, whatever made them: styles or numbering.

A paragraph of a list says which numbering it belongs to, by itself or by its style, and how far it
is indented. Word counts on across other paragraphs; the file holds no number.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from lxml import etree

from plugins.pasted_lists.points import Point, as_html

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BEGIN, END = "\ue000", "\ue001"  # for private use, around what is noted of an item
GOES_ON = "+"  # noted of a paragraph that belongs to the item above it
NOTED = re.compile(f"{BEGIN}(?P<level>\\d+),(?P<number>\\d*),(?P<kind>[aAiI{GOES_ON}]?){END}")
KINDS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
CONTINUES = "list continue"  # how the names of Word's own styles for that begin
BULLETS = ("bullet", "none", "")
STEP = 720  # twips, by which Word indents a level
NEAR = 120  # twips, which nobody sees
DEEPEST = 8


class NumberingLevel(NamedTuple):
    """How one level of a numbering counts."""

    kind: str
    start: int
    indent: int | None  # twips

    @property
    def is_counted(self) -> bool:
        return self.kind not in BULLETS


NO_LEVEL = NumberingLevel("bullet", 1, None)


@dataclass
class Numbering:
    """What a file says of its lists, and how far each has counted."""

    levels: Mapping[tuple[str, int], NumberingLevel]  # by abstract numbering and level
    abstracts: Mapping[str, str]  # of each numbering
    restarts: Mapping[tuple[str, int], int]  # where a numbering begins anew
    counts: dict[tuple[str, int], int] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def level(self, numbering: str, level: int) -> NumberingLevel:
        """A level, as far as it is known."""
        return self.levels.get((self.abstracts.get(numbering, ""), level), NO_LEVEL)

    def count(self, numbering: str, level: int) -> int:
        """The number of the next item; what lies deeper counts anew after it."""
        abstract = self.abstracts.get(numbering, numbering)
        key, first = (abstract, level), self.level(numbering, level).start
        if (numbering, level) in self.restarts and (numbering, level) not in self.begun:
            self.counts[key] = self.restarts[numbering, level] - 1
        self.begun.add((numbering, level))
        self.counts[key] = self.counts.get(key, first - 1) + 1
        for deeper in range(level + 1, DEEPEST + 1):
            self.counts.pop((abstract, deeper), None)
        return self.counts[key]


class DocxItem(NamedTuple):
    """A paragraph of a list."""

    numbering: str
    level: int
    indent: int


def read_numbering(root: etree._Element | None) -> Numbering:
    """What `numbering.xml` says."""
    if root is None:
        return Numbering({}, {}, {})
    abstracts = {_said(num, "numId"): _value(num, "abstractNumId") for num in root.iter(f"{W}num")}
    levels = {
        (_said(abstract, "abstractNumId"), _number(_said(level, "ilvl"))): _level(level)
        for abstract in root.iter(f"{W}abstractNum")
        for level in abstract.iter(f"{W}lvl")
    }
    restarts = {
        (_said(num, "numId"), _number(_said(one, "ilvl"))): _number(start)
        for num in root.iter(f"{W}num")
        for one in num.iter(f"{W}lvlOverride")
        if (start := _value(one, "startOverride"))
    }
    return Numbering(levels, abstracts, restarts)


def _level(level: etree._Element) -> NumberingLevel:
    return NumberingLevel(
        _value(level, "numFmt"), _number(_value(level, "start"), 1), _indent(level)
    )


def note_items(root: etree._Element, styles: etree._Element | None, numbering: Numbering) -> None:
    """Write before the words of each item how deep it lies and how it counts."""
    by_id = {_said(s, "styleId"): s for s in styles.iter(f"{W}style")} if styles is not None else {}
    above: list[DocxItem] = []
    for paragraph in root.iter(f"{W}p"):
        item = _item(paragraph, by_id, numbering)
        if not _goes_on(paragraph):
            above = []
        if item:
            depth = _depth(item, above)
            above[depth:] = [item]
            _note(paragraph, depth, item, numbering)
        elif above and _continues(paragraph, by_id):
            _write(paragraph, f"{len(above) - 1},,{GOES_ON}")
        elif not _is_empty(paragraph):
            above = []


def _goes_on(paragraph: etree._Element) -> bool:
    """Whether a paragraph stands right below another one."""
    before = paragraph.getprevious()
    return before is not None and before.tag == f"{W}p"


def _item(
    paragraph: etree._Element, styles: Mapping[str, etree._Element], numbering: Numbering
) -> DocxItem | None:
    """What a paragraph is as an item; None of any other, and of a heading that is counted."""
    chain = [paragraph, *_styles_of(paragraph, styles)]
    number = next(filter(None, (_value(one, "pPr/w:numPr/w:numId") for one in chain)), "0")
    names = [_value(style, "name").lower() for style in chain[1:]]
    if number == "0" or any(name.startswith(("heading", "title")) for name in names):
        return None
    level = next(filter(None, (_value(one, "pPr/w:numPr/w:ilvl") for one in chain)), "0")
    depth = min(_number(level), DEEPEST)
    said = [_indent(chain[0]), numbering.level(number, depth).indent, *map(_indent, chain[1:])]
    indent = next((one for one in said if one is not None), STEP * (depth + 1))
    return DocxItem(number, depth, indent)


def _continues(paragraph: etree._Element, styles: Mapping[str, etree._Element]) -> bool:
    """Whether a paragraph's style says that it belongs to the item above it."""
    names = (_value(style, "name").lower() for style in _styles_of(paragraph, styles))
    return any(name.startswith(CONTINUES) for name in names)


def _styles_of(
    paragraph: etree._Element, styles: Mapping[str, etree._Element]
) -> Iterator[etree._Element]:
    """The style of a paragraph, and those that it is based on."""
    name, seen = _value(paragraph, "pPr/w:pStyle"), set[str]()
    while name in styles and name not in seen:
        seen.add(name)
        yield styles[name]
        name = _value(styles[name], "basedOn")


def _depth(item: DocxItem, above: list[DocxItem]) -> int:
    """How deep an item lies: as its own list says, else by its indent."""
    for depth, other in enumerate(above):
        if other.numbering == item.numbering and other.level >= item.level:
            return depth
    if above and above[-1].numbering == item.numbering:
        return len(above)
    outer = [depth for depth, other in enumerate(above) if other.indent >= item.indent - NEAR]
    return outer[0] if outer else len(above)


def _is_empty(paragraph: etree._Element) -> bool:
    return not "".join(paragraph.itertext()).strip()


def _note(paragraph: etree._Element, depth: int, item: DocxItem, numbering: Numbering) -> None:
    level = numbering.level(item.numbering, item.level)
    number = numbering.count(item.numbering, item.level) if level.is_counted else ""
    _write(paragraph, f"{depth},{number},{KINDS.get(level.kind, '')}")


def _write(paragraph: etree._Element, note: str) -> None:
    properties = paragraph.find(f"{W}pPr")
    for name in ("numPr", "pStyle"):
        if properties is not None and (found := properties.find(f"{W}{name}")) is not None:
            properties.remove(found)
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}t").text = f"{BEGIN}{note}{END}"
    paragraph.insert(0 if properties is None else 1, run)


def list_items(tree: BeautifulSoup) -> None:
    """Make lists of the paragraphs that are noted as items."""
    for parent in {id(p.parent): p.parent for p in tree.find_all("p") if p.parent}.values():
        children = [child for child in parent.children if isinstance(child, Tag)]
        for is_item, group in groupby(children, key=_is_noted):
            if is_item:
                _replace(list(group))


def _is_noted(tag: Tag) -> bool:
    return tag.name == "p" and NOTED.match(tag.get_text()) is not None


def _replace(paragraphs: list[Tag]) -> None:
    points: list[Point] = []
    for point in map(_point, paragraphs):
        if point.type == GOES_ON and points:
            points[-1] = points[-1]._replace(text=points[-1].text + point.text)
        else:
            points.append(point)
    paragraphs[0].insert_before(BeautifulSoup(as_html(points), "html.parser"))
    for paragraph in paragraphs:
        paragraph.decompose()


def _point(paragraph: Tag) -> Point:
    html = paragraph.decode_contents()
    if not (found := NOTED.search(html)):
        raise ValueError(f"no item: {html}")
    number = int(found["number"]) if found["number"] else None
    return Point(
        int(found["level"]), number, f"<p>{NOTED.sub('', html)}</p>", found["kind"] or None
    )


def _value(element: etree._Element, path: str) -> str:
    """The `w:val` of something below an element; empty without it."""
    found = element.find(f"w:{path}", {"w": W[1:-1]})
    return str(found.get(f"{W}val", "")) if found is not None else ""


def _said(element: etree._Element, name: str) -> str:
    return str(element.get(f"{W}{name}", ""))


def _number(text: str, default: int = 0) -> int:
    return int(text) if text.isdecimal() else default


def _indent(element: etree._Element) -> int | None:
    """How far a paragraph, a style or a level is indented, in twips."""
    found = element.find(f"{W}pPr/{W}ind")
    said = _said(found, "left") or _said(found, "start") if found is not None else ""
    return int(said) if re.fullmatch(r"-?\d+", said) else None
