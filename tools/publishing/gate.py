"""What a built site must hold before it may go live. Every rule yields a file and a reason."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from tools.publishing.pages import Page, address_of, read_page, split_link

POST = re.compile(r"/\d{4}/\d{2}/[^/]+\.html")
NEVER_PUBLISHED = re.compile(
    r"(?:^|/)(?:\.(?!well-known(?:/|$)|nojekyll$)|~|drafts(?:/|$))|(?:~|\.(?:md|tmp|bak|orig|py|docx))$"
)
NO_LEDGER = re.compile(r"/page/\d+/$|^/(?:404\.html|pagefind/|theme/|cards/|offline/)")
LEAST_SHARE = 0.9  # of the posts of the release before
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
    redirects: Mapping[str, str]  # from addresses that are gone


def read_site(folder: Path, url: str, redirects: Mapping[str, str]) -> Site:
    """Read every page of a built site once."""
    paths = sorted(folder.rglob("*.html"))
    return Site(folder, url, [read_page(path, folder, url) for path in paths], redirects)


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
        *(far_fewer_posts(site, before) if before and not fewer else ()),
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


def _is_file(folder: Path, path: str) -> bool:
    return (folder / f".{path}{'index.html' if path.endswith('/') else ''}").is_file()


def third_parties(site: Site) -> Iterator[Refusal]:
    """What a reader's browser would fetch from somebody else."""
    for page in site.pages:
        for link in page.loads:
            if not split_link(link, site.url):
                yield Refusal(page.address, f"loads {link}, which is not ours.")


def broken_feeds(site: Site) -> Iterator[Refusal]:
    """Feeds and other XML or JSON that no program could read."""
    for path in sorted(site.folder.rglob("*")):
        try:
            if path.suffix == ".xml":
                ElementTree.parse(path)
            elif path.suffix in {".json", ".webmanifest"}:
                json.loads(path.read_text(encoding="utf-8"))
        except (ElementTree.ParseError, ValueError) as error:
            yield Refusal(address_of(path, site.folder), f"cannot be read: {error}.")


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


def vanished(site: Site, ledger: list[str]) -> Iterator[Refusal]:
    """Published addresses that lead nowhere any more."""
    there = set(addresses(site.folder))
    for address in ledger:
        if address not in there and address not in site.redirects:
            line = f"{address} {_nearest(address, there)}"
            yield Refusal(
                address,
                "has been published and would vanish. "
                f"Write a line into redirects.txt, beside the posts, that leads on: {line}",
            )


def _nearest(address: str, there: set[str]) -> str:
    """The address above a vanished one that is still there."""
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
    found = split_link(target if "://" in target else site.url + target, site.url)
    return found is None or _is_file(site.folder, found[0])


def changed_ids(site: Site, before: Path) -> Iterator[Refusal]:
    """Feed ids that changed: subscribers would see the letter a second time."""
    for path in sorted(site.folder.rglob("*.atom.xml")):
        old = before / path.relative_to(site.folder)
        was = _ids(old) if old.is_file() else {}
        for link, name in _ids(path).items():
            if was.get(link, name) != name:
                address = link.removeprefix(site.url)
                yield Refusal(
                    address_of(path, site.folder),
                    f"calls {address} “{name}”, which subscribers know as “{was[link]}”; "
                    "put the header id: back to what it was.",
                )


def _ids(feed: Path) -> dict[str, str]:
    """The ids of a feed's entries by their links."""
    entries = ElementTree.parse(feed).iter(f"{ATOM}entry")
    return {
        link.attrib["href"]: entry.findtext(f"{ATOM}id", "")
        for entry in entries
        if (link := entry.find(f"{ATOM}link[@rel='alternate']")) is not None
    }


def far_fewer_posts(site: Site, before: Path) -> Iterator[Refusal]:
    """A site that has lost more than a tenth of its posts, and more than one."""
    now, then = _posts(site.folder), _posts(before)
    if now < LEAST_SHARE * then and then - now > 1:
        yield Refusal(
            "/",
            f"has {now} posts, and the live site {then}. "
            "If that is meant, say so: make publish FEWER=yes",
        )


def _posts(folder: Path) -> int:
    return sum(bool(POST.fullmatch(address)) for address in addresses(folder))
