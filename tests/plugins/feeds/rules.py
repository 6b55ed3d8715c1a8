"""The rules of RSS 2.0, Atom and JSON Feed, as the W3C's validator and the formats state them."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
GRAMMAR = Path(__file__).with_name("atom.rng")

RFC_822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}"
)
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
URI = re.compile(r"[a-z][a-z0-9+.-]*:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+")
MARKUP = re.compile(r"<[a-z/!]|&#?\w+;")

CHANNEL = {
    "title",
    "link",
    "description",
    "language",
    "lastBuildDate",
    "image",
    f"{ATOM}link",
    "item",
}
ITEM = {
    "title", "link", "description", "pubDate", "guid", "category",
    f"{CONTENT}encoded", f"{DC}language", f"{DC}creator", f"{ATOM}updated",
}  # fmt: skip
MANY = {"item", "category", f"{ATOM}link", f"{DC}creator"}

NOT_FOR_READERS = (
    "script, style, link, meta, form, input, button, select, textarea, label, progress, iframe, "
    "object, embed, template, tips-checklist, [style], [class], [id], [hidden]"
)
ADDRESSED = "[href], [src], [srcset], [poster], [cite]"


def rss_problems(source: bytes, address: str) -> Iterator[str]:
    """What is wrong with an RSS feed that is published at `address`."""
    root = etree.fromstring(source)
    if root.tag != "rss" or root.get("version") != "2.0" or len(root) != 1:
        yield "must be rss 2.0 with one channel"
        return
    channel = root[0]
    yield from _elements(channel, CHANNEL, {"title", "link", "description", "language"})
    yield from _self_links([e.attrib for e in channel.iterfind(f"{ATOM}link")], address)
    yield from _rss_image(channel)
    if not LANGUAGE.fullmatch(channel.findtext("language", "")):
        yield "language must be a language"
    built = channel.findtext("lastBuildDate", "")
    yield from _rfc_822(built)
    for item in channel.iterfind("item"):
        yield from _rss_item(item)
        if _moment(item.findtext("pubDate", "")) > _moment(built):
            yield "lastBuildDate must not be before an item"
    yield from _twice([guid.text or "" for guid in channel.iter("guid")])


def _elements(parent: Any, known: set[str], needed: set[str]) -> Iterator[str]:
    counts = Counter(str(child.tag) for child in parent)
    yield from (f"{parent.tag} must have one {name}" for name in sorted(needed - counts.keys()))
    yield from (f"{name} is unknown in {parent.tag}" for name in sorted(counts.keys() - known))
    for name, count in counts.items():
        if count > 1 and name not in MANY:
            yield f"{name} must stand once"
    for child in parent:
        if not len(child) and not child.attrib.get("href") and not (child.text or "").strip():
            yield f"{child.tag} must not be blank"
        if child.tag == "link" and not is_web(child.text or ""):
            yield f"link must be an address: {child.text}"


def _self_links(links: list[Any], address: str) -> Iterator[str]:
    if [link["href"] for link in links if link["rel"] == "self"] != [address]:
        yield "the self link must be the feed's address"
    if any(link["rel"] == "hub" and not is_web(link["href"]) for link in links):
        yield "the hub must be an address"


def _rss_image(channel: Any) -> Iterator[str]:
    image = channel.find("image")
    if image is None:
        yield "there must be an image"
        return
    if not re.fullmatch(r"https?://.+\.(png|gif|jpe?g)", image.findtext("url", "")):
        yield "an image must be a PNG, GIF or JPEG"
    for name in ("title", "link"):
        if image.findtext(name) != channel.findtext(name):
            yield f"the image's {name} must be the channel's"


def _rss_item(item: Any) -> Iterator[str]:
    needed = {"title", "link", "pubDate", "guid", "description", f"{CONTENT}encoded"}
    yield from _elements(item, ITEM, needed | {f"{DC}creator", f"{DC}language"})
    guid = item.find("guid")
    if guid is not None:
        if guid.get("isPermaLink") != "false" and not is_web(guid.text or ""):
            yield 'guid must be an address or isPermaLink="false"'
        if not URI.fullmatch(guid.text or ""):
            yield "guid must be a URI"
    yield from _rfc_822(item.findtext("pubDate", ""))
    if (updated := item.findtext(f"{ATOM}updated")) and not RFC_3339.fullmatch(updated):
        yield "atom:updated must be a date by RFC 3339"
    if MARKUP.search(item.findtext("title", "")):
        yield "title must hold no markup"
    tags = [child.tag for child in item]
    if "description" in tags and tags.index("description") > tags.index(f"{CONTENT}encoded"):
        yield "description must come before content:encoded"
    yield from html_problems(item.findtext("description", ""))
    yield from html_problems(item.findtext(f"{CONTENT}encoded", ""))


def _rfc_822(date: str) -> Iterator[str]:
    if not RFC_822.fullmatch(date) or f"{_moment(date):%a}" != date[:3]:
        yield f"must be a date by RFC 822: {date}"


def _moment(date: str) -> datetime.datetime:
    try:
        return parsedate_to_datetime(date)
    except ValueError:
        return datetime.datetime.fromtimestamp(0, datetime.UTC)


def atom_problems(source: bytes, address: str) -> Iterator[str]:
    """What is wrong with an Atom feed that is published at `address`."""
    root = etree.fromstring(source)
    grammar = etree.RelaxNG(etree.parse(GRAMMAR))
    if not grammar.validate(root):
        yield f"must follow the grammar: {grammar.error_log.last_error}"
    yield from _self_links([e.attrib for e in root.iterfind(f"{ATOM}link")], address)
    if root.find(f"{ATOM}icon") is None:
        yield "there must be an icon"
    ids = [element.text or "" for element in root.iter(f"{ATOM}id")]
    yield from _twice(ids)
    yield from (f"id must be a URI: {one}" for one in ids if not URI.fullmatch(one))
    for entry in root.iterfind(f"{ATOM}entry"):
        yield from _atom_entry(entry)
        if entry.findtext(f"{ATOM}updated", "") > root.findtext(f"{ATOM}updated", ""):
            yield "updated must not be before an entry's"


def _atom_entry(entry: Any) -> Iterator[str]:
    if entry.find(f"{ATOM}author") is None:
        yield "an entry must have an author"
    alternates = [
        e.get("href") for e in entry.iterfind(f"{ATOM}link") if e.get("rel") == "alternate"
    ]
    if len(alternates) != 1 or not is_web(alternates[0]):
        yield "an entry must have one alternate"
    if not entry.findtext(f"{ATOM}title", "").strip():
        yield "title must not be blank"
    if entry.findtext(f"{ATOM}updated", "") < entry.findtext(f"{ATOM}published", ""):
        yield "updated must not be before published"
    for name in ("summary", "content"):
        element = entry.find(f"{ATOM}{name}")
        if element is None or element.get("type") != "html":
            yield f"an entry must have a {name} in HTML"
        else:
            yield from html_problems(element.text or "")


def json_problems(feed: dict[str, Any], address: str) -> Iterator[str]:
    """What is wrong with a JSON Feed that is published at `address`."""
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        yield "version must be 1.1"
    yield from _strings(feed, "title description language")
    yield from _web_addresses(feed, "home_page_url feed_url icon favicon")
    if feed.get("feed_url") != address:
        yield "feed_url must be the feed's address"
    for hub in feed.get("hubs", []):
        yield from _strings(hub, "type url")
    for item in feed.get("items") or []:
        yield from _json_item(item)
    if not isinstance(feed.get("items"), list):
        yield "items must be a list"
    yield from _twice([str(item.get("id")) for item in feed.get("items", [])])


def _json_item(item: dict[str, Any]) -> Iterator[str]:
    yield from _strings(item, "id url title content_html summary date_published language")
    yield from _web_addresses(item, "url")
    for name in ("date_published", "date_modified"):
        if name in item and not RFC_3339.fullmatch(str(item[name])):
            yield f"{name} must be a date by RFC 3339"
    if not item.get("authors") or not all(author.get("name") for author in item["authors"]):
        yield "authors must have names"
    if not all(isinstance(tag, str) and tag for tag in item.get("tags", [])):
        yield "tags must be strings"
    yield from html_problems(str(item.get("content_html", "")))
    if MARKUP.search(str(item.get("summary", ""))):
        yield "summary must be text"


def _strings(record: dict[str, Any], names: str) -> Iterator[str]:
    for name in names.split():
        if not isinstance(record.get(name), str) or not record[name].strip():
            yield f"{name} must be a string"


def _web_addresses(record: dict[str, Any], names: str) -> Iterator[str]:
    for name in names.split():
        if not is_web(str(record.get(name))):
            yield f"{name} must be an address"


def html_problems(html: str) -> Iterator[str]:
    """What a plain reader could not show, or not follow."""
    soup = BeautifulSoup(f"<div>{html}</div>", "html.parser")
    for tag in soup.select(NOT_FOR_READERS):
        yield f"an item must not hold <{tag.name}> with {sorted(tag.attrs)}"
    for tag in soup.select(ADDRESSED):
        addresses = [str(tag[name]) for name in ("href", "src", "poster", "cite") if tag.get(name)]
        addresses += [part.split()[0] for part in str(tag.get("srcset", "")).split(",") if part]
        for address in addresses:
            if not re.match(r"https?://[^/]|mailto:|tel:", address):
                yield f"an address must be absolute: {address}"
    if soup.find(string=lambda text: type(text).__name__ == "Comment"):
        yield "an item must not hold comments"


def _twice(ids: list[str]) -> Iterator[str]:
    for name, count in Counter(ids).items():
        if count > 1:
            yield f"ids must be unique: {name}"


def is_web(address: str) -> bool:
    """Whether an address is a full one on the web, as a URI."""
    parts = urlsplit(address)
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and bool(URI.fullmatch(address))
