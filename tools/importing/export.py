"""What an export of Blogger holds, as records, whatever its format."""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import Enum
from typing import NamedTuple

from .packed import Packed

NO_DATE = datetime.min.replace(tzinfo=UTC)  # of what says none that can be read


class UnreadableExportError(ValueError):
    """Why nothing can be read, in a line for whoever gave the file."""


class Kind(Enum):
    """What an entry is."""

    POST = "post"
    PAGE = "page"


class EntryState(Enum):
    """What readers of the old blog saw of an entry."""

    LIVE = "live"
    DRAFT = "draft"
    BINNED = "binned"
    SPAM = "spam"  # comments alone


class Entry(NamedTuple):
    """A post or a page."""

    id: str  # Blogger's own, which subscribers know it by
    kind: Kind
    state: EntryState
    title: str  # may be empty
    html: str
    labels: Sequence[str]
    published: datetime  # with its offset
    updated: datetime
    address: str  # the path, as in /2017/03/way-back.html; empty of most drafts
    summary: str
    is_cut: bool = False  # the file holds its first words only

    @property
    def target(self) -> str:
        """What links to it lead to: its path, or its mark on a page that held several."""
        return self.address or f"#{self.id.rpartition('-')[2]}"


class Comment(NamedTuple):
    """What a reader wrote below a post."""

    id: str
    post: str  # the post's id
    reply_to: str  # the id of the comment that it answers; may be empty
    state: EntryState
    published: datetime
    name: str
    html: str


class LeftOut(NamedTuple):
    """An entry or a comment that cannot be read, and why."""

    what: Entry | Comment  # without its text
    why: str
    text: Packed

    @property
    def told(self) -> str:
        """A line for whoever looks for it on the old blog."""
        what = self.what
        if isinstance(what, Comment):
            day = "" if what.published == NO_DATE else f", {what.published:%Y-%m-%d}"
            return f"a comment of {what.name or 'nobody'}{day}: {self.why}"
        title = f" “{what.title}”" if what.title else ""
        return f"{what.address or what.id}{title}: {self.why}"


class Export(NamedTuple):
    """All that one file, or several of one blog, hold."""

    blog: str  # Blogger's number
    title: str
    hosts: frozenset[str]  # where the old blog answered
    zone: str  # empty where nothing says it
    entries: Sequence[Entry]
    comments: Sequence[Comment]
    goes_on: bool = False  # a feed that has further pages
    lang: str = ""  # which the blog was set to; empty where nothing says it
    left_out: Sequence[LeftOut] = ()

    @property
    def without_texts(self) -> "Export":
        """What there is to say of it once its entries have been written."""
        return self._replace(entries=[one._replace(html="") for one in self.entries])
