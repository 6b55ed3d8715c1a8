"""The desk of one content folder: what its pages show and do, whoever asks."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from pelican.settings import read_settings

from plugins.editions.names import FILE as NAMES
from plugins.editions.names import NamesError
from plugins.proofreading.blog import Blog, blog_of
from plugins.reader.header import HeaderError
from tools.desk.importing import Importing
from tools.desk.letters import Letters
from tools.desk.links import LinkAnswer, ask, ask_all
from tools.desk.listing import ListedPost
from tools.desk.overview import View, view_of
from tools.desk.places import Refused
from tools.desk.posts import KeptPosts, problems_in
from tools.desk.publication import Publication
from tools.desk.standing import Header, Standing, header_of, standing_of
from tools.desk.verdict import Judge

ROOT = Path(__file__).parent.parent.parent
SETTINGS = ROOT / "tools/previewconf.py"
PUBLIC_SETTINGS = ROOT / "publishconf.py"
VERSIONS = ".versions"  # beside the content folder
KEPT = 5_000  # headers, with the texts that they are of


class PostRow(NamedTuple):
    """A letter in the list."""

    name: str
    title: str
    date: str
    state: str
    language: str  # its code


class Desk:
    """The desk of one content folder, and of the folder that is published to."""

    def __init__(self, content: Path, public: Path) -> None:
        self.content = content.resolve()
        self.public = public
        self.letters = Letters(content, content.parent / VERSIONS)
        self.judge = Judge(content)
        self.publication = Publication(self.letters, public)
        self.importing = Importing(self.content)
        self.token = secrets.token_urlsafe()  # which a page must send along that wants to write
        self.answers: Mapping[str, LinkAnswer] = {}  # of other sites, by address
        self._header = lru_cache(KEPT)(self._header_of)
        self._blog = lru_cache(1)(lambda _names: blog_of(self.settings))

    @cached_property
    def settings(self) -> dict[str, Any]:
        """Pelican's, as the preview has them."""
        settings: dict[str, Any] = read_settings(str(SETTINGS), {"PATH": str(self.content)})
        return settings

    @property
    def blog(self) -> Blog:
        """What the rules have to know, with the names of topics as they are now."""
        file = self.content / NAMES
        return self._blog(file.stat().st_mtime_ns if file.exists() else 0)

    @cached_property
    def _posts(self) -> KeptPosts:
        return KeptPosts(self.content, self.settings, self.judge.one_reader)

    @cached_property
    def public_address(self) -> str:
        """Where readers find the blog, without a slash at the end."""
        return str(read_settings(str(PUBLIC_SETTINGS))["SITEURL"])

    @property
    def release(self) -> Path:
        """What readers get."""
        return self.public / "current"

    def now(self) -> datetime:
        """The moment, where the blog is at home."""
        return datetime.now(ZoneInfo(self.settings["TIMEZONE"]))

    def standing(self, name: str, text: str) -> Standing | None:
        """Where a letter stands; None if its header cannot be read, or names.toml."""
        try:
            header = self._header(name, text, self.blog.names.digest)
        except NamesError:
            return None
        return standing_of(header, self.release, self.now()) if header else None

    def _header_of(self, name: str, text: str, _names: str) -> Header | None:
        try:
            return header_of(name, text, self.blog)
        except HeaderError:
            return None

    def listed(self, words: str = "") -> list[PostRow]:
        """The letters that have these words, the newest first."""
        names = set(self.letters.holding(words))
        return [self._listed(one) for one in self.letters.listed() if one.name in names]

    def _listed(self, letter: ListedPost) -> PostRow:
        standing = self._standing(letter.name)
        state = standing.state if standing else "unreadable"
        return PostRow(letter.name, letter.title, letter.date, state, letter.language)

    def successor(self, name: str) -> str:
        """Where readers of a letter may go when it is gone: its topic, if others are in it."""
        own = self._standing(name)
        others = (self._standing(letter.name) for letter in self.letters.listed())
        stay = (one for one in others if one and own and one.address != own.address)
        is_led = any(own and one.list == own.list and one.state == "online" for one in stay)
        return own.list if own and is_led else "/"

    def _standing(self, name: str) -> Standing | None:
        try:
            return self.standing(name, self.letters.read(name).text)
        except Refused:  # it is gone since, or no text
            return None

    def view(self) -> View:
        """What waits, read as a build reads it."""
        with self.judge.one_reader:
            problems = problems_in(self.content, self.settings)
        contents = self._posts.those_without(problems, self.now())
        return view_of(contents, problems, self.now().date())

    def ask_links(self) -> None:
        """Ask every other site that the content links to."""
        self.answers = ask_all((link.address for link in self.view().links), ask)

    def name_of(self, path: str) -> str:
        """The letter's name of a path as problems show it; empty for what is no letter."""
        file = Path(path).resolve()
        if file.suffix != ".md" or not file.is_relative_to(self.content):
            return ""
        return file.relative_to(self.content).as_posix()
