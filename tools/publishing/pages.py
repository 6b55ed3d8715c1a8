"""What the gate knows of a page: its faults, its links, what it loads, its anchors."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urlsplit
from xml.etree.ElementTree import Element

import html5lib

from plugins import addresses
from plugins.html.srcset import read_srcset
from plugins.html.text import joined
from plugins.proofreading.parse_errors import parse_errors

HTML = "{http://www.w3.org/1999/xhtml}"
LOADING = {"script", "img", "source", "iframe", "video", "audio", "embed", "track"}
LOADED_LINKS = set(
    "stylesheet icon apple-touch-icon manifest preload modulepreload prefetch preconnect "
    "dns-prefetch".split()
)
DATA = {"application/ld+json"}


class Page(NamedTuple):
    """One page of a built site."""

    path: Path
    address: str  # from the root: /2017/06/a-post.html, /about/
    problems: list[str]
    links: list[str]  # absolute, of everything that leads or loads
    loads: list[str]  # absolute, of what a browser fetches by itself
    anchors: frozenset[str]


def address_of(path: Path, site: Path) -> str:
    """The address of a file: the folder's for an index page."""
    return f"/{addresses.address_of(path.relative_to(site).as_posix())}"


def read_page(path: Path, site: Path, site_url: str) -> Page:
    """Read one page of a site that is made for `site_url`."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=True)
    root = parser.parse(path.read_text(encoding="utf-8"))
    address = address_of(path, site)
    elements = list(_elements(root))
    base = f"{site_url}{address}"
    inline = (problem for element in elements for problem in _inline(element))
    links = [link for element in elements for link in _links(element)]
    return Page(
        path,
        address,
        list(dict.fromkeys([*_unsound(parser), *inline, *_no_addresses(links, base)])),
        _absolute(links, base),
        _absolute((load for element in elements for load in _loads(element)), base),
        frozenset(element.attrib["id"] for element in elements if "id" in element.attrib),
    )


def _elements(root: Element) -> Iterator[Element]:
    return (element for element in root.iter() if isinstance(element.tag, str))


def _unsound(parser: html5lib.HTMLParser) -> Iterator[str]:
    for error in parse_errors(parser):
        yield f"is no sound HTML in line {error.line}: {error.message}"


def _inline(element: Element) -> Iterator[str]:
    """What a strict Content-Security-Policy would block."""
    name = element.tag.removeprefix(HTML)
    if name == "style":
        yield "holds a <style>; styles belong in a file"
    if name == "script" and "src" not in element.attrib and element.get("type") not in DATA:
        yield "holds a script; scripts belong in a file"
    for attribute, value in element.attrib.items():
        if attribute == "style":
            yield f"holds <{name} style=…>; styles belong in a file"
        elif attribute.startswith("on"):
            yield f"holds <{name} {attribute}=…>; scripts belong in a file"
        elif value.strip().lower().startswith("javascript:"):
            yield f"holds <{name} {attribute}=javascript:…>; scripts belong in a file"


def _no_addresses(links: Iterable[str], base: str) -> Iterator[str]:
    """What no browser could follow."""
    for link in links:
        if joined(base, link) is None:
            yield f"leads to {link}, which is no address"


def _absolute(links: Iterable[str], base: str) -> list[str]:
    return [absolute for link in links if (absolute := joined(base, link)) is not None]


def _links(element: Element) -> Iterator[str]:
    for attribute in ("href", "src", "poster"):
        if attribute in element.attrib:
            yield element.attrib[attribute].strip()
    yield from (candidate.address for candidate in read_srcset(element.get("srcset", "")))


def _loads(element: Element) -> Iterator[str]:
    name = element.tag.removeprefix(HTML)
    relations = set(element.get("rel", "").lower().split())
    if name in LOADING or (name == "link" and relations & LOADED_LINKS):
        yield from _links(element)


def split_link(link: str, site_url: str) -> tuple[str, str] | None:
    """The path from the root, unquoted, and the anchor; None for what leaves the site."""
    rest, anchor = urldefrag(link)
    if rest != site_url and not rest.startswith(f"{site_url}/"):
        return None
    return unquote(urlsplit(rest.removeprefix(site_url) or "/").path), unquote(anchor)
