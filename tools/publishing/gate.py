"""What a built site must hold before it may go live. Every rule yields a file and a reason."""

import difflib
import json
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin
from xml.etree import ElementTree

from tools.publishing.pages import Page, address_of, read_page, split_link

POST = re.compile(r"/\d{4}/\d{2}/[^/]+\.html")
NEVER_PUBLISHED = re.compile(
    r"""
    (?:^|/) (?: \.(?!well-known(?:/|$)|nojekyll$) | ~ | drafts(?:/|$) )
    | ~$
    | \.(?:md|ya?ml|toml|tmp|bak|orig|py|docx?|odt)$
    """,
    re.IGNORECASE | re.VERBOSE,
)
ELSEWHERE = re.compile(r"""(?:url\(|@import)\s*["']?(?:[a-z]+:)?//""", re.IGNORECASE)
NO_LEDGER = re.compile(r"/page/\d+/$|^/(?:404\.html$|offline/)")
LEAST_SHARE = 0.9  # of the posts of the release before
ATOM_NAME = ".atom.xml"
ATOM = "{http://www.w3.org/2005/Atom}"


class Refusal(NamedTuple):
    """A reason not to publish."""

    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


class Site(NamedTuple):
    """A built site as the gate sees it."""

    folder: Path
    url: str
    pages: list[Page]
    redirects: Mapping[str, str]  # from addresses that are gone; one may end in *


def read_site(folder: Path, url: str) -> Site:
    """Read every page of a built site once, and its redirects."""
    paths = sorted(folder.rglob("*.html"))
    pages = [read_page(path, folder, url) for path in paths]
    return Site(folder, url, pages, read_redirects(folder / "_redirects"))


def read_redirects(file: Path) -> dict[str, str]:
    """Where each old address leads that asks for no query; the first line counts."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    found = [line.split() for line in lines]
    return {unquote(words[0]): words[1] for words in reversed(found) if len(words) == 3}


def refusals(site: Site, ledger: list[str], before: Path | None, *, fewer: bool) -> list[Refusal]:
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


def unsound_pages(site: Site) -> Iterator[Refusal]:
    """Pages that do not parse strictly, or hold script or style."""
    for page in site.pages:
        for problem in page.problems:
            yield Refusal(page.address, f"{problem}.")


def broken_links(site: Site) -> Iterator[Refusal]:
    """Links, pictures, feeds and anchors of the site that are not there."""
    anchors = {page.address: page.anchors for page in site.pages}
    for page in site.pages:
        for link in page.links:
            found = split_link(link, site.url)
            if found and (reason := _missing(site, anchors, *found)):
                yield Refusal(page.address, f"links to {reason}.")


def _missing(site: Site, anchors: Mapping[str, frozenset[str]], path: str, anchor: str) -> str:
    if not _is_file(site.folder, path):
        return f"{path}, which is not there"
    if anchor and path in anchors and anchor not in anchors[path]:
        return f"{path}#{anchor}, a place that this page does not have"
    return ""


def _is_file(folder: Path, address: str) -> bool:
    path = folder / f".{address}{'index.html' if address.endswith('/') else ''}"
    return path.is_file() and path.resolve().is_relative_to(folder.resolve())


def third_parties(site: Site) -> Iterator[Refusal]:
    """What a reader's browser would fetch from somebody else."""
    for page in site.pages:
        for link in page.loads:
            if not split_link(link, site.url):
                yield Refusal(page.address, f"loads {link}, which is not ours.")
    for style in sorted(site.folder.rglob("*.css")):
        if found := ELSEWHERE.search(style.read_text(encoding="utf-8")):
            yield Refusal(address_of(style, site.folder), f"loads from elsewhere: {found[0]}…")


def broken_feeds(site: Site) -> Iterator[Refusal]:
    """Feeds and other XML or JSON that no program could read, or that lead nowhere."""
    for path in sorted(site.folder.rglob("*")):
        try:
            if path.suffix == ".xml":
                ElementTree.parse(path)
            elif path.suffix in {".json", ".webmanifest"}:
                json.loads(path.read_text(encoding="utf-8"))
        except (ElementTree.ParseError, ValueError) as error:
            yield Refusal(address_of(path, site.folder), f"cannot be read: {error}.")
        else:
            yield from _lost_entries(path, site)


def _lost_entries(path: Path, site: Site) -> Iterator[Refusal]:
    for link in _ids(path) if path.name.endswith(ATOM_NAME) else ():
        if link and not _leads_on(site, link):
            yield Refusal(address_of(path, site.folder), f"leads to {link}, which is not there.")


