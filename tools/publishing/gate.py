"""What a built site must hold before it may go live. Every rule yields a file and a reason."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urljoin
from xml.etree import ElementTree

from plugins.addresses import (
    Settings,
    feed_forms,
    file_of,
    folder_of,
    format_of,
    pattern_of,
    transient_files,
)
from plugins.editions.edition import settings_of_all
from plugins.proofreading.problem import shown
from plugins.redirects.editors import FILE as REDIRECTS
from plugins.redirects.history import History, closest, name_of
from plugins.redirects.missing import add_line, id_line, name_it
from plugins.redirects.successors import Successors
from tools import previewconf
from tools.publishing.entries import FeedEntry, entries_of, known_by, name_in, readable_entries
from tools.publishing.pages import BuiltPage, address_of, read_page, split_link
from tools.publishing.posts import posts_in

NEVER_PUBLISHED = re.compile(
    r"""
    (?:^|/) (?: \.(?!well-known(?:/|$)|nojekyll$) | ~ )
    | ~$
    | \.(?:md|ya?ml|toml|tmp|bak|orig|py|docx?|odt)$
    """,
    re.IGNORECASE | re.VERBOSE,
)
ELSEWHERE = re.compile(r"""(?:url\(|@import)\s*["']?(?:[a-z]+:)?//""", re.IGNORECASE)
DRAFT = re.compile(r"DRAFT_\w*SAVE_AS")  # settings
LEAST_SHARE = 0.9  # of the posts of the release before
READERS: dict[str, Callable[[bytes], object]] = {  # of feeds by format, and by ending
    **dict.fromkeys(("rss", "atom", ".xml"), ElementTree.fromstring),
    **dict.fromkeys(("json", ".json", ".webmanifest"), json.loads),
}


class Refusal(NamedTuple):
    """A reason not to publish."""

    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


class BuiltSite(NamedTuple):
    """A built site as the gate sees it."""

    folder: Path
    url: str
    pages: list[BuiltPage]
    redirects: Mapping[str, str]  # from addresses that are gone; one may end in *
    settings: Settings  # by which it was built


def read_site(folder: Path, settings: Settings) -> BuiltSite:
    """Read every page of a built site once, and its redirects."""
    url = settings["SITEURL"]
    paths = sorted(folder.rglob("*.html"))
    pages = [read_page(path, folder, url) for path in paths]
    redirects = read_redirects(folder / "_redirects", folder_of(url))
    return BuiltSite(folder, url, pages, redirects, settings)


def read_redirects(file: Path, within: str = "") -> dict[str, str]:
    """Where each old address leads that asks for no query; the first line counts.

    An address in the site's own folder of its host is one of the site: it loses that folder.
    """
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    found = [line.split() for line in lines]
    return {
        unquote(_below(words[0], within)): words[1] for words in reversed(found) if len(words) == 3
    }


def _below(address: str, folder: str) -> str:
    return address.removeprefix(folder) if address.startswith(f"{folder}/") else address


def refusals(
    site: BuiltSite, ledger: list[str], before: Path | None, *, fewer: bool
) -> list[Refusal]:
    """Every reason not to publish: `before` is the live release, `fewer` allows fewer posts."""
    return [
        *unsound_pages(site),
        *broken_links(site),
        *third_parties(site),
        *broken_feeds(site),
        *what_is_never_published(site),
        *vanished(site, ledger),
        *lost_redirects(site),
        *(changed_ids(site, before) if before else ()),
        *(() if fewer else far_fewer_posts(site, before)),
    ]


def unsound_pages(site: BuiltSite) -> Iterator[Refusal]:
    """Pages that do not parse strictly, or hold script or style."""
    for page in site.pages:
        for problem in page.problems:
            yield Refusal(page.address, f"{problem}.")


def broken_links(site: BuiltSite) -> Iterator[Refusal]:
    """Links, pictures, feeds and anchors of the site that are not there."""
    anchors = {page.address: page.anchors for page in site.pages}
    for page in site.pages:
        for link in page.links:
            found = split_link(link, site.url)
            if found and (reason := _missing(site, anchors, *found)):
                yield Refusal(page.address, f"links to {reason}.")


def _missing(site: BuiltSite, anchors: Mapping[str, frozenset[str]], path: str, anchor: str) -> str:
    if not _is_file(site.folder, path) and not _redirected(path, site.redirects):
        return f"{path}, which is not there"
    is_top = anchor.lower() == "top"  # which browsers know of every page
    if anchor and not is_top and path in anchors and anchor not in anchors[path]:
        return f"{path}#{anchor}, a place that this page does not have"
    return ""


def _is_file(folder: Path, address: str) -> bool:
    path = folder / file_of(address.lstrip("/"))
    return path.is_file() and path.resolve().is_relative_to(folder.resolve())


def third_parties(site: BuiltSite) -> Iterator[Refusal]:
    """What a reader's browser would fetch from somebody else."""
    for page in site.pages:
        for link in page.loads:
            if not split_link(link, site.url):
                yield Refusal(page.address, f"loads {link}, which is not ours.")
    for style in sorted(site.folder.rglob("*.css")):
        if found := ELSEWHERE.search(style.read_text(encoding="utf-8")):
            yield Refusal(address_of(style, site.folder), f"loads from elsewhere: {found[0]}…")


def broken_feeds(site: BuiltSite) -> Iterator[Refusal]:
    """Feeds and other XML or JSON that no program could read, or that lead nowhere."""
    editions = settings_of_all(site.settings)
    for path in sorted(site.folder.rglob("*")):
        form = format_of(path.relative_to(site.folder).as_posix(), *editions)
        try:
            if read := READERS.get(form or path.suffix):
                read(path.read_bytes())
        except (ElementTree.ParseError, ValueError) as error:
            yield Refusal(address_of(path, site.folder), f"cannot be read: {error}.")
        else:
            yield from _lost_entries(path, site) if form == "atom" else ()


def _lost_entries(path: Path, site: BuiltSite) -> Iterator[Refusal]:
    for entry in entries_of(path):
        if entry.link and not _leads_on(site, entry.link):
            reason = f"leads to {entry.link}, which is not there."
            yield Refusal(address_of(path, site.folder), reason)


def what_is_never_published(site: BuiltSite) -> Iterator[Refusal]:
    """Drafts, sources, hidden and temporary files, and links out of the folder."""
    root, drafts = site.folder.resolve(), _drafts(site.settings)
    for path in sorted(site.folder.rglob("*")):
        name = path.relative_to(site.folder).as_posix()
        is_inside = path.resolve().is_relative_to(root)
        if NEVER_PUBLISHED.search(name) or drafts.fullmatch(name) or not is_inside:
            yield Refusal(f"/{name}", "is a draft, a source or a temporary file; it stays here.")


def _drafts(settings: Settings) -> re.Pattern[str]:
    """What the files of drafts look like in a preview, and by other settings that write some."""
    written = [{**settings}.items(), vars(previewconf).items()]
    return pattern_of(form for names in written for n, form in names if DRAFT.fullmatch(n) and form)


def addresses(folder: Path, settings: Settings) -> list[str]:
    """The addresses of a site that others may have kept: pages and feeds."""
    editions = settings_of_all(settings)
    feeds, for_a_while = pattern_of(feed_forms(*editions)), transient_files(*editions)
    kept = []
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        is_page = path.suffix == ".html" and not for_a_while.fullmatch(name)
        if path.is_file() and (is_page or feeds.fullmatch(name)):
            kept.append(address_of(path, folder))
    return sorted(kept)


def vanished(site: BuiltSite, ledger: Collection[str]) -> Iterator[Refusal]:
    """Published addresses that lead nowhere any more."""
    there = set(addresses(site.folder, site.settings))
    gone = [a for a in sorted(ledger) if a not in there and not _redirected(a, site.redirects)]
    if not gone:
        return
    place, successors = (
        shown(Path(site.settings["PATH"], REDIRECTS)),
        _successors(site, there, ledger),
    )
    for address in gone:
        line = add_line(address, successors.of(address))
        yield Refusal(place, f"{line}: what was published there would vanish.")


def _successors(site: BuiltSite, there: set[str], ledger: Collection[str]) -> Successors:
    """Where each address that is gone should lead."""
    content = Path(site.settings["PATH"])
    sources = _sources(content)
    files = {path: address for address in there if (path := _source_of(address, sources))}
    return Successors(there, ledger, site.settings, _by_id(site), History(content, files))


def _by_id(site: BuiltSite) -> dict[str, str]:
    """The addresses of posts by what feeds know them by."""
    entries = [entry for feed in _feeds(site, "atom") for entry in readable_entries(feed)]
    return {known_by(e.id): unquote(e.link.removeprefix(site.url)) for e in entries if e.link}


def _redirected(address: str, redirects: Mapping[str, str]) -> bool:
    begins = (old[:-1] for old in redirects if old.endswith("*"))
    return address in redirects or any(map(address.startswith, begins))


def lost_redirects(site: BuiltSite) -> Iterator[Refusal]:
    """Redirects that lead nowhere, or round in a circle."""
    for old in sorted(site.redirects):
        seen, target = [old], _target(old, site)
        while target in site.redirects and target not in seen:
            seen.append(target)
            target = _target(target, site)
        if target in seen:
            yield Refusal(old, f"is redirected in a circle: {' → '.join([*seen, target])}.")
        elif not _leads_on(site, site.redirects[seen[-1]]):
            yield Refusal(old, f"is redirected to {target}, which is not there.")


def _target(old: str, site: BuiltSite) -> str:
    return _below(site.redirects[old], folder_of(site.url))


def _leads_on(site: BuiltSite, target: str) -> bool:
    found = split_link(urljoin(f"{site.url}/", target), site.url)
    return found is None or _is_file(site.folder, found[0])


def changed_ids(site: BuiltSite, before: Path) -> Iterator[Refusal]:
    """Feed ids that changed: subscribers would see every letter, or one, a second time."""
    found: dict[Refusal, None] = {}
    for path in _feeds(site, "atom"):
        old = before / path.relative_to(site.folder)
        then, now = readable_entries(old) if old.is_file() else [], readable_entries(path)
        for entry in then:
            same = _same_letter(entry, then, now, site)
            if same and same.id != entry.id:
                found[_other_id(entry, same, path, site)] = None
    yield from found


def _same_letter(
    entry: FeedEntry, then: Iterable[FeedEntry], now: Iterable[FeedEntry], site: BuiltSite
) -> FeedEntry | None:
    """What a letter of the live feed is now: at its address, led to from there, or of its text."""
    by_link = {one.link: one for one in now}
    if entry.link in by_link or entry.id in {one.id for one in now}:
        return by_link.get(entry.link)
    known = {one.id for one in then}  # to readers, who may well be led from one letter to another
    new = {one: one.text for one in now if one.id not in known}
    moved = by_link.get(_moved(entry.link, site))
    return moved if moved in new else closest(entry.text, new)


def _other_id(then: FeedEntry, now: FeedEntry, feed: Path, site: BuiltSite) -> Refusal:
    """What to mend, at the post's own header: the same whichever feed has it."""
    if not now.link:
        said = f"calls itself “{now.id}”, which subscribers know as “{then.id}”; "
        mend = "FEED_ID_PREFIX in pelicanconf.py must be what it was."
        return Refusal(address_of(feed, site.folder), said + mend)
    source = _source_of(now.link, _sources(Path(site.settings["PATH"])))
    place = f"{shown(source)}:{id_line(source)}" if source else now.link
    return Refusal(place, f"{name_it(name_in(then.id))}: subscribers know this post by it.")


def _source_of(link: str, sources: Mapping[str, list[Path]]) -> Path | None:
    """The file of the post or page that has this address, if one name alone fits it."""
    found = sources.get(PurePosixPath(unquote(link)).stem, [])
    return found[0] if len(found) == 1 else None


def _sources(content: Path) -> dict[str, list[Path]]:
    """The files of posts and pages by their names without dates."""
    found: defaultdict[str, list[Path]] = defaultdict(list)
    for path in sorted(content.rglob("*.md")):
        found[name_of(path.name)].append(path)
    return found


def _feeds(site: BuiltSite, form: str) -> list[Path]:
    """The feeds of one format."""
    editions, files = settings_of_all(site.settings), sorted(site.folder.rglob("*"))
    pattern = pattern_of(feed_forms(*editions, formats=[form]))
    return [path for path in files if pattern.fullmatch(path.relative_to(site.folder).as_posix())]


def _moved(link: str, site: BuiltSite) -> str:
    """The address that a post has now, however often it moved."""
    seen = {link}
    while new := site.redirects.get(unquote(link.removeprefix(site.url))):
        link = urljoin(link, new)
        if link in seen:
            break
        seen.add(link)
    return link


def far_fewer_posts(site: BuiltSite, before: Path | None) -> Iterator[Refusal]:
    """A site without posts, or one that has lost more than a tenth of them, and more than one."""
    now, then = len(posts_in(site.folder)), len(posts_in(before)) if before else 1
    if now == 0 or (now < LEAST_SHARE * then and then - now > 1):
        yield Refusal(
            "/",
            f"has {now} posts, and the live site {then if before else 'none yet'}. "
            "If that is meant, say so: make publish FEWER=yes",
        )
