"""Rules for links and pictures: where they lead, and what stands for a picture that is not seen."""

import difflib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from .post import Post
from .problem import Finding

INLINE = re.compile(r"\]\(\s*(?P<target>(?:[^()\n]|\([^()\n]*\))*)\)")
REFERENCE = re.compile(r" {0,3}\[(?!\^)[^\]\n]+\]:\s*(?P<target>\S+)")
ATTRIBUTE = re.compile(
    r"<[a-z][^<>]*\s(?:href|src)\s*=\s*(?P<quote>[\"'])(?P<target>.*?)(?P=quote)"
)
TITLE = re.compile(r"\s+(?:\".*\"|'.*')\s*\Z")
PICTURE = re.compile(r"!\[(?P<words>[^\]\n]*)\](?:\((?P<target>[^()\n]*)\)|\[)")
PLACE = re.compile(r"[{|](?P<what>[^{}|]*)[}|](?P<path>[^#?]*)(?:\?[^#]*)?(?:#(?P<anchor>.*))?")
FILES = ("filename", "static", "attach")
OTHERS = ("author", "category", "index", "tag")
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
DOMAIN = re.compile(r"www\.|[\w-]+\.(?:be|com|eu|fr|net|nl|org)\b", re.IGNORECASE)
MAIL = re.compile(r"[\w.+-]+@[\w.-]+")
DATED_ADDRESS = re.compile(r"/\d{4}/\d{2}/[^/#?]+\.html")
ID = re.compile(r"\bid=\"([^\"]+)\"")
OF_THE_THEME = re.compile(r"tip-|top\Z|text\Z|share\Z|\Z")


class Place(NamedTuple):
    """Where the links are looked up."""

    folder: Path  # of the content, resolved
    posts: dict[Path, Post]  # by resolved path
    addresses: frozenset[str]  # of posts, pages and redirects
    convert: Callable[[str], str]  # Markdown to HTML


def dead_link(post: Post, place: Place) -> Iterator[Finding]:
    """A link or picture that leads nowhere."""
    for number, target in _targets(post):
        if said := _wrong(target, post, place):
            yield number, said


def _targets(post: Post) -> Iterator[tuple[int, str]]:
    for number, line in post.numbered:
        if "](" not in line and "]:" not in line and "<" not in line:
            continue
        for pattern in (INLINE, REFERENCE, ATTRIBUTE):
            for link in pattern.finditer(line):
                yield number, TITLE.sub("", link["target"]).strip().strip("<>")


def _wrong(target: str, post: Post, place: Place) -> str:
    """What is wrong with a target; empty if nothing is."""
    if not target:
        return "This link leads nowhere; write an address between the brackets ( )."
    if at := PLACE.fullmatch(target):
        return _wrong_place(target, at, post, place)
    if target.startswith("/images/") and not _exists(place.folder / unquote(target[1:])):
        return f"“{target}” is not there; pictures lie in the folder images."
    if DATED_ADDRESS.match(target):
        there = target.partition("#")[0] in place.addresses
        return (
            "" if there else f"“{target}” is no post of this blog; write {{filename}} and its file."
        )
    if target.startswith(("#", "/")) or SCHEME.match(target):
        return ""
    return f"“{target}” leads nowhere; write {_right(target, post)}."


def _wrong_place(target: str, at: re.Match[str], post: Post, place: Place) -> str:
    if at["what"] in OTHERS:
        return ""
    if at["what"] not in FILES:
        near = difflib.get_close_matches(at["what"], FILES, 1, 0) or FILES
        return f"“{target}” leads nowhere; write {{{near[0]}}}{at['path']}."
    file = _file(at["path"], post, place)
    if not file.is_relative_to(place.folder):
        return f"“{target}” leads out of the blog's folder; move the file into it."
    if not _exists(file):
        near = difflib.get_close_matches(file.name, _names(file.parent), 1)
        right = f"write {target.replace(file.name, near[0])}" if near else "write the file's name"
        return f"“{target}” is not there; {right}."
    other = place.posts.get(file)
    if other and other.is_draft and not post.is_draft:
        return f"“{target}” is a draft, which readers cannot open; publish it or take the link out."
    return ""


def _file(path: str, post: Post, place: Place) -> Path:
    path = unquote(path)
    start = place.folder if path.startswith("/") else post.path.resolve().parent
    return Path(start, path.lstrip("/")).resolve()


def _exists(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:  # a name longer than any file's
        return False


def _names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir()) if folder.is_dir() else []


def _right(target: str, post: Post) -> str:
    if MAIL.fullmatch(target):
        return f"mailto:{target}"
    if DOMAIN.match(target) and not target.endswith(".html"):
        return f"https://{target}"
    return f"{{filename}}{target}" if target.endswith(".md") else "{filename} or {static} before it"


def dead_anchor(post: Post, place: Place) -> Iterator[Finding]:
    """A link to a part of a page that has no such part."""
    for number, target in _targets(post):
        if "#" not in target:
            continue
        at = PLACE.fullmatch(target)
        anchor = unquote(at["anchor"] or "" if at else target[1:])
        file = _file(at["path"], post, place) if at else post.path.resolve()
        other = place.posts.get(file)
        if other is None or not (at or target.startswith("#")) or OF_THE_THEME.match(anchor):
            continue
        ids = ID.findall(place.convert(other.source))
        if anchor not in ids:
            near = difflib.get_close_matches(anchor, ids, 1) or ids
            right = f"write #{near[0]}" if near else "give a heading the words {: #" + anchor + " }"
            yield number, f"“#{anchor}” is no part of {other.path.name}; {right}."


def picture_without_words(post: Post, _: Place) -> Iterator[Finding]:
    """A picture that says nothing to those who do not see it."""
    for number, line in post.numbered:
        for picture in PICTURE.finditer(line) if "![" in line else ():
            if not picture["words"].strip():
                right = f"![what it shows]({picture['target'] or '…'})"
                yield number, f"A picture must say what it shows: {right}"
