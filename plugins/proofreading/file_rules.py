"""Rules for files: what is no post would be ignored in silence, or published."""

import fnmatch
import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from plugins.editions.names import FILE as NAMES
from plugins.pictures.picture import ENDINGS as PICTURES
from plugins.redirects.editors import FILE as REDIRECTS

from .problem import Finding

LEDGER = "published.txt"  # kept by `make publish`
NO_POSTS = (REDIRECTS, NAMES, LEDGER)  # that lie beside them
ALMOST_MARKDOWN = (".markdown", ".mdown", ".mkd", ".mkdn", ".md", ".txt")
# What Windows, macOS, Dropbox, OneDrive and Google Drive make of the name of a second copy.
WORD_FOR_COPY = r"(?:conflict|copy|copie|kopie)"
COPY = re.compile(
    rf"(?P<name>.+?)(?: ?\((?:\d+|[^()]*{WORD_FOR_COPY}[^()]*)\)"
    rf"|(?: -)? {WORD_FOR_COPY}(?: ?\(?\d+\)?)?)"
    rf"|{WORD_FOR_COPY} (?:of|van|de) (?P<of>.+)",
    re.IGNORECASE,
)
PERHAPS_A_COPY = re.compile(r"(?P<name>.+)(?: \d|-[A-Z]+(?:-\w+)*)")  # if the other is there
OF_WORD = (".doc", ".docx", ".odt", ".pages", ".rtf")
PUBLISHED = frozenset({".pdf", *PICTURES})  # beside posts
OTHER_PICTURES = frozenset(  # that browsers do not show, or the blog does not read
    ".ai .arw .bmp .cr2 .dng .emf .eps .ico .jfif .jp2 .jpe .nef .psd .tga .tif .tiff .wmf".split()
)
LARGEST = 100_000  # bytes, some 15,000 words


def files_in(folder: Path, ignored: Sequence[str]) -> list[Path]:
    """Every file and link below a folder, in order, but none that is ignored."""
    return sorted(walk(folder, ignored), key=lambda file: file.parts)


def markdown_files(folder: Path, ignored: Sequence[str]) -> list[Path]:
    """The posts and pages below a folder, in order."""
    return [file for file in files_in(folder, ignored) if file.suffix == ".md"]


def walk(folder: Path, ignored: Sequence[str]) -> Iterator[Path]:
    """The same in any order, one by one."""
    for root, folders, files in os.walk(folder):
        folders[:] = _heeded(folders, ignored)
        for name in _heeded(files, ignored):
            yield Path(root, name)
        for name in folders:
            if (link := Path(root, name)).is_symlink():
                yield link


def _heeded(names: list[str], ignored: Sequence[str]) -> list[str]:
    out = {name for pattern in ignored for name in fnmatch.filter(names, pattern)}
    return [name for name in names if name not in out]


def link_outside(file: Path, folder: Path) -> Iterator[Finding]:
    """A link of the file system that leads out of the content, or to a whole folder."""
    if file.is_symlink() and (file.is_dir() or not file.resolve().is_relative_to(folder.resolve())):
        yield 1, "This is a link to another place; put the file itself here."


def no_post(file: Path, folder: Path) -> Iterator[Finding]:
    """A file that looks like a post but is none, and what to do with it."""
    ending = file.suffix
    if ending == ".md" or file.is_dir() or (ending := ending.lower()) in PUBLISHED:
        return
    if file.parent == folder and file.name in NO_POSTS:
        return
    if file.parent == folder and file.stem in NO_POSTS:
        yield 1, f"This file must be named {file.stem}; rename it."
    elif ending in OF_WORD:
        yield 1, "This is no post; copy its text into a new file (make new) and delete this one."
    elif ending in ALMOST_MARKDOWN:
        yield 1, f"A post's name must end in .md; rename this file: {file.stem}.md"
    elif ending in OTHER_PICTURES:
        yield 1, "This picture is one that browsers do not show; save it as JPEG or PNG instead."
    else:
        yield 1, f"A file that ends in “{file.suffix}” is neither post nor picture; move it away."


def second_copy(file: Path, _: Path) -> Iterator[Finding]:
    """A copy that a synchronising program or a file manager has left beside a post."""
    if file.suffix == ".md" and (original := _copied(file)):
        yield 1, f"This looks like a copy of {original}; keep one of the two, under that name."


def _copied(file: Path) -> str:
    """The name of the file of which this seems to be a copy."""
    if copy := COPY.fullmatch(file.stem):
        return f"{copy['name'] or copy['of']}.md"
    if copy := PERHAPS_A_COPY.fullmatch(file.stem):
        name = f"{copy['name']}.md"
        return name if file.with_name(name).exists() else ""
    return ""


def too_large(file: Path, _: Path) -> Iterator[Finding]:
    """A text that no reader finishes, and that would keep every build waiting."""
    if file.suffix == ".md" and (size := _size(file)) > LARGEST:
        said = f"This post has {size / 1000:,.0f} kB; {LARGEST // 1000} kB are the most. Split it."
        yield 1, said


def _size(file: Path) -> int:
    """In bytes; 0 of what is no file."""
    try:
        found = file.stat()
    except OSError:  # a link that leads nowhere
        return 0
    return found.st_size if stat.S_ISREG(found.st_mode) else 0
