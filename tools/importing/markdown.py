"""Plain blocks become this blog's Markdown; what it would read otherwise is escaped.

The HTML holds only what `blocks.py` writes: markdownify sets it, and knows no escape that depends
on where in a line a sign stands, nor what this blog's Markdown reads beside the common.
"""

import re
from html import escape
from typing import Any
from urllib.parse import quote

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement
from markdownify import MarkdownConverter

SIGNS = (  # where they could mean something
    r"(?<!\S )\*|\*(?! \S)"  # between spaces it marks nothing
    r"|`|\\(?![^\W_])"
    r"|\[(?=\^|[ xX]?\])|(?<=\])\("  # a footnote, a box to tick, a link
    r"|(?<!\w)\{"  # behind a word it says nothing of it
    r"|(?<!\w)_+(?=[^\W_])|(?<=[^\W_])_+(?!\w)"  # within a word it marks nothing
    r"|(?<!\w)_|_(?!\w)"
    r"|<(?=[a-zA-Z/!?]|\Z)"
    r"|&(?=#\d|#?\w+;)"
)
IN_TEXT, IN_LINKS = re.compile(SIGNS), re.compile(rf"{SIGNS}|[\[\]]")
ENTITIES = {"<": "&lt;", "&": "&amp;"}
ATTRIBUTES = "{:"  # which the proofreader takes for some, even where they are shown
ATTRIBUTES_IN_WORDS = re.compile(r"\{:(?![^<>]*>)")  # of HTML, and not of its own attributes
STARTS = re.compile(  # what a line must not begin with
    r"(?P<sign>#|>|\[(?=[^\[\]]*\]:)|[-+](?=\s|$)|-(?=[-\s]+$))"
    r"|(?P<count>\d+)(?P<dot>[.)])(?=\s|$)"
    r"|(?P<other>:(?=\s)|=+(?=\s*$)|~{3})"
)
CLOSING = re.compile(r"(?:(?<=\s)|\A)#+\Z")  # of a heading
LIST_BELOW = re.compile(r"\n\n(?= *(?:- |1\. ))")  # which may begin right below words
TWO_LISTS = re.compile(r"</(?P<kind>[uo]l)>(?=<(?P=kind)\b)")  # which would be read as one
BETWEEN_LISTS = "<separator></separator>"
SEPARATOR = "<!-- -->"
WITHIN_CELLS = ["ul", "ol", "blockquote", "pre"]
PLAIN_ADDRESS = re.compile(r"https?://[\w.~:/?#@!$&'*+,;=%()-]+", re.ASCII)
CALL = re.compile(r"!(?=<(?:a|footnote-ref)\b)")  # which would make a picture of the link behind it
CALL_HTML = "<call></call>"
INLINE_HTML = ("strong", "em", "del", "sub", "sup")


