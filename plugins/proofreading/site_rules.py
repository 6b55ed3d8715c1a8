"""Rules for all posts and pages together: no two at one address, none lost, one name a thing."""

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from plugins.addresses import PERIODS, Settings, pattern_of, reserved_names
from plugins.editions import editions_of
from plugins.editions.edition import KINDS
from plugins.feeds.identity import post_name
from plugins.redirects.editors import FILE as REDIRECTS
from plugins.redirects.editors import problems_in, redirects_by_line
from plugins.redirects.history import History
from plugins.redirects.missing import add_line, name_it
from plugins.redirects.successors import Successors

from .facts import ListedContent
from .file_rules import LEDGER
from .place import Place, has_address
from .problem import Finding, Fix, shown

Found = tuple[Path, Finding]
FOR_HOSTS = "_"  # begins what hosts read and show to nobody: _redirects, _headers and the like
KIND_OF = {"tags": "tag", "category": "topic"}  # by header
Endings = Sequence[tuple[str, str]]  # of plurals, each with that of the singular


def empty_address(posts: Sequence[ListedContent], place: Place) -> Iterator[Found]:
    """A name, tag or topic without a letter or digit has no address."""

    @cache
    def is_empty(key: str, name: str) -> bool:
        return not has_address(KINDS[KIND_OF[key]](name, place.settings))

    for post in posts:
        if not post.facts.slug:
            said = "The file's name has no letters to make an address of; rename it."
            yield post.path, (1, said)
        for key, name, line in post.facts.names:
            if is_empty(key, name):
                yield post.path, (line, f"“{name}” has no letters; write a word.")


def shared_slug(posts: Sequence[ListedContent], _: Place) -> Iterator[Found]:
    """Pelican takes posts of one slug for translations, and their readers' ticks would mix."""
    seen: dict[tuple[bool, str, str], Path] = {}
    for one in posts:
        slug = one.facts.slug
        if slug and (first := seen.setdefault(_name(one), one.path)) is not one.path:
            said = f"The words “{slug}” name {shown(first)} already; rename this file."
            yield one.path, (1, said)


def future_correction(posts: Sequence[ListedContent], place: Place) -> Iterator[Found]:
    """A correction that is still to come, of a post that readers see."""
    today = datetime.now(ZoneInfo(place.settings["TIMEZONE"])).date().isoformat()
    for path, _file, _source, post in posts:
        if post.modified > today >= post.day:
            said = f"“modified: {post.modified}” is still to come; write the day of the correction."
            yield path, (post.modified_line, said)


def shared_id(posts: Sequence[ListedContent], _: Place) -> Iterator[Found]:
    """Feed readers show one of two posts with one id."""
    seen: dict[tuple[str, str], Path] = {}
    for path, _file, _source, post in posts:
        if not post.is_page and (first := seen.setdefault((post.id, post.lang), path)) is not path:
            said = f"{shown(first)} has the id “{post.id}” already; give one of the two another id."
            yield path, (post.id_line, said)


def shared_address(posts: Sequence[ListedContent], place: Place) -> Iterator[Found]:
    """Two files at one address: one of them would be lost, and readers of both."""
    seen: dict[str, ListedContent] = {}
    is_own = _own_addresses(place)
    for one in posts:
        address = one.facts.address
        if is_own(address):
            said = f"The address {address} is the blog's own; write another."
            yield one.path, (one.facts.address_line, said)
            continue
        first = seen.setdefault(address.casefold(), one) if address else one
        if first is not one and _name(first) != _name(one):
            said = f"{shown(first.path)} has the address {address} already; write another."
            yield one.path, (one.facts.address_line, said)


def _own_addresses(place: Place) -> Callable[[str], bool]:
    """Whether a build puts something else there or into the folder, or will in another year."""
    names = reserved_names(place.settings)
    editions = [edition.settings for edition in editions_of(place.settings).values()]
    taken = place.lists | {f"/{settings['INDEX_URL']}" for settings in editions}
    periods = pattern_of(settings[name] for settings in editions for name in PERIODS)

    def is_own(address: str) -> bool:
        first = address[1:].partition("/")[0]
        is_taken = address in taken or first in names or first.startswith(FOR_HOSTS)
        return is_taken or periods.fullmatch(address[1:]) is not None

    return is_own


def _name(post: ListedContent) -> tuple[bool, str, str]:
    """What no other post has; else the rule shared-slug says so."""
    return post.facts.is_page, post.facts.slug.casefold(), post.facts.lang


def bad_redirect(_: Sequence[ListedContent], place: Place) -> Iterator[Found]:
    """A line of redirects.txt that says nothing."""
    file = place.folder / REDIRECTS
    if file.is_file():
        for finding in problems_in(file.read_text(encoding="utf-8-sig")):
            yield file, finding


