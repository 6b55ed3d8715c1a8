"""Rules for raw HTML in a post: what Markdown makes of it is judged, so nothing slips past.

Only a post that holds anything suspicious is converted; most hold nothing.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import islice

import html5lib

from .blog import Blog
from .parse_errors import parse_errors
from .post import Post
from .problem import Finding

SUSPICIOUS = {  # what may become HTML, by a character of it: to look for that is quick
    "<": re.compile(r"<[a-z/!?]", re.IGNORECASE),
    "{": re.compile(r"\{:?[^{}\n]*="),
    "&": re.compile(r"&(?:#|colon|tab|newline)", re.IGNORECASE),
}
SCRIPT = re.compile(r"(?:script|data)\Z", re.IGNORECASE)  # before a colon
TAGS = frozenset(
    "a abbr address aside b bdi bdo blockquote br caption cite code col colgroup dd del details "
    "dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s "
    "samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul "
    "var wbr".split()
)
VOID = frozenset("br col hr img wbr".split())
ATTRIBUTES = {
    "*": frozenset("id class lang dir title".split()),
    "a": frozenset("href hreflang rel".split()),
    "img": frozenset("src alt width height".split()),
    "ol": frozenset("start type reversed".split()),
    "li": frozenset(["value"]),
    "td": frozenset("colspan rowspan".split()),
    "th": frozenset("colspan rowspan scope".split()),
    "col": frozenset(["span"]),
    "colgroup": frozenset(["span"]),
    "time": frozenset(["datetime"]),
    "ins": frozenset(["datetime"]),
    "del": frozenset(["datetime"]),
    "details": frozenset(["open"]),
}
ALIGNED = re.compile(r"text-align: (?:left|right|center);")  # what Markdown writes in tables
SCHEME = re.compile(r"\s*(?P<scheme>[a-z][a-z0-9+.-]*):", re.IGNORECASE)
SCHEMES = frozenset("http https mailto tel".split())
UNSEEN = re.compile(r"[\x00-\x20]")  # browsers skip them in an address
WHERE = "docs/proofreading.md lists what may"


def raw_html(post: Post, blog: Blog) -> Iterator[Finding]:
    """HTML that may not stand in a post, or not there, or that is left open."""
    if not _is_suspicious(post.source):
        return
    html = blog.convert(post.source)
    for needle, message in dict.fromkeys(_refused(html)) or _unsound(html):
        yield _line(post, needle), message


def _is_suspicious(text: str) -> bool:
    if any(sign in text and pattern.search(text) for sign, pattern in SUSPICIOUS.items()):
        return True
    *before, _ = text.split(":")
    return any(SCRIPT.search(part.rstrip()[-6:]) for part in before)


def _refused(html: str) -> Iterator[tuple[str, str]]:
    """What to look for in the post, and what to say of it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.findings()


def _unsound(html: str) -> Iterator[tuple[str, str]]:
    """The first thing that browsers would mend: what follows often comes of it."""
    parser = html5lib.HTMLParser()
    parser.parseFragment(html)
    for error in islice(parse_errors(parser), 1):
        yield error.pattern, f"This HTML is not sound: {error.message}."


class _Reader(HTMLParser):
    """Collects what is wrong: what to look for in the post, and what to say of it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._found: list[tuple[str, str]] = []
        self._open: list[str] = []

    def findings(self) -> Iterator[tuple[str, str]]:
        yield from self._found
        for tag in self._open:
            yield rf"<\s*{tag}\b", f"“<{tag}>” must be closed with </{tag}>."

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self._refuse(rf"<\s*{re.escape(tag)}", f"“<{tag}>” may not stand in a post; {WHERE}.")
        for name, value in attrs:
            self._judge(tag, name, value or "")
        if tag == "img" and "alt" not in dict(attrs):
            self._refuse(r"<\s*img", '“<img>” must have alt="what it shows", or alt="" for none.')
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def _judge(self, tag: str, name: str, value: str) -> None:
        if name == "style" and ALIGNED.fullmatch(value) and tag in ("td", "th"):
            return
        if name not in ATTRIBUTES["*"] | ATTRIBUTES.get(tag, frozenset()):
            said = f"“{name}” may not stand in <{tag}>; {WHERE}."
            self._refuse(rf"\b{re.escape(name)}\s*=", said)
        elif name in ("href", "src"):
            scheme = SCHEME.match(UNSEEN.sub("", value))
            if scheme and scheme["scheme"].lower() not in SCHEMES:
                said = f"An address must not begin with “{scheme['scheme'].lower()}:”."
                self._refuse(rf"{re.escape(scheme['scheme'])}\s*:", said)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or tag not in self._open:
            self._refuse(rf"</\s*{re.escape(tag)}", f"“</{tag}>” closes nothing; delete it.")
            return
        while (left := self._open.pop()) != tag:
            self._refuse(rf"<\s*{left}\b", f"“<{left}>” must be closed with </{left}>.")

    def handle_comment(self, data: str) -> None:
        """Browsers end a comment sooner than programs where it holds a bracket."""
        if "<" in data or ">" in data:
            self._refuse("<!--", "A comment must not hold < or >; delete what is not for readers.")

    def handle_decl(self, decl: str) -> None:
        self._refuse("<!", f"“<!{decl}>” may not stand in a post; {WHERE}.")

    def unknown_decl(self, data: str) -> None:
        self.handle_decl(f"[{data}]")

    def handle_pi(self, data: str) -> None:
        self._refuse(r"<\?", f"“<?{data}>” may not stand in a post; {WHERE}.")

    def _refuse(self, needle: str, message: str) -> None:
        self._found.append((needle, message))


def _line(post: Post, needle: str) -> int:
    """The line that holds the words, outside code where it can be; else the text's first."""
    wanted = re.compile(needle, re.IGNORECASE)
    plain = post.numbered
    whole = enumerate(post.source.split("\n"), post.first_line)
    return next(
        (n for lines in (plain, whole) for n, line in lines if wanted.search(line)), post.first_line
    )
