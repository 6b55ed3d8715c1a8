"""Where links and addresses are looked up: all that the blog will answer to, by what posts say."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from pelican.urlwrappers import URLWrapper

from plugins.addresses import (
    Settings,
    address_of,
    feeds_of,
    file_of,
    fixed_files,
    list_addresses,
    periods_of,
    transient_files,
)
from plugins.editions import Edition, Editions, edition_of, editions_of
from plugins.editions.edition import present, settings_of_all
from plugins.redirects.editors import FILE as REDIRECTS
from plugins.redirects.editors import read_redirects
from plugins.redirects.former import former_addresses, former_of_day, former_of_term
from plugins.redirects.old_blog import old_page, old_post

from .facts import Facts, ListedContent


class Place(NamedTuple):
    """The content, and addresses as the ledger has them: decoded, with a slash in front."""

    folder: Path
    root: str  # the same, resolved
    files: dict[str, ListedContent]  # posts and pages by resolved path
    posts: dict[str, ListedContent]  # posts and pages by address
    lists: frozenset[str]  # the addresses of lists and feeds
    moved: frozenset[str]  # old addresses that redirects.txt answers
    settings: Settings
    now: datetime

    def is_open(self, post: Facts) -> bool:
        """Whether readers can open a post or page by now."""
        return not post.is_draft and not waits(post, self.settings, self.now)

    def opening_of(self, post: Facts) -> datetime:
        """The moment from which on readers can open a post that is no draft, now or later."""
        held = waits(post, self.settings, self.now)
        return datetime.fromisoformat(post.appears) if held else self.now

    def shows(self, address: str) -> bool:
        """Whether a page of the blog is at an address."""
        post = self.posts.get(address)
        return address in self.lists or (post is not None and self.is_open(post.facts))

    def answers(self, target: str) -> bool:
        """Whether a page or file of the blog is where a target leads, parts of pages aside."""
        path = target.partition("#")[0].partition("?")[0]
        return self.shows(f"/{address_of(path[1:])}") or Path(self.root, path[1:]).is_file()

    def there(self) -> set[str]:
        """The addresses that readers can open and may keep."""
        transient = transient_files(*settings_of_all(self.settings))
        lists = {one for one in self.lists if not transient.fullmatch(file_of(one[1:]))}
        return lists | {one for one, post in self.posts.items() if self.is_open(post.facts)}

    def led_on(self) -> set[str]:
        """The addresses on the old blog and by earlier settings, led on from by rule."""
        own = self.settings["DEFAULT_LANG"].lower()
        facts = [post.facts for post in self.posts.values() if self.is_open(post.facts)]
        pages = {old_page(post.slug) for post in facts if post.is_page}
        posts = {
            old_post(date.fromisoformat(post.day), post.slug)
            for post in facts
            if post.day and not post.is_page and post.lang == own
        }
        others = [post for post in facts if post.day and not post.is_page and post.lang != own]
        return set(map(unquote, pages | posts | {*former_of(others, self.settings)}))


def former_of(posts: Iterable[Facts], settings: Settings) -> Iterator[str]:
    """The addresses that posts of other languages, and lists of them, had in the first edition."""
    editions = editions_of(settings)
    first, *_ = editions.values()
    for post in posts:
        day, edition = date.fromisoformat(post.day), edition_of(post.lang, editions)
        yield from former_addresses(day, post.slug, post.lang, settings)
        pairs = [*former_of_day(day, edition, first)]
        for kind, name in post.terms if post.is_listed else ():
            pairs += former_of_term(kind, name, edition, first)
        yield from (f"/{old}" for old, _ in pairs)


def place_of(
    posts: Sequence[ListedContent], folder: Path, settings: Settings, now: datetime
) -> Place:
    """The place that these posts make of a folder at some moment."""
    facts = [one.facts for one in posts if not waits(one.facts, settings, now)]
    return Place(
        folder=folder,
        root=str(folder.resolve()),
        files={post.file: post for post in posts},
        posts={post.facts.address: post for post in reversed(posts) if post.facts.address},
        lists=frozenset(f"/{address_of(url)}" for url in lists_of(facts, editions_of(settings))),
        moved=frozenset(redirected(folder)),
        settings=settings,
        now=now,
    )


def waits(post: Facts, settings: Settings, now: datetime) -> bool:
    """Whether a post is held back until its date, as `Article` of pelican/contents.py does it."""
    if post.is_page or not post.appears or settings["WITH_FUTURE_DATES"]:
        return False
    return datetime.fromisoformat(post.appears) > now


def lists_of(posts: Iterable[Facts], editions: Editions) -> Iterator[str]:
    """The addresses of every list and feed of posts that have appeared."""
    listed = [post for post in posts if post.is_listed and not post.is_page]
    here = present(editions, (post.lang for post in listed))
    yield from feeds_of("all", "", next(iter(here.values())).settings).values()
    for lang, edition in here.items():
        own = [post for post in listed if post.lang == lang]
        yield from fixed_files(edition.settings)
        yield from _lists_of_posts(own, edition.settings)
        yield from _lists_of_terms(own, edition)
        if own:
            yield from feeds_of("language", lang, edition.settings).values()


def _lists_of_posts(posts: Sequence[Facts], settings: Settings) -> Iterator[str]:
    index = settings["INDEX_URL"], settings["INDEX_SAVE_AS"]
    yield from list_addresses(*index, len(posts), settings)
    for month in {post.day[:7] for post in posts if post.day}:
        yield from periods_of(date.fromisoformat(f"{month}-01"), settings)


def _lists_of_terms(posts: Iterable[Facts], edition: Edition) -> Iterator[str]:
    uses: Counter[tuple[str, URLWrapper]] = Counter()
    for (kind, name), number in Counter(one for post in posts for one in post.terms).items():
        term = edition.term(kind, name)
        if has_address(term):
            uses[kind, term] += number
    for (kind, term), number in uses.items():
        yield from list_addresses(term.url, term.save_as, number, edition.settings)
        yield from feeds_of(kind, term.slug, edition.settings).values()


def has_address(term: URLWrapper) -> bool:
    """Whether there is anything in a term's name to make an address of.

    Where there is not, Pelican's `slug` is empty, and it warns of it.
    """
    return bool(term._normalize_key(term.name))


def redirected(folder: Path) -> set[str]:
    """The old addresses that redirects.txt answers."""
    file = folder / REDIRECTS
    try:
        found = read_redirects(file.read_text(encoding="utf-8-sig")) if file.is_file() else []
    except ValueError:
        return set()
    return {unquote(redirect.old) for redirect in found}
