"""A Word file as HTML for the converter: what is hidden or commented left out, changes accepted."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import mammoth
from bs4 import BeautifulSoup, Tag
from lxml import etree

from .export import UnreadableExportError
from .members import Member, members_of
from .word_boxes import open_text_boxes
from .word_lists import list_items, note_items, read_numbering
from .word_unseen import without_unseen

LARGEST = 100_000_000  # bytes of all parts
MOST_TAGS = 200_000  # of those with words and styles; a letter of ten pages has 5,000
HEAD = 4_096  # bytes
BODY = "word/document.xml"
NUMBERING, STYLE_PART = "word/numbering.xml", "word/styles.xml"
XML = (".xml", ".rels")
WITH_WORDS = (BODY, "word/footnotes.xml", "word/endnotes.xml")
STYLES = "\n".join(
    [
        "p[style-name='Title'] => h1.title:fresh",
        "p[style-name='Quote'] => blockquote > p:fresh",
        "p[style-name='Intense Quote'] => blockquote > p:fresh",
        "p[style-name='Quotations'] => blockquote > p:fresh",
        "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
        "p[style-name='Preformatted Text'] => pre:separator('\\n')",
    ]
)
SAVE_AS = "open it in Word or LibreOffice, save it as .docx, and name that file"
HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]


class WordDocument(NamedTuple):
    """What a Word file says."""

    title: str  # of the style, else the first heading, else the first line
    html: str  # without the title
    notes: Sequence[str]


def read_word(path: Path) -> WordDocument:
    """The words of a .docx file. Raises UnreadableExportError."""
    if path.suffix.lower() != ".docx":
        raise UnreadableExportError(f"{path} is no .docx file; {SAVE_AS}.")
    notes: list[str] = []
    try:
        clean = _cleaned(members_of(path), path, notes)
        html = str(mammoth.convert_to_html(clean, style_map=STYLES).value)
    except UnreadableExportError:
        raise
    except (BadZipFile, KeyError, ValueError, OSError, AttributeError, etree.LxmlError) as error:
        raise UnreadableExportError(f"{path} cannot be read: {error}.") from error
    title, body = _parted(html)
    if not title:
        raise UnreadableExportError(f"{path} holds no words that could be a title.")
    return WordDocument(title, body, tuple(dict.fromkeys(notes)))


def _cleaned(members: list[Member], path: Path, notes: list[str]) -> io.BytesIO:
    """The same file without what readers must not see, and with nothing that reaches outside."""
    if sum(member.size for member in members) > LARGEST:
        raise UnreadableExportError(f"{path} has more than {LARGEST // 1_000_000} MB, the limit.")
    if BODY not in {member.name for member in members}:
        raise UnreadableExportError(f"{path} is no Word file; {SAVE_AS}.")
    parts = {member.name: member.read(LARGEST) for member in members}
    if sum(data.count(b"<") for name, data in parts.items() if name.endswith(XML)) > MOST_TAGS:
        raise UnreadableExportError(f"{path} has more than {MOST_TAGS:,} tags, the limit.")
    roots = {name: _parsed(data, name) for name, data in parts.items() if name.endswith(XML)}
    numbering, styles = read_numbering(roots.get(NUMBERING)), roots.get(STYLE_PART)
    for name in [name for name in WITH_WORDS if name in roots]:
        open_text_boxes(roots[name])
        notes += without_unseen(roots[name], styles)
        note_items(roots[name], styles, numbering)
    return _packed(parts, roots)


def _parsed(data: bytes, name: str) -> etree._Element:
    if b"<!DOCTYPE" in data[:HEAD].replace(b"\0", b""):
        raise UnreadableExportError(f"{name} has a DOCTYPE, which no Word file has.")
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    if root.getroottree().docinfo.doctype:  # behind a long comment
        raise UnreadableExportError(f"{name} has a DOCTYPE, which no Word file has.")
    return root


def _packed(parts: Mapping[str, bytes], roots: Mapping[str, etree._Element]) -> io.BytesIO:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, etree.tostring(roots[name]) if name in roots else data)
    buffer.seek(0)
    return buffer


def _parted(html: str) -> tuple[str, str]:
    """The title, and what is below it."""
    tree = BeautifulSoup(html, "html.parser")
    list_items(tree)
    for table in tree.find_all("table"):
        table["border"] = "1"  # nobody places words by tables in Word
    lines = (line for line in tree.find_all(["p", "li"]) if line.get_text().strip())
    found = tree.select_one("h1.title") or tree.find(HEADINGS) or next(lines, None)
    if not isinstance(found, Tag):
        return "", html
    title = " ".join(found.get_text().split())
    found.decompose()
    return title, str(tree)
