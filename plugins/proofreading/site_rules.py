"""Rules for all posts and pages together: no two at one address, none lost, one name a thing."""

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote, unquote

from plugins.redirects.editors import FILE as REDIRECTS
from plugins.redirects.editors import problems_in, read_redirects

from .facts import Listed
from .file_rules import LEDGER
from .problem import Finding, shown

RESERVED = frozenset(
    "admin archive checklists desk drafts feeds for images offline pagefind search tags theme "
    "topics 404.html index.html robots.txt sitemap.xml site.webmanifest sw.js".split()
)
LETTER = re.compile(r"\w")
YEAR = re.compile(r"\d{4}\Z")
POSTS = re.compile(r"/\d{4}/\d{2}/[^/]+\.html")


Found = tuple[Path, Finding]
Endings = Sequence[tuple[str, str]]  # of plurals, each with that of the singular


def empty_address(posts: Sequence[Listed], _: Path) -> Iterator[Found]:
    """A name, tag or topic without a letter or digit has no address."""
    for post in posts:
        if not post.facts.slug:
            said = "The file's name has no letters to make an address of; rename it."
            yield post.path, (1, said)
        for _key, name, line in post.facts.names:
            if not LETTER.search(name):
                yield post.path, (line, f"“{name}” has no letters; write a word.")


def shared_slug(posts: Sequence[Listed], _: Path) -> Iterator[Found]:
    """Pelican takes posts of one slug for translations, and their readers' ticks would mix."""
    seen: dict[tuple[bool, str, str], Path] = {}
    for path, _file, _source, post in posts:
        key = (post.is_page, post.slug.casefold(), post.lang)
        if post.slug and (first := seen.setdefault(key, path)) is not path:
            said = f"The words “{post.slug}” name {shown(first)} already; rename this file."
            yield path, (1, said)


def shared_id(posts: Sequence[Listed], _: Path) -> Iterator[Found]:
    """Feed readers show one of two posts with one id."""
    seen: dict[tuple[str, str], Path] = {}
    for path, _file, _source, post in posts:
        if not post.is_page and (first := seen.setdefault((post.id, post.lang), path)) is not path:
            said = f"{shown(first)} has the id “{post.id}” already; give one of the two another id."
            yield path, (post.id_line, said)


def shared_address(posts: Sequence[Listed], _: Path) -> Iterator[Found]:
    """Two files at one address: one of them would be lost, and readers of both."""
    seen: dict[str, Listed] = {}
    for one in posts:
        post, address = one.facts, one.facts.address
        first_part = address.strip("/").partition("/")[0]
        if address == "/" or first_part in RESERVED or (post.is_page and YEAR.match(first_part)):
            said = f"The address {address} is the blog's own; write another."
            yield one.path, (post.address_line, said)
            continue
        first = seen.setdefault(address.casefold(), one) if address else one
        if first is not one and first.facts.slug.casefold() != post.slug.casefold():
            said = f"{shown(first.path)} has the address {address} already; write another."
            yield one.path, (post.address_line, said)


def bad_redirect(_: Sequence[Listed], folder: Path) -> Iterator[Found]:
    """A line of redirects.txt that says nothing."""
    file = folder / REDIRECTS
    if file.is_file():
        for finding in problems_in(file.read_text(encoding="utf-8-sig")):
            yield file, finding


def moved_address(posts: Sequence[Listed], folder: Path) -> Iterator[Found]:
    """A published address where no post answers any more, and no redirect."""
    ledger = folder / LEDGER
    published = ledger.read_text(encoding="utf-8").split("\n") if ledger.is_file() else []
    there = {post.facts.address for post in posts if not post.facts.is_draft} - {""}
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


def near_names(posts: Sequence[Listed], _: Path) -> Iterator[Found]:
    """Tags and topics that differ only in case or plural: two lists where one is meant."""
    named = [(post.path, *name) for post in posts for name in post.facts.names]
    endings = posts[0].source.blog.dialect.plural_endings if posts else ()
    for kind in ("tags", "category"):
        uses = Counter(name for _path, key, name, _line in named if key == kind)
        better = _better_names(uses, endings)
        for path, key, name, line in named if better else ():
            if key == kind and name in better:
                said = f"“{name}” and “{better[name]}” are two names; write {better[name]}."
                yield path, (line, said)


def _better_names(uses: Counter[str], endings: Endings) -> dict[str, str]:
    """For each name the more frequent one that it is nearly."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    known = {name.casefold() for name in uses}
    for name in uses:
        alike[_singular(name.casefold(), known, endings)].append(name)
    better: dict[str, str] = {}
    for names in alike.values():
        best = max(sorted(names), key=uses.__getitem__)
        better |= {name: best for name in names if name != best}
    return better


def _singular(name: str, known: set[str], endings: Endings) -> str:
    """The name of which this is the plural in some language, if that is known too."""
    for ending, single in sorted(endings, key=lambda pair: -len(pair[0])):
        if name.endswith(ending) and name.removesuffix(ending) + single in known:
            return name.removesuffix(ending) + single
    return name
