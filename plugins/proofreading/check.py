"""Reads every post and page before a build and says what would be lost or wrong, line by line."""

import datetime
import difflib
import os
import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

from plugins.feeds.identity import post_name
from plugins.redirects.editors import FILE as REDIRECTS
from plugins.redirects.editors import problems_in as redirect_problems

from .audiences import unknown_audiences
from .header import Header, HeaderError, read_header

KEYS = frozenset(
    "title date modified id category audience tags summary lang slug status checklist template "
    "translation author authors keywords url save_as".split()
)
LANGUAGES = ("en", "nl", "fr")
SWITCHES = ("off", "no", "false", "on", "yes", "true")
STATUSES = ("published", "draft", "hidden", "skip")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?")
DATED = re.compile(r"\A\d{4}-\d{2}-\d{2}-(?=.)")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

Finding = tuple[int, str]


class Problem(NamedTuple):
    """Something an editor has to mend: `str()` gives the line to print."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


def check(
    folder: str | Path, ignored: Sequence[str] = (), audiences: Sequence[str] = ()
) -> list[Problem]:
    """Every problem in the Markdown files below `folder`.

    `ignored` are patterns of file and folder names, as in Pelican's IGNORE_FILES; `audiences`
    are the names that the header `audience` may hold.
    """
    files = markdown_files(Path(folder), ignored)
    problems = [
        Problem(shown(path), line, message)
        for path in files
        for line, message in sorted(
            check_file(path, is_page=is_page(path, Path(folder)), audiences=audiences)
        )
    ]
    problems += _bad_redirects(Path(folder) / REDIRECTS)
    posts = [path for path in files if not is_page(path, Path(folder))]
    return problems or list(_shared_slugs(posts)) or list(_shared_ids(posts))


def _bad_redirects(file: Path) -> Iterator[Problem]:
    if file.is_file():
        for line, message in redirect_problems(file.read_text(encoding="utf-8-sig")):
            yield Problem(shown(file), line, message)


def markdown_files(folder: Path, ignored: Sequence[str]) -> list[Path]:
    """The posts and pages below a folder, in order."""
    return sorted(
        path
        for path in folder.rglob("*.md")
        if (path.is_file() or path.is_symlink())
        and not any(fnmatch(n, i) for n in path.relative_to(folder).parts for i in ignored)
    )


def is_page(path: Path, folder: Path) -> bool:
    """Whether a file is a page: it lies in the folder `pages`."""
    return path.relative_to(folder).parts[0] == "pages"


def shown(path: Path) -> str:
    """The path as an editor knows it: from where the command was given, if below that."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative


def check_file(path: Path, *, is_page: bool, audiences: Sequence[str] = ()) -> Iterator[Finding]:
    """The problems of one file."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        yield 1, f"This file cannot be read: {error.strerror or error}."
        return
    except UnicodeDecodeError as error:
        yield error.object.count(b"\n", 0, error.start) + 1, _undecodable(error)
        return
    yield from check_text(text, is_page=is_page, audiences=audiences)


def _undecodable(error: UnicodeDecodeError) -> str:
    if error.object.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "This file is saved as UTF-16; save it again with the encoding UTF-8."
    return (
        f"This file is not UTF-8 (byte {error.start} is 0x{error.object[error.start]:02x}); "
        "save it again with the encoding UTF-8."
    )


def _shared_slugs(posts: list[Path]) -> Iterator[Problem]:
    """Pelican takes posts of one slug for translations, and their readers' ticks would mix."""
    seen: dict[tuple[str, str], Path] = {}
    for path in posts:
        header = read_header(path.read_text(encoding="utf-8-sig"))
        slug = _text(header, "slug") or DATED.sub("", path.stem).lower()
        first = seen.setdefault((slug, _text(header, "lang") or LANGUAGES[0]), path)
        if first != path:
            message = f"The words “{slug}” name {shown(first)} already; rename this file."
            yield Problem(shown(path), 1, message)


