"""The three formats in which Blogger hands a blog over, told by what an entry holds.

A classic export names the kind by a category, Takeout by elements of its own, and a saved feed
names none, as all of its entries are posts.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from html import unescape
from urllib.parse import SplitResult, unquote, urlsplit

from lxml import etree

from .atom import ATOM, text_of
from .export import NO_DATE, Comment, Entry, EntryState, Kind

BLOGGER = "{http://schemas.google.com/blogger/2018}"
THREAD = "{http://purl.org/syndication/thread/1.0}"
KIND = "http://schemas.google.com/g/2005#kind"
LABELS = ("http://www.blogger.com/atom/ns#", "tag:blogger.com,1999:blog-")  # how schemes begin
SETTING = re.compile(r"\.settings\.(?P<name>[A-Z_]+)$")
LONGEST_TOLD = 40  # characters of what is no date
ESCAPED_TWICE = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|amp|lt|gt|quot|apos|nbsp);")
YEARS = range(1000, 9999)  # of four digits, in every zone
ENTRY_KINDS = {"post": Kind.POST, "page": Kind.PAGE}
STATES = {
    **dict.fromkeys(("LIVE", "SCHEDULED", ""), EntryState.LIVE),
    "SOFT_TRASHED": EntryState.BINNED,
    "GHOSTED": EntryState.SPAM,
}

Read = Entry | Comment | tuple[str, str] | None  # a setting; nothing of ours


def read_element(element: etree._Element) -> Read:
    """What an entry of any format is; `wrong_in` says whether it can be relied on."""
    if kind := text_of(element, f"{BLOGGER}type").lower():
        return _of_takeout(element, kind)
    kinds = [c.get("term", "") for c in element.findall(f"{ATOM}category") if _says_kind(c)]
    kind = kinds[0].rpartition("#")[2] if kinds else "post"
    if kind == "settings":
        return _setting(element)
    state = EntryState.DRAFT if _is_draft(element) else EntryState.LIVE
    if kind == "comment":
        return _comment(element, _attribute(element, f"{THREAD}in-reply-to", "ref"), state)
    return _entry(element, kind, state, _alternate(element)) if kind in ENTRY_KINDS else None


def _of_takeout(element: etree._Element, kind: str) -> Entry | Comment | None:
    status = text_of(element, f"{BLOGGER}status").upper()
    state = STATES.get(status, EntryState.SPAM if "SPAM" in status else EntryState.DRAFT)
    if text_of(element, f"{BLOGGER}trashed"):
        state = EntryState.BINNED
    if kind == "comment":
        return _comment(element, text_of(element, f"{BLOGGER}parent"), state)
    if kind not in ENTRY_KINDS:
        return None
    entry = _entry(element, kind, state, text_of(element, f"{BLOGGER}filename"))
    title = unescape(entry.title) if ESCAPED_TWICE.search(entry.title) else entry.title
    return entry._replace(title=title)


def _entry(element: etree._Element, kind: str, state: EntryState, address: str) -> Entry:
    html = element.findtext(f"{ATOM}content")
    return Entry(
        id=text_of(element, f"{ATOM}id"),
        kind=ENTRY_KINDS[kind],
        state=state,
        title=" ".join(text_of(element, f"{ATOM}title").split()),
        html=html if html is not None else text_of(element, f"{ATOM}summary"),
        labels=_labels(element),
        published=_moment(element, "published"),
        updated=_moment(element, "updated"),
        address=path_of(address),
        summary=" ".join(text_of(element, f"{BLOGGER}metaDescription").split()),
        is_cut=html is None,
    )


def _comment(element: etree._Element, post: str, state: EntryState) -> Comment:
    related = [link.get("href", "") for link in element.findall(f"{ATOM}link[@rel='related']")]
    number = parts_of(related[0]).path.rpartition("/")[2] if related else ""
    above = f"{post.rpartition('.post-')[0]}.post-{number}" if number else ""
    return Comment(
        id=text_of(element, f"{ATOM}id"),
        post=post,
        reply_to=text_of(element, f"{BLOGGER}inReplyTo") or above,
        state=state,
        published=_moment(element, "published"),
        name=text_of(element, f"{ATOM}author/{ATOM}name"),
        html=element.findtext(f"{ATOM}content") or "",
    )


def _setting(element: etree._Element) -> tuple[str, str] | None:
    found = SETTING.search(text_of(element, f"{ATOM}id"))
    return (found["name"], text_of(element, f"{ATOM}content")) if found else None


def _says_kind(category: etree._Element) -> bool:
    return category.get("scheme") == KIND


def _labels(element: etree._Element) -> Sequence[str]:
    named = (
        " ".join((category.get("term") or "").split())
        for category in element.findall(f"{ATOM}category")
        if (category.get("scheme") or "").startswith(LABELS)
    )
    return tuple(dict.fromkeys(filter(None, named)))


def _is_draft(element: etree._Element) -> bool:
    return any(
        etree.QName(child).localname == "draft" and (child.text or "").strip() == "yes"
        for child in element.iterfind("{*}control/{*}draft")
    )


def _alternate(element: etree._Element) -> str:
    """The address of a post's own page: blogs of long ago showed a week of posts on each page."""
    address = _attribute(element, f"{ATOM}link[@rel='alternate']", "href")
    return "" if "#" in address else address


def _attribute(element: etree._Element, path: str, name: str) -> str:
    found = element.find(path)
    return (found.get(name) or "") if found is not None else ""


def path_of(address: str) -> str:
    """The path of an address, decoded; empty where it could not be a page of a site."""
    path = unquote(parts_of(address).path)
    parts = path.removeprefix("/").split("/")
    is_sound = path.isprintable() and "\\" not in path and not {"", ".", ".."} & {*parts}
    return f"/{'/'.join(parts)}" if is_sound else ""


def parts_of(address: str) -> SplitResult:
    """The parts of an address; none of what cannot be one."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def wrong_in(element: etree._Element) -> str:
    """Why an entry cannot be told from others or put in their order; empty where it can."""
    if not text_of(element, f"{ATOM}id"):
        return f"line {element.sourceline} of its feed gives it no id"
    for tag in ("published", "updated"):
        if _moment(element, tag) == NO_DATE:
            words = text_of(element, f"{ATOM}{tag}")[:LONGEST_TOLD]
            return f"“{words}” is no date for “{tag}”, in line {element.sourceline} of its feed"
    return ""


def _moment(element: etree._Element, tag: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text_of(element, f"{ATOM}{tag}"))
    except ValueError:
        return NO_DATE
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment if moment.year in YEARS else NO_DATE
