"""Rules for all posts and pages together: no two at one address, none lost, one name a thing."""

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

from pelican.utils import slugify

from plugins.feeds.identity import post_name
from plugins.redirects.editors import FILE as REDIRECTS
from plugins.redirects.editors import problems_in, read_redirects

from .blog import Blog
from .dates import LANGUAGES, read_date
from .file_rules import LEDGER
from .post import Post
from .problem import Finding, shown

RESERVED = frozenset(
    "admin archive checklists desk drafts feeds for images offline pagefind search tags theme "
    "topics 404.html index.html robots.txt sitemap.xml site.webmanifest sw.js".split()
)
YEAR = re.compile(r"\d{4}\Z")
POSTS = re.compile(r"/\d{4}/\d{2}/[^/]+\.html")


class Addressed(NamedTuple):
    """A post with the words of its address and where it is served."""

    post: Post
    slug: str
    address: str  # begins with a slash; empty without slug or date


Found = tuple[Path, Finding]


def addressed(post: Post, blog: Blog) -> Addressed:
    """Where a build would put a post."""
    stem = post.path.stem
    slug = post.value("slug") or slugify(stem, regex_subs=blog.slug_rules)
    lang = post.value("lang") or LANGUAGES[0]
    foreign = lang != LANGUAGES[0]
    date = read_date(post.value("date"))
    if post.value("save_as"):
        address = f"/{post.value('save_as').removesuffix('index.html')}"
    elif not slug or not (post.is_page or date):
        address = ""
    elif post.is_page:
        address = f"/{lang}/{slug}/" if foreign else f"/{slug}/"
    else:
        address = f"/{date:%Y}/{date:%m}/{slug}{f'-{lang}' if foreign else ''}.html"
    return Addressed(post, slug, address)


def empty_address(posts: Sequence[Addressed], _: Path) -> Iterator[Found]:
    """A name, tag or topic without a letter or digit has no address."""
    for post, slug, _address in posts:
        if not slug:
            said = "The file's name has no letters to make an address of; rename it."
            yield post.path, (1, said)
        for key, name in names_of(post):
            if not re.search(r"\w", name):
                yield post.path, (post.line_of(key), f"“{name}” has no letters; write a word.")


def shared_slug(posts: Sequence[Addressed], _: Path) -> Iterator[Found]:
    """Pelican takes posts of one slug for translations, and their readers' ticks would mix."""
    seen: dict[tuple[bool, str, str], Path] = {}
    for post, slug, _address in posts:
        key = (post.is_page, slug.casefold(), post.value("lang") or LANGUAGES[0])
        if slug and (first := seen.setdefault(key, post.path)) != post.path:
            said = f"The words “{slug}” name {shown(first)} already; rename this file."
            yield post.path, (1, said)


def shared_id(posts: Sequence[Addressed], _: Path) -> Iterator[Found]:
    """Feed readers show one of two posts with one id."""
    seen: dict[tuple[str, str], Path] = {}
    for post, _slug, _address in posts:
        if post.is_page:
            continue
        name = post_name(post.value("id") or None, post.path.stem)
        first = seen.setdefault((name, post.value("lang") or LANGUAGES[0]), post.path)
        if first != post.path:
            said = f"{shown(first)} has the id “{name}” already; give one of the two another id."
            yield post.path, (post.line_of("id"), said)


def shared_address(posts: Sequence[Addressed], _: Path) -> Iterator[Found]:
    """Two files at one address: one of them would be lost, and readers of both."""
    seen: dict[str, Path] = {}
    slugs = {(post.path, slug.casefold()) for post, slug, _address in posts}
    for post, slug, address in posts:
        line = post.line_of("save_as" if post.value("save_as") else "slug")
        first_part = address.strip("/").partition("/")[0]
        if address == "/" or first_part in RESERVED or (post.is_page and YEAR.match(first_part)):
            yield post.path, (line, f"The address {address} is the blog's own; write another.")
            continue
        first = seen.setdefault(address.casefold(), post.path) if address else post.path
        if first != post.path and (first, slug.casefold()) not in slugs:
            said = f"{shown(first)} has the address {address} already; write another."
            yield post.path, (line, said)


def bad_redirect(_: Sequence[Addressed], folder: Path) -> Iterator[Found]:
    """A line of redirects.txt that says nothing."""
    file = folder / REDIRECTS
    if file.is_file():
        for finding in problems_in(file.read_text(encoding="utf-8-sig")):
            yield file, finding


def moved_address(posts: Sequence[Addressed], folder: Path) -> Iterator[Found]:
    """A published address where no post answers any more, and no redirect."""
    ledger = folder / LEDGER
    published = ledger.read_text(encoding="utf-8").split("\n") if ledger.is_file() else []
    there = {address for post, _, address in posts if address and not post.is_draft}
    answered = there | redirected(folder)
    for number, address in enumerate(published, 1):
        if POSTS.fullmatch(address) and not {address, unquote(address)} & answered:
            new = difflib.get_close_matches(address, sorted(there - {*published}), 1) or ["/"]
            yield (
                ledger,
                (
                    number,
                    f"“{address}” has been published, and no post is there now; "
                    f"write into {REDIRECTS}: {quote(unquote(address))} {quote(new[0])}",
                ),
            )


def redirected(folder: Path) -> set[str]:
    """The old addresses that redirects.txt answers."""
    file = folder / REDIRECTS
    try:
        found = read_redirects(file.read_text(encoding="utf-8-sig")) if file.is_file() else []
    except ValueError:
        return set()
    return {unquote(redirect.old) for redirect in found}


def near_names(posts: Sequence[Addressed], _: Path) -> Iterator[Found]:
    """Tags and topics that differ only in case or plural: two lists where one is meant."""
    named = [(post, key, name) for post, *_words in posts for key, name in names_of(post)]
    for kind in ("tags", "category"):
        better = _better_names(Counter(name for _post, key, name in named if key == kind))
        for post, key, name in named:
            if key == kind and name in better:
                said = f"“{name}” and “{better[name]}” are two names; write {better[name]}."
                yield post.path, (post.line_of(key), said)


def _better_names(uses: Counter[str]) -> dict[str, str]:
    """For each name the more frequent one that it is nearly."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for name in uses:
        alike[_singular(name.casefold(), {one.casefold() for one in uses})].append(name)
    better: dict[str, str] = {}
    for names in alike.values():
        best = max(sorted(names), key=uses.__getitem__)
        better |= {name: best for name in names if name != best}
    return better


def _singular(name: str, known: set[str]) -> str:
    """The name of which this is the plural in English, Dutch or French, if that is known too."""
    for ending, single in (("ies", "y"), ("es", ""), ("en", ""), ("s", ""), ("x", "")):
        if name.endswith(ending) and name.removesuffix(ending) + single in known:
            return name.removesuffix(ending) + single
    return name


def names_of(post: Post) -> list[tuple[str, str]]:
    """A post's tags and topic, each with its header."""
    tags = [("tags", tag.strip()) for tag in post.value("tags").split(",") if tag.strip()]
    topic = post.value("category")
    return [*tags, *([("category", topic)] if topic else [])]
