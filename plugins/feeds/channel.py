"""What there are feeds of: the whole blog, each topic, tag, audience and language."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from babel import Locale
from pelican.contents import Article

from plugins.addresses import FEEDS, feeds_of


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

    @property
    def record(self) -> FeedRecord:
        """What pages say of it."""
        return FeedRecord(self.name, tuple(self.addresses.items()))


Group = tuple[Any, list[Article]]  # a category, tag or audience with its posts


def channels(
    groups: Mapping[str, Iterable[Group]], posts: list[Article], settings: dict[str, Any]
) -> list[Channel]:
    """Every feed of the blog: `groups` are its topics, tags and audiences, `posts` all posts."""
    found = [_channel("all", "", "", "", posts, settings)]
    found += [
        _channel(kind, str(label), label.slug, label.url, own, settings)
        for kind, members in groups.items()
        for label, own in members
    ]
    found += [
        _channel("language", language_name(lang), lang, "", own, settings)
        for lang, own in by_language(posts)
    ]
    return [channel for channel in found if channel.addresses]


def _channel(
    kind: str, name: str, slug: str, page: str, posts: list[Article], settings: dict[str, Any]
) -> Channel:
    lang = common_language(posts) or settings["DEFAULT_LANG"]
    return Channel(kind, name, slug, page, lang, posts, feeds_of(kind, slug, settings))


def by_language(posts: list[Article]) -> Iterator[tuple[str, list[Article]]]:
    """The languages of the posts, with the posts in each."""
    for lang in sorted({post.lang for post in posts}):
        yield lang, [post for post in posts if post.lang == lang]


def common_language(posts: list[Article]) -> str:
    """The language that all posts share, if they do."""
    languages = {post.lang for post in posts}
    return languages.pop() if len(languages) == 1 else ""


def language_name(lang: str) -> str:
    """What a language calls itself, as a title: `Nederlands`, `Français`."""
    name = str(Locale.parse(lang).get_language_name(lang))
    return name[:1].upper() + name[1:]


def channel_at(path: str, known: Iterable[Channel]) -> Channel:
    """The channel whose feed is written at `path`. Raises ValueError."""
    for channel in known:
        if path in channel.addresses.values():
            return channel
    raise ValueError(f"{path}: there are only feeds of {', '.join(FEEDS)}")
