"""An export becomes records: every feed of one blog that is found in a file, a folder or a zip."""

import csv
import io
import re
from dataclasses import dataclass, field
from pathlib import Path
from sys import getsizeof
from zipfile import BadZipFile
from zlib import error as ZlibError  # noqa: N812

from lxml import etree

from .atom import ATOM, elements_of, is_atom, text_of
from .export import Comment, Entry, Export, LeftOut, UnreadableExportError
from .formats import parts_of, read_element, wrong_in
from .limits import too_much_in, without_data
from .members import Member, members_of
from .packed import Packed

BLOG = re.compile(r"blog-(?P<number>\d+)")
ENDINGS = (".atom", ".xml")
SETTINGS = "settings.csv"
HEAVIEST = 300_000_000  # bytes of memory that the texts may take
PACKED = 3  # times as small as it is, a text at least
LARGEST_TABLE = 1_000_000  # bytes


def read_export(path: Path) -> Export:
    """What a classic export, a saved feed, or a Takeout folder or zip holds.

    Raises UnreadableExportError.
    """
    try:
        members = members_of(path)
        return _read(members, path)
    except (BadZipFile, ZlibError, EOFError, NotImplementedError) as error:
        raise UnreadableExportError(f"{path} is damaged: {error}.") from error
    except OSError as error:
        raise UnreadableExportError(f"{path} cannot be read: {error.strerror}.") from error


def _read(members: list[Member], path: Path) -> Export:
    is_alone = len(members) == 1
    feeds = [m for m in members if is_alone or (m.name.lower().endswith(ENDINGS) and is_atom(m))]
    if not feeds:
        raise UnreadableExportError(f"{path} holds no export of Blogger: no feed is in it.")
    reader = _FeedReader()
    for feed in feeds:
        reader.read(feed)
    for table in (member for member in members if member.file_name.lower() == SETTINGS):
        reader.read_settings(table)
    return reader.export(path)


@dataclass
class _FeedReader:
    """Collects what the feeds of a blog hold; the same entry may stand in several."""

    blogs: dict[str, str] = field(default_factory=dict)  # title by number
    hosts: set[str] = field(default_factory=set)
    zone: str = ""
    lang: str = ""
    entries: dict[str, Entry] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)
    left_out: dict[str, LeftOut] = field(default_factory=dict)
    goes_on: bool = False
    weight: int = 0  # bytes of memory

    def read(self, member: Member) -> None:
        """Take in one feed."""
        for element in elements_of(member):
            if element.tag == f"{ATOM}feed":
                self._read_head(element)
            else:
                self._read_entry(element)

    def _read_entry(self, element: etree._Element) -> None:
        self._add_host(element)
        match read_element(element):
            case Entry() | Comment() as one:
                self._take(one, wrong_in(element) or too_much_in(one.html))
            case (name, value):
                self._read_setting(name, value)

    def _take(self, one: Entry | Comment, wrong: str) -> None:
        """Keep an entry or a comment; where something is wrong with it, beside the others."""
        if wrong:
            left_out = LeftOut(one._replace(html=""), wrong, Packed.of(one.html))
            self.left_out.setdefault(one.id or str(len(self.left_out)), left_out)
        elif isinstance(one, Comment):
            self.comments.setdefault(one.id, one)
        else:
            self.entries.setdefault(one.id, one)
            self._weigh(one.html)

    def _weigh(self, html: str) -> None:
        """A text is kept with its pictures, and twice what becomes of its words, packed."""
        self.weight += getsizeof(html) + 2 * getsizeof(without_data(html)) // PACKED
        if self.weight > HEAVIEST:
            said = f"It holds more text than can be moved in: {HEAVIEST // 1_000_000} MB of memory"
            raise UnreadableExportError(f"{said} is the limit.")

    def _read_head(self, feed: etree._Element) -> None:
        if found := BLOG.search(text_of(feed, f"{ATOM}id")):
            self.blogs.setdefault(found["number"], text_of(feed, f"{ATOM}title"))
        self.goes_on |= feed.find(f"{ATOM}link[@rel='next']") is not None
        self._add_host(feed)

    def _add_host(self, element: etree._Element) -> None:
        link = element.find(f"{ATOM}link[@rel='alternate']")
        self._add(parts_of(link.get("href") or "").hostname if link is not None else None)

    def _add(self, host: str | None) -> None:
        if host:
            self.hosts.add(host.lower())

    def _read_setting(self, name: str, value: str) -> None:
        if name.endswith("TIME_ZONE"):
            self.zone = value
        elif name.endswith("LOCALE"):
            self.lang = value[:2].lower()  # of nl, nl_BE or nl-BE
        elif name.endswith("CUSTOM_DOMAIN"):
            self._add(value)
        elif name.endswith("SUBDOMAIN") and value:
            self._add(f"{value}.blogspot.com")

    def read_settings(self, member: Member) -> None:
        """Take in what Takeout says of the blog, if it does."""
        text = member.read(LARGEST_TABLE).decode("utf-8-sig", "replace")
        for row in csv.DictReader(io.StringIO(text)):
            for name, value in row.items():
                if isinstance(name, str) and isinstance(value, str):
                    self._read_setting(name.upper(), value.strip())

    def export(self, path: Path) -> Export:
        """All of it. Raises UnreadableExportError for nothing, or for several blogs."""
        if len(self.blogs) > 1:
            names = " and ".join(f"“{title}”" for title in self.blogs.values())
            raise UnreadableExportError(f"{path} holds {names}; FROM= must name one of them.")
        if not self.entries and not self.left_out:
            raise UnreadableExportError(f"{path} holds no post of a blog.")
        number, title = next(iter(self.blogs.items()), ("", ""))
        entries = sorted(self.entries.values(), key=_order)
        comments = sorted(self.comments.values(), key=_order)
        return Export(
            blog=number,
            title=title,
            hosts=frozenset(self.hosts),
            zone=self.zone,
            entries=entries,
            comments=comments,
            goes_on=self.goes_on,
            left_out=[*self.left_out.values()],
            lang=self.lang,
        )


def _order(one: Entry | Comment) -> tuple[object, ...]:
    return one.published, one.id
