"""Rules for raw HTML in a post: what Markdown makes of it is judged, so nothing slips past.

Only a post that holds anything suspicious is converted; most hold nothing. What is harmless passes:
`plugins/reader/cleaning.py` takes it out.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import product
from typing import NamedTuple

from plugins.links.inline import APART
from plugins.reader.allowed import SCHEMES, TAGS, VOID, is_allowed, is_harmless

from .blog import Blog
from .post import Post
from .problem import Finding, also
from .suspicion import is_suspicious
from .targets import scheme_of

BLOCKS = frozenset(  # they end a paragraph, wherever it began
    "address aside blockquote details div dl figcaption figure h1 h2 h3 h4 h5 h6 hr ol p pre "
    "section summary table ul".split()
)
CODE = frozenset("code pre".split())
CELLS = frozenset("caption td th".split())  # a paragraph around their table ends with it
WORDS_STAY = frozenset("basefont big blink center font marquee nobr strike tt".split())
LOADED = frozenset("audio embed frame iframe object svg video".split())
MENDED = re.compile(r"(?:expected|named|numeric|windows-1252).*entity|unexpected-character-after-")
DEEPEST = 50  # elements in each other
NOWHERE = r"(?!)"
WHERE = "docs/proofreading.md lists what may"

# Where an address that is hidden may stand, in the forms of a link: the first signs of another
HIDDEN = r"(?:\]\(|\]:|(?:href|src)\s*=)\s*[<\"']?(?!(?:https?|mailto|tel):)[^)\n]*(?:[:&]|\Z)"


class RefusedHtml(NamedTuple):
    """What may not stand in a post."""

    needle: str  # what to look for in the post
    message: str
    vague: str = NOWHERE  # what to look for where that is not found


def raw_html(post: Post, blog: Blog) -> Iterator[Finding]:
    """HTML that may not stand in a post, or not there, or that is left open."""
    if not is_suspicious(post.source):
        return
    html = blog.as_written(post.source).replace(APART, "")  # as the links do, which come later
    for refused in dict.fromkeys(_refused(html)) or _unsound(html):
        first, *others = _lines(post, refused)
        yield first, f"{refused.message}{also(others)}"


def _refused(html: str) -> Iterator[RefusedHtml]:
    reader = _HtmlJudge()
    reader.feed(html)
    reader.close()
    return reader.findings()


def _unsound(html: str) -> Iterator[RefusedHtml]:
    """The first thing that browsers would mend: what follows often comes of it."""
    import html5lib  # few posts hold any HTML, and most builds find what was kept of those

    from .parse_errors import parse_errors

    parser = html5lib.HTMLParser()
    parser.parseFragment(html)
    for error in parse_errors(parser):
        if not MENDED.match(error.code):
            yield RefusedHtml(error.pattern, f"This HTML is not sound: {error.message}.")
            return


def _lines(post: Post, refused: RefusedHtml) -> list[int]:
    """The lines that hold the words, outside code where it can be; else the text's first."""
    lines = list(post.numbered)
    whole = list(enumerate(post.source.split("\n"), post.first_line))
    for needle, where in product((refused.needle, refused.vague), (lines, whole)):
        wanted = re.compile(needle, re.IGNORECASE)
        if found := [number for number, line in where if wanted.search(line)]:
            return found
    return [post.first_line]


class _HtmlJudge(HTMLParser):
    """Collects what is wrong."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._found: list[RefusedHtml] = []
        self._open: list[str] = []

    def findings(self) -> Iterator[RefusedHtml]:
        yield from self._found
        for tag in self._open:
            yield RefusedHtml(rf"<\s*{tag}\b", f"“<{tag}>” must be closed with </{tag}>.")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._judge_tag(tag)
        for name, value in attrs if tag in TAGS else ():
            self._judge_attribute(tag, name, value or "")
        if tag == "img" and "alt" not in dict(attrs):
            self._refuse(r"<\s*img", '“<img>” must have alt="what it shows", or alt="" for none.')
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def _judge_tag(self, tag: str) -> None:
        needle = rf"<\s*{re.escape(tag)}\b"
        if tag not in TAGS:
            self._refuse(needle, f"“<{tag}>” may not stand in a post; {_instead_of(tag)}.")
        elif tag in BLOCKS and self._is_in_paragraph():
            said = f"“<{tag}>” is a block of its own: leave an empty line above and below it."
            self._refuse(needle, said)
        if len(self._open) == DEEPEST:
            self._refuse(needle, f"HTML lies more than {DEEPEST} levels deep; write it in fewer.")

    def _is_in_paragraph(self) -> bool:
        inner = next((tag for tag in reversed(self._open) if tag in CELLS or tag == "p"), "")
        return inner == "p"

    def _judge_attribute(self, tag: str, name: str, value: str) -> None:
        if not is_allowed(tag, name):
            if not is_harmless(tag, name):
                self._refuse_attribute(tag, name, value)
        elif name in ("href", "src"):
            self._judge_address(value)

    def _judge_address(self, address: str) -> None:
        scheme = scheme_of(address)
        if scheme and scheme not in SCHEMES:
            said = f"An address must not begin with “{scheme}:”; {_instead_of_scheme(scheme)}."
            self._refuse(rf"\b{re.escape(scheme)}\s*:", said, HIDDEN)

    def _refuse_attribute(self, tag: str, name: str, value: str) -> None:
        said = f"“{name}” may not stand in <{tag}>; delete it; {WHERE}."
        if value in ("", name):
            said = f"“{name}” may not stand in <{tag}>; write \\{{ if readers shall see the braces."
        self._refuse(rf"\b{re.escape(name)}\s*=|\{{[^}}\n]*{re.escape(name)}", said)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or tag not in self._open:
            self._refuse(rf"</\s*{re.escape(tag)}", f"“</{tag}>” closes nothing; delete it.")
            return
        while (left := self._open.pop()) != tag:
            self._refuse(rf"<\s*{left}\b", f"“<{left}>” must be closed with </{left}>.")

    def handle_data(self, data: str) -> None:
        if "{:" in data and CODE.isdisjoint(self._open):
            said = (
                "“{:” is shown as it is; it must end a heading or stand right behind what it is of."
            )
            self._refuse(r"\{:", said)

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

    def _refuse(self, needle: str, message: str, vague: str = NOWHERE) -> None:
        self._found.append(RefusedHtml(needle, message, vague))


def _instead_of(tag: str) -> str:
    """What to write instead of an element."""
    if tag in WORDS_STAY:
        return f"delete it and </{tag}>, and leave the words between them"
    if tag in LOADED:
        return "write a link to what it shows"
    return f"delete it, or write &lt;{tag}&gt; to show it; {WHERE}"


def _instead_of_scheme(scheme: str) -> str:
    """What to write instead of an address with a scheme that is none of ours."""
    if scheme == "file" or len(scheme) == 1:  # of a drive, as in C:
        return "put the file into the folder images, and write {static}/images/ and its name"
    return "write one that begins with https:, mailto: or tel:"