def dead_redirect(_: Sequence[ListedContent], place: Place) -> Iterator[Found]:
    """A line of redirects.txt that leads nowhere, or stands before a page that is there."""
    file = place.folder / REDIRECTS
    text = file.read_text(encoding="utf-8-sig") if file.is_file() else ""
    for number, (old, new, query) in redirects_by_line(text):
        if new.startswith("/") and not place.answers(unquote(new)):
            yield file, (number, f"{new} is not there; {old} must lead to what is.")
        if not query and place.shows(unquote(old)):
            yield file, (number, f"{old} is still there; delete this line, or the page.")


def moved_address(posts: Sequence[ListedContent], place: Place) -> Iterator[Found]:
    """A published address where nothing answers any more, and no redirect."""
    ledger = place.folder / LEDGER
    if not ledger.is_file():
        return
    published, there = ledger.read_text(encoding="utf-8-sig").split("\n"), place.there()
    answered = there | place.moved | place.led_on()
    own = place.settings["DEFAULT_LANG"].lower()
    ids = {
        one.facts.id + (f"/{lang}" if (lang := one.facts.lang) != own else ""): one.facts.address
        for one in posts
        if one.facts.address in there
    }
    files = {one.path: one.facts.address for one in posts if one.facts.address in there}
    successors = Successors(there, published, place.settings, ids, History(place.folder, files))
    for address in filter(None, published):
        if address.startswith("/") and not {address, unquote(address)} & answered:
            new = successors.of(address)
            said = f"{add_line(address, new)}: what was published there is gone."
            yield place.folder / REDIRECTS, (1, said)
            if (post := place.posts.get(new)) and _is_renamed(post, address, ids, place.settings):
                said = f"{name_it(PurePosixPath(unquote(address)).stem)}: subscribers know this"
                yield post.path, (post.facts.id_line, f"{said} post by it, from {address}.")


def _is_renamed(post: ListedContent, old: str, ids: Mapping[str, str], settings: Settings) -> bool:
    """Whether a post had another name, which none has kept as its id: feeds would show it anew."""
    was_post = pattern_of([settings["ARTICLE_SAVE_AS"]]).fullmatch(old[1:])
    is_own = not post.facts.is_page and post.facts.lang == settings["DEFAULT_LANG"].lower()
    has_id = post.facts.id != post_name(None, post.path.stem)
    return bool(was_post and is_own and not has_id and PurePosixPath(unquote(old)).stem not in ids)


class HeaderTerm(NamedTuple):
    """A tag or topic in a header, and the list that it leads to in its language."""

    path: Path
    line: int
    name: str  # as the header has it
    listed: str  # as names.toml calls it in the language, if it does


def near_names(posts: Sequence[ListedContent], _: Place) -> Iterator[Found]:
    """Tags and topics that differ only in case or plural: two lists where one is meant."""
    for (kind, lang), uses in _uses(posts).items():
        blog = posts[0].source.blog
        named = set(blog.names.called(KIND_OF[kind], lang))
        counted = Counter(use.listed for use in uses)
        better = _better_names(counted, named, blog.dialect.plural_endings)
        for use in uses if better else ():
            if right := better.get(use.listed):
                said = f"“{use.name}” and “{right}” are two names; write {right}."
                yield use.path, (use.line, said, Fix(use.name, right))


def _uses(posts: Sequence[ListedContent]) -> Mapping[tuple[str, str], list[HeaderTerm]]:
    """The tags and topics of all posts, by header and language."""
    uses: defaultdict[tuple[str, str], list[HeaderTerm]] = defaultdict(list)
    for path, _file, source, post in posts:
        for key, name, line in post.names:
            listed = source.blog.names.in_language(KIND_OF[key], name, post.lang)
            uses[key, post.lang].append(HeaderTerm(path, line, name, listed))
    return uses


def _better_names(uses: Counter[str], named: Container[str], endings: Endings) -> dict[str, str]:
    """For each name the one that it nearly is: names.toml has it, or it is the more frequent."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    known = {name.casefold() for name in uses}
    for name in uses:
        alike[_singular(name.casefold(), known, endings)].append(name)
    better: dict[str, str] = {}
    for names in alike.values():
        best = max(sorted(names), key=lambda name: (name in named, uses[name]))
        better |= {name: best for name in names if name != best}
    return better


def _singular(name: str, known: set[str], endings: Endings) -> str:
    """The name of which this is the plural in some language, if that is known too."""
    for ending, single in sorted(endings, key=lambda pair: -len(pair[0])):
        if name.endswith(ending) and name.removesuffix(ending) + single in known:
            return name.removesuffix(ending) + single
    return name