def what_is_never_published(site: Site) -> Iterator[Refusal]:
    """Drafts, sources, hidden and temporary files, and links out of the folder."""
    root = site.folder.resolve()
    for path in sorted(site.folder.rglob("*")):
        name = path.relative_to(site.folder).as_posix()
        if NEVER_PUBLISHED.search(name) or not path.resolve().is_relative_to(root):
            yield Refusal(f"/{name}", "is a draft, a source or a temporary file; it stays here.")


def addresses(folder: Path) -> list[str]:
    """The addresses of a site that others may have kept: pages and feeds."""
    found = [address_of(path, folder) for path in folder.rglob("*.html")]
    found += [address_of(path, folder) for path in folder.glob("feeds/**/*") if path.is_file()]
    return sorted(address for address in found if not NO_LEDGER.search(address))


def vanished(site: Site, ledger: Collection[str]) -> Iterator[Refusal]:
    """Published addresses that lead nowhere any more."""
    there = set(addresses(site.folder))
    for address in sorted(ledger):
        if address not in there and not _redirected(address, site.redirects):
            line = f"{quote(address)} {quote(_best(address, there, ledger))}"
            yield Refusal(
                address,
                "has been published and would vanish. "
                f"Write into redirects.txt, beside the posts, where it leads: {line}",
            )


def _redirected(address: str, redirects: Mapping[str, str]) -> bool:
    begins = (old[:-1] for old in redirects if old.endswith("*"))
    return address in redirects or any(map(address.startswith, begins))


def _best(address: str, there: Collection[str], ledger: Collection[str]) -> str:
    """What most likely took the place of a vanished address: a new one like it, or one above."""
    ending = "".join(Path(address).suffixes)
    new = sorted(a for a in {*there} - {*ledger} if "".join(Path(a).suffixes) == ending)
    if near := difflib.get_close_matches(address, new, 1):
        return near[0]
    feed = f"/feeds/all{ending}"
    return feed if feed in there else _above(address, there)


def _above(address: str, there: Collection[str]) -> str:
    while address:
        address = address.rstrip("/").rpartition("/")[0]
        if f"{address}/" in there:
            return f"{address}/"
    return "/"


def lost_redirects(site: Site) -> Iterator[Refusal]:
    """Redirects that lead nowhere, or round in a circle."""
    for old in sorted(site.redirects):
        seen, target = [old], site.redirects[old]
        while target in site.redirects and target not in seen:
            seen.append(target)
            target = site.redirects[target]
        if target in seen:
            yield Refusal(old, f"is redirected in a circle: {' → '.join([*seen, target])}.")
        elif not _leads_on(site, target):
            yield Refusal(old, f"is redirected to {target}, which is not there.")


def _leads_on(site: Site, target: str) -> bool:
    found = split_link(urljoin(f"{site.url}/", target), site.url)
    return found is None or _is_file(site.folder, found[0])


def changed_ids(site: Site, before: Path) -> Iterator[Refusal]:
    """Feed ids that changed: subscribers would see every letter, or one, a second time."""
    for path in sorted(site.folder.rglob(f"*{ATOM_NAME}")):
        old = before / path.relative_to(site.folder)
        now = _ids(path)
        for link, name in (_ids(old) if old.is_file() else {}).items():
            moved = _moved(link, site)
            if now.get(moved, name) != name:
                yield Refusal(
                    address_of(path, site.folder),
                    f"calls {moved or 'itself'} “{now[moved]}”, which subscribers know as "
                    f"“{name}”; {_mend(name)}",
                )


def _moved(link: str, site: Site) -> str:
    """The address that a post has now."""
    new = site.redirects.get(unquote(link.removeprefix(site.url)))
    return urljoin(link, new) if new else link


def _mend(name: str) -> str:
    if "letters/" in name:
        return f"write into its header: id: {unquote(name.rpartition('letters/')[2])}"
    return "FEED_ID_PREFIX in pelicanconf.py must be what it was."


def _ids(feed: Path) -> dict[str, str]:
    """The ids of a feed's entries by their links, and its own by an empty one."""
    root = ElementTree.parse(feed).getroot()
    found = {"": root.findtext(f"{ATOM}id", "")}
    for entry in root.iter(f"{ATOM}entry"):
        if (link := entry.find(f"{ATOM}link[@rel='alternate']")) is not None:
            found[link.attrib["href"]] = entry.findtext(f"{ATOM}id", "")
    return found


def far_fewer_posts(site: Site, before: Path | None) -> Iterator[Refusal]:
    """A site without posts, or one that has lost more than a tenth of them, and more than one."""
    now, then = _posts(site.folder), _posts(before) if before else 1
    if now == 0 or (now < LEAST_SHARE * then and then - now > 1):
        yield Refusal(
            "/",
            f"has {now} posts, and the live site {then if before else 'none yet'}. "
            "If that is meant, say so: make publish FEWER=yes",
        )


def _posts(folder: Path) -> int:
    return sum(bool(POST.fullmatch(address)) for address in addresses(folder))