class Converter(MarkdownConverter):
    """markdownify, with what this blog's Markdown reads in its own way."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._counts: dict[int, int] = {}  # the next number of each list, whose items come in order

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Words as Markdown that says no more than they do."""
        signs = IN_LINKS if "a" in parent_tags else IN_TEXT
        escaped = signs.sub(_as_words, text)
        escaped = escaped.replace(ATTRIBUTES, SEPARATOR.join(ATTRIBUTES))
        return escaped.replace("|", r"\|") if {"td", "th"} & parent_tags else escaped

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A paragraph whose lines begin nothing."""
        return f"\n\n{plain_starts(text.strip())}\n\n" if text.strip() else ""

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802
        """A heading; number signs at its end would close it."""
        words = CLOSING.sub(r"\\\g<0>", text.strip())
        heading: str = super().convert_hN(n, el, words, parent_tags)  # type: ignore[misc]
        return heading

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A backslash ends a line: editors see it, and no program takes it away."""
        return "<br>" if "_inline" in parent_tags else "\\\n"

    def convert_strong(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Asterisks, but tags beside others of their kind, where nobody could tell them apart."""
        return self._marked(el, text, "**")

    def convert_em(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return self._marked(el, text, "*")

    def convert_del(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"<del>{text}</del>"

    def convert_sub(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"<sub>{text}</sub>"

    def convert_sup(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"<sup>{text}</sup>"

    def _marked(self, el: Tag, text: str, sign: str) -> str:
        outer = el.parent if el.parent is not None and is_pair(el.parent) else el
        inner = outer.contents[0] if is_pair(outer) else outer
        within = inner.contents if isinstance(inner, Tag) else ()
        others = (outer.previous_sibling, outer.next_sibling, outer.parent, *within)
        beside = any(isinstance(one, Tag) and one.name in INLINE_HTML for one in others)
        if beside or "\n" in text:
            return f"<{el.name}>{text}</{el.name}>"
        return f"{sign}{text}{sign}"

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A link, or the place of one within the page."""
        if "id" in el.attrs:
            return f'<a id="{escape(str(el["id"]))}"></a>'
        if is_own_name(str(el.string), str(el["href"])):
            return f"<{el.string}>"
        return f"[{text}]({target(str(el['href']))})" if text else ""

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        escaped = self.escape(str(el.get("alt", "")), {*parent_tags, "a"})
        alt = escaped.replace(SEPARATOR, "")  # no comment is read in an alt
        return f"![{alt}]({target(str(el['src']))})"

    def convert_figure(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """HTML: Markdown has no captions."""
        return f"\n\n{figure_html(el)}\n\n"

    def convert_footnote(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A footnote, told where it stands."""
        words = re.sub(r"\n(?=[^\n])", "\n    ", plain_starts(text.strip()))
        return f"\n\n[^{el['number']}]: {words}\n\n"

    def convert_footnote_ref(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A footnote, named where it is meant."""
        return f"[^{el['number']}]"

    def convert_table(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Rows of cells; HTML where a cell holds more than words."""
        return f"\n\n{raw(el) if el.find(WITHIN_CELLS) else text.strip()}\n\n"

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """An item, what belongs to it begins where its words do."""
        number = self._number(el)
        marker = f"{number}. " if number is not None else "- "
        text = LIST_BELOW.sub("\n", text.strip()) if _is_tight(el) else text.strip()
        below = re.sub(r"\n(?=[^\n])", "\n" + " " * len(marker), text)
        return f"{marker}{below}\n"

    def _number(self, el: Tag) -> int | None:
        parent = el.parent
        if parent is None or parent.name != "ol":
            return None
        number = self._counts.get(id(parent), int(str(parent.get("start", "1"))))
        self._counts[id(parent)] = number + 1
        return number

    def convert_ul(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Items, set off by empty lines unless they lie in one."""
        return f"\n{text.rstrip()}" if "li" in parent_tags else f"\n\n{text.rstrip()}\n\n"

    def convert_ol(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Letters, Roman numbers and a count that leaps need HTML."""
        if "type" in el.attrs or el.find("li", value=True, recursive=False):
            return f"\n\n{raw(el)}\n\n"
        return self.convert_ul(el, text, parent_tags)

    def convert_separator(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """What keeps two lists apart."""
        return f"\n\n{SEPARATOR}\n\n"

    def convert_call(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """An exclamation mark right before a link."""
        return r"\!"

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Code between fences that it does not hold."""
        words = el.get_text().strip("\n")
        fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", words)), 0)
        return f"\n\n{fence}\n{words}\n{fence}\n\n"


def _as_words(signs: re.Match[str]) -> str:
    """Signs as Markdown that shows them."""
    return ENTITIES.get(signs[0]) or "".join(f"\\{sign}" for sign in signs[0])


def is_pair(el: Tag) -> bool:
    """Whether all that is bold is slanted, too: three asterisks say it."""
    inner = [*el.children]
    is_one = len(inner) == 1 and isinstance(inner[0], Tag) and inner[0].name == "em"
    return el.name == "strong" and is_one


def _is_tight(item: Tag) -> bool:
    """Whether an item is a paragraph and lists below it: no empty line stands between them."""
    first, *others = [child.name for child in item.children if isinstance(child, Tag)] or [""]
    return first == "p" and {*others} <= {"ul", "ol"}


def plain_starts(text: str) -> str:
    """Lines of words that begin no heading, quotation, list or definition."""
    return "\n".join(map(_plain_start, text.split("\n")))


def _plain_start(line: str) -> str:
    return STARTS.sub(_escaped, line, count=1) if STARTS.match(line) else line


def _escaped(found: re.Match[str]) -> str:
    if found["count"]:
        return rf"{found['count']}\{found['dot']}"
    if found["other"]:
        return f"&#{ord(found['other'][0])};{found['other'][1:]}"
    return f"\\{found['sign']}"


def is_own_name(words: str, address: str) -> bool:
    """Whether a link's words are its address; the one of a site may end with a slash or without."""
    is_plain = PLAIN_ADDRESS.fullmatch(words) is not None
    return is_plain and address in (words, f"{words}/" if words.count("/") == 2 else words)


def target(address: str) -> str:
    """An address as it may stand behind a link's words."""
    return quote(address, safe="/:?#@!$&'*+,;=%~{}|[]-._") if address else ""


def figure_html(figure: Tag) -> str:
    """A picture and its caption, a line each."""
    inner = "\n".join(map(raw, figure.children))
    return f"<figure>\n{inner}\n</figure>"


OPTIONS: dict[str, Any] = {"heading_style": "atx", "bullets": "-", "autolinks": False}


def to_markdown(html: str) -> str:
    """The Markdown of plain blocks, which ends with a line feed; empty if nothing is there."""
    html = TWO_LISTS.sub(rf"\g<0>{BETWEEN_LISTS}", CALL.sub(CALL_HTML, html))
    tree = BeautifulSoup(html, "html.parser")
    text: str = Converter(**OPTIONS).convert_soup(tree)
    text = re.sub(r"\n{3,}", "\n\n", text).strip("\n")
    return f"{text}\n" if text else ""


def as_raw_html(html: str) -> str:
    """Plain blocks as HTML, each between empty lines."""
    tree = BeautifulSoup(html, "html.parser")
    return "\n\n".join(raw(block).replace("\n", " ") for block in tree.children) + "\n"


def raw(element: PageElement) -> str:
    """An element as HTML, which nobody takes for attributes of Markdown."""
    return ATTRIBUTES_IN_WORDS.sub(SEPARATOR.join(ATTRIBUTES), str(element))
