"""What programs put on the clipboard as HTML, made the HTML that the converter reads.

Word, Word for the web, Outlook, Google Docs, LibreOffice and browsers each have ways of their own
to say what is raised, struck out, a heading or a list.
"""

import re
from urllib.parse import parse_qs, urlsplit

from bs4 import BeautifulSoup, Tag

from tools.importing.real_lists import KINDS, STYLE, kind_of

from .web_lists import join_lists

BEFORE = re.compile(r"\A(?:Version|StartHTML):.*?(?=<)", re.DOTALL)  # of Windows' own form
RAISED = {"super": "sup", "sub": "sub"}
ALIGNED = re.compile(r"vertical-align\s*:\s*(?P<how>super|sub)\b", re.IGNORECASE)
STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bline-through", re.IGNORECASE)
# What colleagues noted beside a text, and words that they took out.
NOTED = '[style*="mso-element:comment"], .msocomanchor, .MsoCommentReference, del[datetime]'
SIGNS = '[style*="mso-list:Ignore"]'  # of Word's items
LAST_NUMBER = re.compile(r"(?:\w+[.)])+(?P<last>\w+)[.)]?\s*")  # of 1.1.
PICTURES = re.compile(r"font-family\s*:\s*[\"']?(?:Symbol|Wingdings|Webdings)", re.IGNORECASE)
NOTES = '[style*="mso-element:footnote-list"], [style*="mso-element:endnote-list"]'
# What a link leads over, and the parameter that says where to.
REDIRECTS = {
    re.compile(r"https://[\w.-]+\.safelinks\.protection\.outlook\.com/"): "url",
    re.compile(r"https://www\.google\.com/url\?"): "q",
}


def plain_html(html: str) -> str:
    """The HTML of a clipboard without what only its program understands; no word is lost."""
    tree = BeautifulSoup(BEFORE.sub("", html), "html5lib")
    for noted in tree.select(NOTED):
        noted.decompose()
    for notes in tree.select(NOTES):
        _open(notes)
    for sign in tree.select(SIGNS):
        _write_plainly(sign)
    for tag in tree.find_all(True):
        _mark(tag)
        _make_heading(tag)
        _lead_straight(tag)
    join_lists(tree)
    for listed in tree.find_all("ol"):
        _say_kind(listed)
    return tree.body.decode_contents() if tree.body else ""


def _open(notes: Tag) -> None:
    """Leave of Word's footnotes the notes, without the line that is drawn above them."""
    for line in notes.find_all(["br", "hr"], recursive=False):
        line.decompose()
    notes.unwrap()


def _write_plainly(sign: Tag) -> None:
    """Leave of 1.1. the last number, as a list within a list counts; of drawn letters a bullet."""
    words = sign.find(string=True)
    if not words:
        return
    if any(PICTURES.search(str(tag.get("style", ""))) for tag in (sign, *sign.parents)):
        words.replace_with("·")
    elif counted := LAST_NUMBER.fullmatch(words):
        words.replace_with(f"{counted['last']}.")


def _mark(tag: Tag) -> None:
    """Say by an element what a style says: raised, lowered, struck out."""
    style = str(tag.get("style", ""))
    if aligned := ALIGNED.search(style):
        _wrap_words(tag, RAISED[aligned["how"].lower()])
    if STRUCK.search(style):
        _wrap_words(tag, "s")


def _wrap_words(tag: Tag, name: str) -> None:
    if tag.name not in (name, "td", "th", "img"):
        inner = BeautifulSoup("", "html5lib").new_tag(name)
        inner.extend([*tag.contents])
        tag.append(inner)


def _make_heading(tag: Tag) -> None:
    """Word has a title that is a paragraph; Word for the web has only such headings."""
    level = str(tag.get("aria-level", ""))
    if tag.name == "p" and "MsoTitle" in tag.get_attribute_list("class"):
        tag.name = "h1"
    elif tag.get("role") == "heading" and level in tuple("123456"):
        tag.name = f"h{level}"


def _lead_straight(tag: Tag) -> None:
    """Let a link that was made to lead over another server lead where it says."""
    if tag.name == "a" and tag.get("href"):
        tag["href"] = straight(str(tag["href"]))


def straight(address: str) -> str:
    """Where an address leads in the end, if that stands in it."""
    for pattern, name in REDIRECTS.items():
        if pattern.match(address):
            [end] = parse_qs(urlsplit(address).query).get(name, [address])[:1]
            return end if end.startswith(("http:", "https:", "mailto:")) else address
    return address


def _say_kind(listed: Tag) -> None:
    """Google Docs says how a list counts at its items."""
    item = listed.find("li", recursive=False)
    style = STYLE.search(str(item.get("style", ""))) if isinstance(item, Tag) else None
    kind = KINDS.get(style["kind"].lower(), "") if style else ""
    if kind and not kind_of(listed):
        listed["type"] = kind