def _shared_ids(posts: list[Path]) -> Iterator[Problem]:
    """Feed readers show one of two posts with one id."""
    seen: dict[tuple[str, str], Path] = {}
    for path in posts:
        header = read_header(path.read_text(encoding="utf-8-sig"))
        name = post_name(_text(header, "id") or None, path.stem)
        first = seen.setdefault((name, _text(header, "lang") or LANGUAGES[0]), path)
        if first != path:
            message = f"{shown(first)} has the id “{name}” already; give one of the two another id."
            yield Problem(shown(path), header["id"].line if "id" in header else 1, message)


def check_text(text: str, *, is_page: bool, audiences: Sequence[str] = ()) -> Iterator[Finding]:
    """The problems of a post's or page's text."""
    if unprintable := list(_control_characters(text)):
        yield from unprintable
        return
    try:
        header = read_header(text)
    except HeaderError as error:
        yield error.line, error.message
        return
    yield from _unknown_keys(header)
    yield from _missing(header, "title", 'title: "Is there a way back?"')
    if not is_page and _text(header, "status") != "draft":
        yield from _missing(header, "date", "date: 2017-06-13")
    yield from _impossible_dates(header)
    yield from _unknown_status(header)
    yield from _unknown_language(header)
    yield from _unknown_checklist(header)
    yield from _addresses_outside(header)
    yield from unknown_audiences(header, audiences)


def _control_characters(text: str) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n"), 1):
        if match := CONTROL.search(line):
            yield number, f"Delete the invisible character U+{ord(match[0]):04X} in this line."


def _unknown_keys(header: Header) -> Iterator[Finding]:
    for key, field in header.items():
        if key not in KEYS:
            near = difflib.get_close_matches(key, sorted(KEYS), 1)
            known = f"write “{near[0]}:”" if near else f"known are {', '.join(sorted(KEYS))}"
            yield field.line, f"“{field.name}:” is no header that posts have; {known}."


def _missing(header: Header, key: str, example: str) -> Iterator[Finding]:
    if not _text(header, key):
        line = header[key].line if key in header else 1
        yield line, f"The header must have a {key}, like: {example}"


def _impossible_dates(header: Header) -> Iterator[Finding]:
    for key in ("date", "modified"):
        value = _text(header, key)
        if value and not _is_date(value):
            right = "like 2017-06-13 or 2017-06-13 09:30"
            yield header[key].line, f"“{key}: {value}” must be a date that exists, {right}."


def _is_date(value: str) -> bool:
    try:
        datetime.datetime.fromisoformat(value)
    except ValueError:
        return False
    return DATE.fullmatch(value) is not None


def _unknown_status(header: Header) -> Iterator[Finding]:
    status = _text(header, "status")
    if status and status.lower() not in STATUSES:
        near = difflib.get_close_matches(status.lower(), STATUSES, 1)
        right = near[0] if near else "draft"
        yield header["status"].line, f"“status: {status}” must be published or draft: {right}?"


def _unknown_language(header: Header) -> Iterator[Finding]:
    lang = _text(header, "lang")
    if lang and lang not in LANGUAGES:
        yield header["lang"].line, f"“lang: {lang}” must be one of {', '.join(LANGUAGES)}."


def _unknown_checklist(header: Header) -> Iterator[Finding]:
    value = _text(header, "checklist")
    if value and value.lower() not in SWITCHES:
        line = header["checklist"].line
        yield line, f"“checklist: {value}” must be off; without it, tips become checklists."


def _addresses_outside(header: Header) -> Iterator[Finding]:
    """Pelican lets `../outside.html` be written beside the output folder."""
    for key in ("slug", "url", "save_as"):
        value = _text(header, key)
        if value.startswith("/") or "\\" in value or ".." in value.split("/"):
            right = "must lie within the site, without .. and without / at its start"
            yield header[key].line, f"“{key}: {value}” {right}."


def _text(header: Header, key: str) -> str:
    return header[key].value if key in header else ""
