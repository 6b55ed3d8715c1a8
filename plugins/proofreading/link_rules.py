"""Rules for links and pictures that lead to something of this blog."""

import difflib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from .facts import Listed
from .problem import Finding
from .source import anchors_in

PLACE = re.compile(r"[{|](?P<what>[^{}|]*)[}|](?P<path>[^#?]*)(?:\?[^#]*)?(?:#(?P<anchor>.*))?")
FILES = ("filename", "static", "attach")
OTHERS = ("author", "category", "index", "tag")
DOMAIN = re.compile(r"www\.|[\w-]+\.(?:be|com|eu|fr|net|nl|org)\b", re.IGNORECASE)
MAIL = re.compile(r"[\w.+-]+@[\w.-]+")
DATED_ADDRESS = re.compile(r"/\d{4}/\d{2}/[^/#?]+\.html")
OF_THE_THEME = re.compile(r"tip-|top\Z|text\Z|share\Z|\Z")


class Place(NamedTuple):
    """Where the links are looked up."""

    folder: str  # of the content, resolved
    posts: dict[str, Listed]  # by resolved path
    addresses: frozenset[str]  # of posts, pages and redirects


def dead_link(post: Listed, place: Place) -> Iterator[Finding]:
    """A link or picture that leads nowhere."""
    for number, target in post.facts.targets:
        if said := _wrong(target, post, place):
            yield number, said


def _wrong(target: str, post: Listed, place: Place) -> str:
    """What is wrong with a target; empty if nothing is."""
    if not target:
        return "This link leads nowhere; write an address between the brackets ( )."
    if at := PLACE.fullmatch(target):
        return _wrong_place(target, at, post, place)
    if target.startswith("/images/") and not _exists(Path(place.folder, unquote(target[1:]))):
        return f"“{target}” is not there; pictures lie in the folder images."
    if DATED_ADDRESS.match(target):
        there = target.partition("#")[0] in place.addresses
        return (
            "" if there else f"“{target}” is no post of this blog; write {{filename}} and its file."
        )
    if target.startswith(("#", "/")):
        return ""
    return f"“{target}” leads nowhere; write {_right(target, post)}."


def _wrong_place(target: str, at: re.Match[str], post: Listed, place: Place) -> str:
    if at["what"] in OTHERS:
        return ""
    if at["what"] not in FILES:
        near = difflib.get_close_matches(at["what"], FILES, 1, 0) or FILES
        return f"“{target}” leads nowhere; write {{{near[0]}}}{at['path']}."
    file = _file(at["path"], post, place)
    other = place.posts.get(file)
    if other is None:
        return _wrong_file(target, Path(file), place)
    if other.facts.is_draft and not post.facts.is_draft:
        return f"“{target}” is a draft, which readers cannot open; publish it or take the link out."
    return ""


def _file(path: str, post: Listed, place: Place) -> str:
    """The resolved path of a target; most are found without asking the file system."""
    path = unquote(path).replace("\0", "%00")  # no file's name holds it
    start = place.folder if path.startswith("/") else post.file.rpartition(os.sep)[0]
    there = f"{start}/{path.lstrip('/')}"
    near = os.path.normpath(there)
    is_plain = "/../" not in path.lstrip("./")  # else a link of the file system may lie before it
    return near if is_plain and near in place.posts else str(Path(there).resolve())


def _wrong_file(target: str, file: Path, place: Place) -> str:
    """What is wrong with a target that is no post."""
    if not file.is_relative_to(place.folder):
        return f"“{target}” leads out of the blog's folder; move the file into it."
    if not _exists(file):
        near = difflib.get_close_matches(file.name, _names(file.parent), 1)
        right = f"write {target.replace(file.name, near[0])}" if near else "write the file's name"
        return f"“{target}” is not there; {right}."
    return ""


def _exists(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:  # a name longer than any file's
        return False


def _names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir()) if folder.is_dir() else []


def _right(target: str, post: Listed) -> str:
    if MAIL.fullmatch(target):
        return f"mailto:{target}"
    if DOMAIN.match(target) and not target.endswith(".html"):
        return f"https://{target}"
    return f"{{filename}}{target}" if target.endswith(".md") else "{filename} or {static} before it"


def dead_anchor(post: Listed, place: Place) -> Iterator[Finding]:
    """A link to a part of a page that has no such part."""
    for number, target in post.facts.targets:
        if "#" not in target:
            continue
        at = PLACE.fullmatch(target)
        anchor = unquote(at["anchor"] or "" if at else target[1:])
        other = place.posts.get(_file(at["path"], post, place) if at else post.file)
        if other is None or not (at or target.startswith("#")) or OF_THE_THEME.match(anchor):
            continue
        ids = anchors_in(other.source)
        if anchor not in ids:
            near = difflib.get_close_matches(anchor, ids, 1) or ids
            right = f"write #{near[0]}" if near else "give a heading the words {: #" + anchor + " }"
            yield number, f"“#{anchor}” is no part of {other.path.name}; {right}."
