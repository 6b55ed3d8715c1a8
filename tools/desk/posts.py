"""What the desk knows of each post and page: read as a build reads them, nothing is written."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from bs4 import BeautifulSoup
from markupsafe import Markup
from pelican import Pelican
from pelican.contents import Article, Content, Page
from pelican.readers import Readers

from plugins.editions.names import NamesError
from plugins.incremental import use_cache
from plugins.proofreading.blog import blog_of
from plugins.proofreading.check import check, is_page
from plugins.proofreading.file_rules import markdown_files
from plugins.proofreading.problem import Problem, errors_in, shown
from tools.check import ListOutcome, lists_in, waits

WEB = ("http://", "https://")
State = tuple[int, int, str]  # when a file was changed, its size, and in what hour it was read


class DeskLink(NamedTuple):
    """An address of another site, and where it is written."""

    path: str
    line: int
    address: str


class DeskPost(NamedTuple):
    """A post or page."""

    path: str
    title: str
    url: str  # of its page in the preview, which begins with a slash
    is_page: bool
    status: str  # draft, scheduled, published, hidden or skip
    touched: date | None  # when it was last worked on, as its header says
    has_summary: bool
    has_picture: bool
    lists: list[ListOutcome]
    links: list[DeskLink]


def problems_in(folder: Path, settings: dict[str, Any]) -> list[Problem]:
    """What the proofreader finds."""
    use_cache(settings)
    return check(folder, blog_of(settings))


class KeptPosts:
    """The posts and pages of a folder, each read again when its file or the hour is another.

    `one_reader` is held while one is read, and no longer: whoever writes does not wait for all.
    """

    def __init__(self, folder: Path, settings: dict[str, Any], one_reader: Lock) -> None:
        self._folder = folder
        self._settings = settings
        self._one_reader = one_reader
        self._one_list = Lock()
        self._kept: dict[Path, tuple[State, DeskPost]] = {}

    def those_without(self, problems: list[Problem], hour: datetime) -> list[DeskPost]:
        """All but those that have to be mended before they can be read."""
        broken = {problem.path for problem in errors_in(problems)}
        files = markdown_files(self._folder, self._settings["IGNORE_FILES"])
        with self._one_list:
            Pelican(self._settings)  # registers the plugins that read posts
            try:
                readers = Readers(self._settings)
            except NamesError:  # which is among the problems
                return []
            return [self._post(path, readers, hour) for path in files if shown(path) not in broken]

    def _post(self, path: Path, readers: Readers, hour: datetime) -> DeskPost:
        found = path.stat()
        state = (found.st_mtime_ns, found.st_size, hour.strftime("%Y-%m-%d %H"))
        if path not in self._kept or self._kept[path][0] != state:
            with self._one_reader:
                self._kept[path] = (state, _read(path, self._folder, readers))
        return self._kept[path][1]


def _read(path: Path, folder: Path, readers: Readers) -> DeskPost:
    page = is_page(path, folder)
    content = readers.read_file(
        base_path=str(folder),
        path=path.relative_to(folder).as_posix(),
        content_class=Page if page else Article,
    )
    return desk_post_of(path, content)


def desk_post_of(path: Path, content: Content) -> DeskPost:
    """What the desk says of one file."""
    header, html = content.metadata, BeautifulSoup(content._content, "html.parser")
    day = _day(header.get("date"))
    page = isinstance(content, Page)
    return DeskPost(
        path=shown(path),
        title=Markup(content.title).striptags(),
        url=f"/{content.url}",
        is_page=page,
        status=_status(content),
        touched=_day(header.get("modified")) or day,
        has_summary=bool(str(header.get("summary") or "").strip()),
        has_picture=html.find("img") is not None,
        lists=[] if page else list(lists_in(path, content)),
        links=list(_foreign_links(path, html)),
    )


def _status(content: Content) -> str:
    return "scheduled" if waits(content) else str(content.status)


def _day(value: object) -> date | None:
    return value.date() if isinstance(value, datetime) else None


def _foreign_links(path: Path, html: BeautifulSoup) -> Iterator[DeskLink]:
    """Each address of another site once, with the line where it first stands."""
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    words: dict[str, str] = {}
    for element in html.select("a[href], img[src]"):
        address = str(element.get("href") or element.get("src"))
        if address.lower().startswith(WEB):
            words.setdefault(address, element.get_text())
    for address, text in words.items():
        yield DeskLink(shown(path), _line_of(lines, address, text), address)


def _line_of(lines: list[str], address: str, words: str) -> int:
    """The line that holds the address, or else its words; 1 where neither is as written."""
    for wanted in (address, address.rstrip("/"), words.strip()):
        for number, line in enumerate(lines, 1):
            if wanted and wanted in line:
                return number
    return 1
