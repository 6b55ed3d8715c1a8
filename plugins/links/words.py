"""The links in a word of text: where each begins and ends, and where it leads.

linkify-it-py finds addresses by the rules of the web, not of print: it takes the ” or ’s behind an
address for a part of it. So it is not shown what no address holds, nor ends with.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from linkify_it import LinkifyIt
from linkify_it.tlds import TLDS

LONGEST = 2_000  # signs; a longer word is no address that all servers take
NO_ADDRESS = re.compile(
    r"[…—\"“”„‟«»‹›‘\\\u00ad\u200b-\u200f\u2060\ufeff]"
    r"|(?:\A|(?<=[(\[]))['’]"  # a quote begins
    r"|['’](?=s?[^\w/]*\Z)"  # it ends, or the address owns something
)
TRAILING = "?!.,:;*_~^–"  # print, or what is left of emphasis
BEFORE_MAIL = re.compile(r".*?(?=[\w+-][\w.+-]*@)")  # linkify-it takes E-mail: for a part of it
MENTION = re.compile(
    r"(?<![A-Za-z])@(?:(?P<network>(?i:x|twitter)):)?"
    r"(?P<name>(?=\w*[A-Za-z])[A-Za-z0-9_]{1,15})(?![\w@]|[./]\w)"
)
NETWORKS = {"x": ("https://x.com", "X"), "twitter": ("https://twitter.com", "Twitter")}


class Link(NamedTuple):
    """A part of a text that leads somewhere."""

    start: int
    end: int
    text: str
    attributes: dict[str, str]


def links_in(word: str) -> list[Link]:
    """The links in a text without white space, in order."""
    if len(word) > LONGEST:
        return []
    addresses = list(_addresses_in(NO_ADDRESS.sub(" ", word)))
    mentions = [
        mention
        for mention in _mentions_in(word)
        if not any(link.start < mention.end and mention.start < link.end for link in addresses)
    ]
    return sorted([*addresses, *mentions])


def _addresses_in(word: str) -> Iterator[Link]:
    """Addresses of the web and of mail; a word has most often none, and seldom more than one."""
    for found in _finder().match(word) or ():
        text, before = found.text.rstrip(TRAILING), ""
        if found.schema == "www.":
            before = "http://"
        elif found.schema == "mailto:" and not text.lower().startswith("mailto:"):
            text, before = BEFORE_MAIL.sub("", text, count=1), "mailto:"
        start = word.index(text, found.index)
        yield Link(start, start + len(text), text, {"href": before + text})


def _mentions_in(word: str) -> Iterator[Link]:
    """Names on Twitter, which is X now: @name, @x:name or @twitter:name."""
    for found in MENTION.finditer(word):
        network, name = (found["network"] or "x").lower(), found["name"]
        url, spoken = NETWORKS[network]
        attributes = {
            "class": f"magiclink magiclink-{network} magiclink-mention",  # as it has always been
            "href": f"{url}/{name}",
            "title": f"{spoken} User: {name}",
        }
        yield Link(found.start(), found.end(), f"@{name}", attributes)


@cache
def _finder() -> LinkifyIt:
    """Finds addresses that begin with a scheme of ours or www., and those of mail."""
    finder = LinkifyIt(options={"fuzzy_link": False}).tlds(TLDS)
    finder.add("ftp:", None).add("//", None)
    return finder.add("www.", {"validate": _rest_of_www})


def _rest_of_www(finder: LinkifyIt, text: str, start: int) -> int:
    """How many signs an address goes on behind www."""
    rest = re.compile(finder.re["src_host_port_strict"] + finder.re["src_path"], re.IGNORECASE)
    found = rest.match(text, start)
    return len(found[0]) if found else 0
