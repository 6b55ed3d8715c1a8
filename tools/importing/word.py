"""A Word file as HTML for the converter: what is hidden or commented left out, changes accepted."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import mammoth
from bs4 import BeautifulSoup, Tag
from lxml import etree

from .export import UnreadableExportError
from .members import Member, members_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LARGEST = 100_000_000  # bytes of all parts
BODY = "word/document.xml"
WITH_WORDS = (BODY, "word/footnotes.xml", "word/endnotes.xml")
OFF = ("0", "false", "off")
STYLES = "\n".join(
    [
        "p[style-name='Title'] => h1.title:fresh",
        "p[style-name='Quote'] => blockquote > p:fresh",
        "p[style-name='Intense Quote'] => blockquote > p:fresh",
        "p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh",
        "p[style-name='List Bullet 3'] => ul|ol > li > ul > li > ul > li:fresh",
        "p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh",
    ]
)
SAVE_AS = "open it in Word or LibreOffice, save it as .docx, and name that file"
HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]


class Letter(NamedTuple):
    """What a Word file says."""

    title: str  # of the style, else the first heading, else the first line
    html: str  # without the title
    notes: Sequence[str]


def read_word(path: Path) -> Letter:
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
    return Letter(title, body, tuple(dict.fromkeys(notes)))


def _cleaned(members: list[Member], path: Path, notes: list[str]) -> io.BytesIO:
    """The same file without what readers must not see, and with nothing that reaches outside."""
    if sum(member.size for member in members) > LARGEST:
        raise UnreadableExportError(f"{path} has more than {LARGEST // 1_000_000} MB, the limit.")
    if BODY not in {member.name for member in members}:
        raise UnreadableExportError(f"{path} is no Word file; {SAVE_AS}.")
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for member in members:
            data = member.read(LARGEST)
            if member.name.endswith((".xml", ".rels")):
                data = _part(data, member.name, notes)
            archive.writestr(member.name, data)
    buffer.seek(0)
    return buffer


def _part(data: bytes, name: str, notes: list[str]) -> bytes:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    if root.getroottree().docinfo.doctype:
        raise UnreadableExportError(f"{name} has a DOCTYPE, which no Word file has.")
    if name in WITH_WORDS:
        notes += _told(root)
        for run in [run for run in root.iter(f"{W}r") if _is_hidden(run)]:
            if (parent := run.getparent()) is not None:
                parent.remove(run)
    return etree.tostring(root)


def _told(root: etree._Element) -> Iterator[str]:
    if any(_is_hidden(run) for run in root.iter(f"{W}r")):
        yield "hidden words were left out"
    if root.find(f".//{W}commentReference") is not None:
        yield "comments were left out"
    if root.find(f".//{W}ins") is not None or root.find(f".//{W}del") is not None:
        yield "tracked changes were accepted"


def _is_hidden(run: etree._Element) -> bool:
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(f"{W}val", "true") not in OFF


def _parted(html: str) -> tuple[str, str]:
    """The title, and what is below it."""
    tree = BeautifulSoup(html, "html.parser")
    found = tree.select_one("h1.title") or tree.find(HEADINGS) or tree.find("p", string=True)
    if not isinstance(found, Tag):
        return "", html
    title = " ".join(found.get_text().split())
    found.decompose()
    return title, str(tree)
