"""The words that readers see: those of a page, and those that a text in Markdown promises.

Nothing here is shared with what converts posts. A word is what stands between two white spaces,
without any sign: emphasis, quotes and dashes are not what these laws are about.
"""

import re
from html import unescape

from lxml import html
from lxml.html import HtmlElement

APART = set(
    "address aside blockquote br caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 "
    "hr li ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
FOOTNOTE_SIGNS = "//sup[starts-with(@id, 'fnref')] | //a[@class='footnote-backref']"

FENCED = re.compile(r"^(`{3,}|~{3,})[^\n]*\n(?P<code>.*?)^\1 *$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(  # within a paragraph, an item, a row
    r"(?<!\\)(`+)(?P<code>(?:(?!\n\s*(?:\n|[-+*>#|\[]|\d\.)).)+?)(?<!`)\1(?!`)", re.DOTALL
)
COMMENT = re.compile(r"^<!--.*?-->|<!--(?:(?!\n\s*\n|<!--).)*?-->", re.MULTILINE | re.DOTALL)
REFERENCE = re.compile(r"^ {0,3}\[(?!\^)([^\]\n]+)\]: *\S+(?: +[\"(].*[\")])? *$\n?", re.MULTILINE)
ABBREVIATION = re.compile(r"^\*\[[^\]\n]+\]:.*$\n?", re.MULTILINE)
FOOTNOTE = re.compile(r"^\[\^(?P<label>[^\]\n]+)\]:(?P<words>.*)$\n?", re.MULTILINE)
ATTRIBUTES = re.compile(r"\{: *[.#][^{}\n]*\}|\{ *[.#][^{}\n]*\}(?= *\n===)")
OF_HEADING = re.compile(r"^(#+ .*?)\{ *[.#][^{}\n]*\} *$", re.MULTILINE)
QUOTE = re.compile(r"^ {0,3}(?:> ?)+", re.MULTILINE)
MARKERS = re.compile(r"^[ >]*(?:(?:[-*+]|\d+\.) +(?:\[[ xX]\] +)?)", re.MULTILINE)
PICTURE = re.compile(r"(?<!\\)!\[[^\[\]]*\]\([^()\s]*(?: \"[^\"]*\")?\)")
LINK = re.compile(  # whose words may hold brackets
    r"(?<!\\)\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\])*)\]\([^()\s]*(?: \"[^\"]*\")?\)"
)
NAMED = re.compile(r"(?<!\\)\[(?P<words>[^\[\]]*)\](?:\[(?P<label>[^\[\]^]*)\])?")
ADDRESS = re.compile(r"<((?:https?://|mailto:)?[^<>\s]+[@/][^<>\s]*)>")
BREAK = re.compile(rf"</?(?:{'|'.join(APART)})\b[^<>]*>")
TAG = re.compile(r"</?[a-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE)
ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|\w+);", re.IGNORECASE)
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+.!@-])")


def seen(page: str) -> list[str]:
    """The words of HTML, in order."""
    root = html.fragment_fromstring(page, create_parent="div")
    for sign in root.xpath(FOOTNOTE_SIGNS):
        sign.drop_tree()
    return _words("".join(_texts(root)))


def _texts(element: HtmlElement) -> list[str]:
    apart = "\n" if element.tag in APART else ""
    inside = [element.text or ""] if isinstance(element.tag, str) else []
    for child in element:
        inside += [*_texts(child), child.tail or ""]
    return [apart, *inside, apart]


def promised(text: str) -> list[str]:
    """The words of a text in Markdown, in the order of its page: footnotes stand at the end."""
    code: list[str] = []
    text = FENCED.sub(lambda found: _aside(found["code"], code, "\n"), text)
    text = SPAN.sub(lambda found: _aside(found["code"].strip(), code), text)
    text = OF_HEADING.sub(r"\1", QUOTE.sub("", text))
    labels = {found[1].lower() for found in REFERENCE.finditer(text)}
    for hidden in (COMMENT, REFERENCE, ABBREVIATION, ATTRIBUTES, PICTURE):
        text = hidden.sub("", text)
    notes = {found["label"]: found["words"] for found in FOOTNOTE.finditer(text)}
    text = "\n".join([FOOTNOTE.sub("", text), *notes.values()])
    for label in notes:
        text = text.replace(f"[^{label}]", "")
    text = MARKERS.sub("", text)
    text = LINK.sub(lambda found: found["words"], text)
    text = NAMED.sub(lambda found: _named(found, labels), text)
    text = ADDRESS.sub(r"\1", text)
    text = ENTITY.sub(
        lambda found: unescape(found[0]), TAG.sub("", BREAK.sub("\n", ESCAPED.sub(r"\1", text)))
    )
    return _words(re.sub("\0(\\d+)\0", lambda found: code[int(found[1])], text))


def _named(link: re.Match[str], labels: set[str]) -> str:
    """What is seen of a link whose address stands elsewhere; all where it stands nowhere."""
    return link["words"] if (link["label"] or link["words"]).lower() in labels else link[0]


def _aside(words: str, code: list[str], apart: str = "") -> str:
    """A sign that stands for code, whose words are shown as they are."""
    code.append(words)
    return f"{apart}\0{len(code) - 1}\0{apart}"


def _words(text: str) -> list[str]:
    words = (re.sub(r"[\W_]+", "", word) for word in text.split())
    return [word for word in words if word]
