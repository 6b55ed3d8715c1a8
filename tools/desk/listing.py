"""The list of letters: headers are read once and again when their file has changed."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from plugins.feeds.identity import DATED
from plugins.proofreading.check import is_page
from plugins.proofreading.file_rules import markdown_files
from plugins.reader.dates import read_date
from plugins.reader.header import HeaderError
from tools.front_matter.header import fields
from tools.i18n.words import all_words, called

UNREADABLE = "unreadable"


class ListedPost(NamedTuple):
    """A letter or page, as the list shows it."""

    name: str  # its path within the content folder
    title: str
    date: str  # as its header or its name says; empty if neither does
    status: str  # draft, scheduled, published, hidden or skip; unreadable if its header is
    language: str
    is_page: bool


class Read(NamedTuple):
    """What was read of a file, and what the file was like then."""

    changed: int  # when, in nanoseconds
    size: int
    header: Mapping[str, str] | None  # None if it cannot be read


class Listing:
    """The letters of a content folder."""

    def __init__(self, content: Path, settings: Mapping[str, Any]) -> None:
        self._content = content
        self._settings = settings
        self._read: dict[Path, Read] = {}

    def letters(self, now: datetime) -> list[ListedPost]:
        """All letters, the newest first, then the pages by name."""
        letters = [self._letter(file, now) for file in self._files()]
        posts = (letter for letter in letters if not letter.is_page)
        newest = sorted(posts, key=lambda letter: (letter.date, letter.name), reverse=True)
        return [*newest, *(letter for letter in letters if letter.is_page)]

    def holding(self, words: str) -> list[str]:
        """The names of the letters in which each of the words stands, or whose language it is."""
        wanted = words.casefold().split()
        return [self._name(file) for file in self._files() if self._holds(file, wanted)]

    def _holds(self, file: Path, wanted: Iterable[str]) -> bool:
        text = f"{_text_of(file)}\n{self._languages_of(file)}".casefold()
        return all(word in text for word in wanted)

    def _languages_of(self, file: Path) -> str:
        """What its language is called, in every language in which somebody may look for it."""
        code = (self._header(file) or {}).get("lang") or self._settings["DEFAULT_LANG"]
        return " ".join(called(code, one) for one in (*all_words(), code))

    def _files(self) -> list[Path]:
        return markdown_files(self._content, self._settings["IGNORE_FILES"])

    def _name(self, file: Path) -> str:
        return file.relative_to(self._content).as_posix()

    def _letter(self, file: Path, now: datetime) -> ListedPost:
        header = self._header(file)
        said = header or {}
        dated = DATED.match(file.stem)
        date = said.get("date") or (dated[0].rstrip("-") if dated else "")
        return ListedPost(
            name=self._name(file),
            title=said.get("title") or file.stem,
            date=date,
            status=UNREADABLE if header is None else self._status(said, date, now),
            language=said.get("lang") or self._settings["DEFAULT_LANG"],
            is_page=is_page(file, self._content),
        )

    def _header(self, file: Path) -> Mapping[str, str] | None:
        try:
            found = file.stat()
        except OSError:  # gone since
            return None
        read = self._read.get(file)
        if not read or (read.changed, read.size) != (found.st_mtime_ns, found.st_size):
            read = Read(found.st_mtime_ns, found.st_size, _header_of(file))
            self._read[file] = read
        return read.header

    def _status(self, header: Mapping[str, str], date: str, now: datetime) -> str:
        """What readers get of a letter at a moment."""
        status = header.get("status", "").lower() or "published"
        return "scheduled" if status == "published" and self._is_later(date, now) else status

    def _is_later(self, date: str, now: datetime) -> bool:
        moment = read_date(date)
        if moment and not moment.tzinfo:
            moment = moment.replace(tzinfo=ZoneInfo(self._settings["TIMEZONE"]))
        return bool(moment and moment > now)


def _header_of(file: Path) -> Mapping[str, str] | None:
    try:
        return fields(file.read_text(encoding="utf-8"))
    except (HeaderError, UnicodeDecodeError, OSError):
        return None  # the desk says why when it opens the letter


def _text_of(file: Path) -> str:
    """The text of a file; what is no text holds no word."""
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
