"""Rules for files: what is no post would be ignored in silence, or published."""

import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

from plugins.redirects.editors import FILE as REDIRECTS

from .problem import Finding

LEDGER = "published.txt"  # kept by `make publish`
ALMOST_MARKDOWN = (".markdown", ".mdown", ".mkd", ".mkdn", ".md", ".txt")
OF_WORD = (".doc", ".docx", ".odt", ".pages", ".rtf")
PUBLISHED = ".avif .gif .ico .jpeg .jpg .pdf .png .svg .webp".split()  # beside posts
LARGEST = 100_000  # bytes, some 15,000 words


def files_in(folder: Path, ignored: Sequence[str]) -> list[Path]:
    """Every file and link below a folder, in order, but none that is ignored."""
    found: list[Path] = []
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not _is_ignored(name, ignored)]
        links = [name for name in folders if Path(root, name).is_symlink()]
        found += [Path(root, name) for name in (*files, *links) if not _is_ignored(name, ignored)]
    return sorted(found)


def markdown_files(folder: Path, ignored: Sequence[str]) -> list[Path]:
    """The posts and pages below a folder, in order."""
    return [file for file in files_in(folder, ignored) if file.suffix == ".md"]


def _is_ignored(name: str, ignored: Sequence[str]) -> bool:
    return any(fnmatch(name, pattern) for pattern in ignored)


def link_outside(file: Path, folder: Path) -> Iterator[Finding]:
    """A link of the file system that leads out of the content, or to a whole folder."""
    if file.is_symlink() and (file.is_dir() or not file.resolve().is_relative_to(folder.resolve())):
        yield 1, "This is a link to another place; put the file itself here."


def no_post(file: Path, folder: Path) -> Iterator[Finding]:
    """A file that looks like a post but is none, and what to do with it."""
    ending = file.suffix.lower()
    if file.suffix == ".md" or file.is_dir() or ending in PUBLISHED:
        return
    if file.parent == folder and file.name in (REDIRECTS, LEDGER):
        return
    if ending in OF_WORD:
        yield 1, "This is no post; copy its text into a new file (make new) and delete this one."
    elif ending in ALMOST_MARKDOWN:
        yield 1, f"A post's name must end in .md; rename this file: {file.stem}.md"
    else:
        yield 1, f"A file that ends in “{file.suffix}” is neither post nor picture; move it away."


def too_large(file: Path, _: Path) -> Iterator[Finding]:
    """A text that no reader finishes, and that would keep every build waiting."""
    if file.suffix == ".md" and file.is_file() and (size := file.stat().st_size) > LARGEST:
        said = f"This post has {size / 1000:,.0f} kB; {LARGEST // 1000} kB are the most. Split it."
        yield 1, said
