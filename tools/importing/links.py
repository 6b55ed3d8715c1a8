"""Where the links of old posts lead here: own posts, pages, labels and feeds in every form."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, quote, unquote, unquote_plus, urlsplit

from plugins.addresses import feeds_of
from plugins.reader.allowed import SCHEMES

from .formats import path_of
from .terms import TermPage

COUNTRY = re.compile(r"(?P<name>[\w-]+)\.blogspot\.(?:com?\.)?\w{2,3}")
LABEL = re.compile(r"/search/label/(?P<label>[^/]+)")
FEED = re.compile(r"/(?:feeds/posts/(?:default|full|summary)|(?:rss|atom)\.xml)/?")
WEEK = re.compile(r"/\d{4}_\d\d_\d\d_archive\.html")  # a page of posts, each with its mark
MONTH = re.compile(r"/(?P<month>\d{4}/\d\d)/?|/(?P<old>\d{4}_\d\d)_\d\d_archive\.html")
OF_BLOGGER = ("comment-form", "comments", "more")  # parts of Blogger's pages
COUNTED = {  # where the query of a link says where it leads, and the name that says it
    r"www\.google\.[a-z.]+/url": "q",
    r"lm?\.facebook\.com/l\.php": "u",
    r"[\w-]+\.safelinks\.protection\.outlook\.com/.*": "url",
}
LOCAL = re.compile(r"localhost|127\.|192\.168\.|\[?::1")
UNSEEN = re.compile(r"[\x00-\x20]+")


@dataclass
class Links:
    """Knows what is where; `gone` and `dropped` collect what is to be told of one post."""

    hosts: Collection[str]
    files: Mapping[str, str]  # by old path, or mark: `posts/2017-03-07-why.md`
    hidden: Collection[str]  # old paths and marks of what readers do not see yet
    terms: Mapping[str, Mapping[str, TermPage]]  # by label and language
    months: Mapping[str, Mapping[str, str]]  # the pages of 2017/03, in which there are posts
    parts: Mapping[
        str, Collection[str]
    ]  # by old path, or mark: the names of parts that links lead to
    settings: Mapping[str, Any]  # of the edition that the page belongs to
    here: str = ""  # the old path, or mark, of the page that the links are on
    notes: list[str] = field(default_factory=list)

    def target(self, old: str) -> str:
        """The new target of a link; empty where it can lead nowhere."""
        old = UNSEEN.sub("", old) if ":" in old[:12] else old.strip()
        old = f"http://{old}" if old.startswith("www.") else old
        try:
            old = _led_to(old)
            parts = urlsplit(old)
            host = parts.hostname or ""
        except ValueError:
            return self._drop(old)
        if old.startswith("#"):
            return self._part(parts.fragment, self.here) or self._without_part(old)
        if parts.scheme and parts.scheme.lower() not in SCHEMES:
            return self._drop(old)
        if host and not self.is_own(host):
            return self._drop(old) if LOCAL.match(host) else _whole(old)
        if parts.scheme in ("mailto", "tel"):
            return old
        return self._own(old) if parts.path.startswith("/") or host else self._drop(old)

    def is_own(self, host: str) -> bool:
        """Whether the old blog answered at a host, whatever its country."""
        host = host.lower().removeprefix("www.")
        if host in {known.removeprefix("www.") for known in self.hosts}:
            return True
        name = COUNTRY.fullmatch(host)
        return name is not None and f"{name['name']}.blogspot.com" in self.hosts

    def _own(self, old: str) -> str:
        parts = urlsplit(old)
        path = f"#{parts.fragment}" if WEEK.fullmatch(parts.path) else path_of(parts.path)
        if file := self.files.get(path):
            if path in self.hidden:
                self.notes.append(f"a link to {path} went, as readers cannot see that yet")
                return ""
            return f"{{filename}}/{quote(file)}{self._part(parts.fragment, path)}"
        if new := self._page(parts.path, parts.query):
            return new
        self.notes.append(f"a link leads to {old}, which the export does not hold")
        return _whole(old) if parts.netloc else ""

    def _page(self, path: str, query: str) -> str:
        """The address here of a page that Blogger made of posts; empty of any other."""
        if path in ("", "/"):
            home = self.settings["INDEX_URL"]
            return f"/{home}" if home else "{index}"
        if FEED.fullmatch(path):
            form = "rss" if "alt=rss" in query or path.startswith("/rss") else "atom"
            return f"/{feeds_of('all', '', self.settings)[form]}"
        if found := LABEL.fullmatch(path):
            return self._term(unquote_plus(found["label"]))
        if found := MONTH.fullmatch(path):
            month = found["month"] or found["old"].replace("_", "/")
            return self._in_own_language(self.months.get(month, {}))
        if path == "/search":
            label = "".join(parse_qs(query).get("label", ()))
            return self._term(label) if label else f"/{self.settings['SEARCH_URL']}"
        return ""

    def _term(self, label: str) -> str:
        found = self.terms.get(label, {})
        return self._in_own_language({lang: term.address for lang, term in found.items()})

    def _in_own_language(self, addresses: Mapping[str, str]) -> str:
        """The address in the language of the page, else in another; empty where there is none."""
        own = addresses.get(self.settings["DEFAULT_LANG"])
        return own or next(iter(addresses.values()), "")

    def _part(self, anchor: str, path: str) -> str:
        """The part of a page that a link leads to; empty where the page has none of that name."""
        return f"#{anchor}" if unquote(anchor) in self.parts.get(path, ()) else ""

    def _without_part(self, old: str) -> str:
        if old[1:] not in OF_BLOGGER and old != "#":
            self.notes.append(f"a link to “{old}” went: the page has no such part")
        return ""

    def _drop(self, old: str) -> str:
        self.notes.append(f"a link that leads nowhere went: {old[:80]}")
        return ""


def _led_to(address: str) -> str:
    """Where a link leads that counts its readers on the way, as mail and other sites make them."""
    parts = urlsplit(address)
    place = f"{parts.hostname or ''}{parts.path}"
    name = next((name for way, name in COUNTED.items() if re.fullmatch(way, place)), "")
    targets = parse_qs(parts.query).get(name, ()) if name else ()
    return next((one for one in targets if one.startswith(("http:", "https:"))), address)


def _whole(address: str) -> str:
    return f"https:{address}" if address.startswith("//") else address
