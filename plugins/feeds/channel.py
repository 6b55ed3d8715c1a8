"""What there are feeds of: the whole blog, each language, and its topics, tags and audiences."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pelican.contents import Article

from plugins.addresses import FEEDS, feeds_of
from plugins.editions import Edition
from plugins.editions.posts import EditionPosts
from plugins.languages import languages_of

FeedKey = tuple[str, str, str]  # language of the edition, kind, slug


class FeedRecord(NamedTuple):
    """What a page says of a feed that readers may subscribe to."""

    name: str  # empty for the whole blog
    addresses: tuple[tuple[str, str], ...]  # by format, below SITEURL


class Channel(NamedTuple):
    """Something that readers subscribe to, in several formats."""

    kind: str
    name: str  # as readers call it; empty for the whole blog
    slug: str
    page: str  # its page's address, below SITEURL
    lang: str
    posts: list[Article]
    addresses: dict[str, str]  # of its feeds, by format, below SITEURL
    edition: Edition | None = None  # that it is of; none for the whole blog

    @property
    def key(self) -> FeedKey:
        """What no other channel has."""
        return self.edition.lang if self.edition else "", self.kind, self.slug

    @property
    def id(self) -> str:
        """What its feeds are known by among those of its kind."""
        own = self.edition and not self.edition.is_first and self.kind != "language"
        return f"{self.edition.lang}/{self.slug}" if self.edition and own else self.slug

    @property
    def made_of(self) -> tuple[object, ...]:
        """All that it says beside its posts."""
        own = self.edition.own if self.edition else {}
        return self.kind, self.name, self.slug, self.page, self.lang, self.addresses, own

    @property
    def record(self) -> FeedRecord:
        """What pages say of it."""
        return FeedRecord(self.name, tuple(self.addresses.items()))


def channels(
    editions: Iterable[EditionPosts], posts: list[Article], settings: Mapping[str, Any]
) -> list[Channel]:
    """Every feed of the blog; `posts` are all posts, the newest first."""
    lang = common_language(posts) or settings["DEFAULT_LANG"]
    found = [Channel("all", "", "", "", lang, posts, feeds_of("all", "", settings))]
    found += [channel for own in editions for channel in _of_terms(own)]
    found += [_of_language(own) for own in editions if own.posts]
    return [channel for channel in found if channel.addresses]


def _of_terms(own: EditionPosts) -> Iterator[Channel]:
    lang, _, settings, *_ = own.edition
    groups = {"topic": own.topics, "audience": own.audiences, "tag": own.tags}
    for kind, members in groups.items():
        for term, posts in members:
            addresses = feeds_of(kind, term.slug, settings)
            name = str(term), term.slug, term.url
            yield Channel(kind, *name, lang, posts, addresses, own.edition)


def _of_language(own: EditionPosts) -> Channel:
    lang, _, settings, *_ = own.edition
    addresses = feeds_of("language", lang, settings)
    name = languages_of(settings)[lang].name, lang, settings["INDEX_URL"]
    return Channel("language", *name, lang, own.posts, addresses, own.edition)


def common_language(posts: list[Article]) -> str:
    """The language that all posts share, if they do."""
    languages = {post.lang for post in posts}
    return languages.pop() if len(languages) == 1 else ""


def offered(channels: Iterable[Channel], lang: str) -> Iterator[Channel]:
    """The feeds that readers of a language are told of, but for those of tags.

    Where there are several editions, its own comes first, nameless as the whole blog's is.
    """
    kept = [channel for channel in channels if channel.kind != "tag"]
    langs = {one.edition.lang for one in kept if one.edition}
    if len(langs) == 1:
        yield from kept
        return
    own = [one for one in kept if one.edition and one.edition.lang == lang]
    yield from (one._replace(name="", kind="own") for one in own if one.kind == "language")
    yield from (one for one in own if one.kind != "language")
    yield from (one for one in kept if one.kind in ("all", "language") and one not in own)


def channel_at(path: str, known: Iterable[Channel]) -> Channel:
    """The channel whose feed is written at `path`. Raises ValueError."""
    for channel in known:
        if path in channel.addresses.values():
            return channel
    raise ValueError(f"{path}: there are only feeds of {', '.join(FEEDS)}")
