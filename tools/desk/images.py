"""Pictures for letters: put into the folder of pictures, well named, and shown by a line."""

import io
import re
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path, PurePosixPath

from pelican.utils import slugify

from plugins.html.text import NOT_TEXT
from plugins.pictures.finding import PICTURES, written
from plugins.pictures.judgement import fault_of
from plugins.pictures.picture import DRAWING, ENDINGS, FORMATS, SAME, is_picture, open_picture
from tools.importing.markdown import to_markdown

from .durable import write_durably
from .letters import NotSaved
from .places import Refused

LARGEST = 50_000_000  # bytes
LONGEST_NAME = 80  # characters
MOST_OF_ONE_NAME = 1_000
# Names by which telephones, cameras, clipboards and programs call any picture.
ANY = re.compile(
    r"(?:image|img|dsc[fn]?|pxl|photo|picture|screenshot|scan|capture|unnamed|untitled|clipboard|"
    r"foto|afbeelding|schermafbeelding|beeld|capture-d-ecran|sans-titre|whatsapp-image|signal)?"
    r"(?:-?(?:at|[0-9a-f]*\d[0-9a-f]*|e?\d+))*"
)


def pictures_in(content: Path) -> list[str]:
    """The names of the pictures that a letter may have for its own, without those in folders."""
    return sorted(file.name for file in (content / PICTURES).glob("*") if is_picture(file))


def add(content: Path, data: bytes, filename: str, alt: str) -> str:
    """Put a picture into the content folder; gives the Markdown that shows it.

    `alt` says what it shows to those who cannot see it; without it the picture only decorates.
    Raises Refused and NotSaved.
    """
    return line_of(written(keep(content, data, filename, alt), content), alt)


def keep(content: Path, data: bytes, filename: str, alt: str = "") -> Path:
    """Put a picture into the content folder; gives its file. Raises Refused and NotSaved."""
    name = PurePosixPath(filename.replace("\\", "/")).name or "picture"
    ending = _ending_of(data, name)
    _refuse_faulty(data, name, ending)
    try:
        return _put(data, _folder(content), _stem(name, alt), ending)
    except OSError as error:
        raise NotSaved(f"{name} is not saved: {error.strerror or error}.") from error


def _ending_of(data: bytes, name: str) -> str:
    """What the name of such a file ends with, whatever it was called. Raises Refused."""
    if len(data) > LARGEST:
        size = f"{len(data) / 1e6:,.0f} MB; {LARGEST // 10**6} MB are the most"
        raise Refused(f"{name} has {size}. Save it smaller, as JPEG.")
    try:
        with open_picture(io.BytesIO(data)) as image:
            format = SAME.get(str(image.format), str(image.format))
    except Exception:  # whatever a decoder says of a damaged file
        return _ending_by_name(data, name)
    return next(ending for ending, known in FORMATS.items() if known == format)


def _ending_by_name(data: bytes, name: str) -> str:
    """Of a drawing, or of what will be told to be damaged. Raises Refused."""
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") and b"<svg" in data:
        return DRAWING
    ending = PurePosixPath(name).suffix.lower()
    if ending in ENDINGS:
        return ending
    raise Refused(f"{name} is no picture that the blog can show; save it as JPEG or PNG.")


def _refuse_faulty(data: bytes, name: str, ending: str) -> None:
    """What the build could not show. Raises Refused."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"{PurePosixPath(name).stem[:LONGEST_NAME]}{ending}")
        file.write_bytes(data)
        if fault := fault_of(file):
            raise Refused(fault)


def _folder(content: Path) -> Path:
    folder = content / PICTURES
    if not folder.resolve().is_relative_to(content.resolve()):
        raise Refused(f"The folder {PICTURES} leads out of the content folder.")
    return folder


def _stem(name: str, alt: str) -> str:
    """The name that the picture has, or what it shows if that is one of any picture."""
    stem = _slug(PurePosixPath(name).stem)
    return (_slug(alt) if ANY.fullmatch(stem) else "") or stem or "picture"


def _slug(words: str) -> str:
    """The words in letters that every program and address takes."""
    slug = re.sub(r"[^a-z0-9]+", "-", slugify(words)).strip("-")
    if len(slug) > LONGEST_NAME:
        slug = slug[: LONGEST_NAME + 1].rpartition("-")[0] or slug[:LONGEST_NAME]
    return slug


def _put(data: bytes, folder: Path, stem: str, ending: str) -> Path:
    """The file that holds the picture: one that did already, or a new one."""
    for file in _names(folder, stem, ending):
        if (not file.exists() and _is_written(data, file)) or file.read_bytes() == data:
            return file
    raise Refused(f"There are {MOST_OF_ONE_NAME:,} pictures named {stem}; choose another name.")


def _is_written(data: bytes, file: Path) -> bool:
    """Write a file that is not there; whether nobody else was first."""

    def refuse_another() -> None:
        if file.exists():
            raise FileExistsError(file)

    try:
        write_durably(data, file, refuse_another)
    except FileExistsError:
        return False
    return True


def _names(folder: Path, stem: str, ending: str) -> Iterator[Path]:
    """The names to try: those of files that are there, whose letters may be capitals, first."""
    there = {file.name.lower(): file for file in folder.glob("*")}
    for number in range(1, MOST_OF_ONE_NAME + 1):
        name = f"{stem}-{number}{ending}" if number > 1 else f"{stem}{ending}"
        yield there.get(name, folder / name)


def line_of(address: str, alt: str) -> str:
    """The Markdown of a picture; HTML of one without words, as editors are told to write it."""
    alt = " ".join(NOT_TEXT.sub("", alt).split())
    shown = f'<img src="{escape(address)}" alt="{escape(alt)}">'
    return to_markdown(f"<p>{shown}</p>").strip() if alt else shown
