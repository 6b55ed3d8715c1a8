"""Rules for links that lead to something of this blog."""

import difflib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from pelican.urlwrappers import Author, Category, Tag, URLWrapper

from plugins.addresses import address_of, reserved_names

from .facts import ListedContent
from .place import Place, waits
from .problem import Finding, Fix
from .source import anchors_in

PLACE = re.compile(r"[{|](?P<what>[^{}|]*)[}|](?P<path>[^#?]*)(?:\?[^#]*)?(?:#(?P<anchor>.*))?")
FILES = ("filename", "static", "attach")
TERMS: dict[str, type[URLWrapper]] = {"author": Author, "category": Category, "tag": Tag}
DOMAIN = re.compile(r"www\.|[\w-]+\.(?:be|com|eu|fr|net|nl|org)\b", re.IGNORECASE)
MAIL = re.compile(r"[\w.+-]+@[\w.-]+")
NEAR = 0.8  # how much alike two addresses are, one of which was meant
OF_EVERY_PAGE = re.compile(r"(?:text|(?i:top))?")  # the theme's, and what all browsers know
OF_POSTS = "share"


class DeadLink(NamedTuple):
    """What is wrong with a target."""

    said: str
    right: str = ""  # what to write instead, where that is sure


def dead_link(post: ListedContent, place: Place) -> Iterator[Finding]:
    """A link that leads nowhere."""
    for number, target in post.facts.targets:
        if wrong := _wrong(target, post, place):
            yield number, wrong.said, _fix(target, wrong.right) if wrong.right else None


def _fix(target: str, right: str) -> Fix:
    """Another target, where it stands behind a link's words."""
    return Fix(f"]({target}", f"]({right}")


def _wrong(target: str, post: ListedContent, place: Place) -> DeadLink | None:
    """What is wrong with a target, if anything is."""
    if not target:
        return DeadLink("This link leads nowhere; write an address between the brackets ( ).")
    if at := PLACE.fullmatch(target):
        return _wrong_place(target, at, post, place)
    if target.startswith("/"):
        return _wrong_address(target, post, place)
    if target.startswith("#"):
        return None
    if right := _right(target):
        return DeadLink(f"“{target}” leads nowhere; write {right}.", right)
    return DeadLink(f"“{target}” leads nowhere; write {{filename}} or {{static}} before it.")


def _wrong_address(target: str, post: ListedContent, place: Place) -> DeadLink | None:
    """What is wrong with a target that says an address."""
    address = _address(target)
    if other := place.posts.get(address):
        return _wrong_post(target, other, post, place)
    if address in place.lists or address in place.moved or _is_beside(address, place):
        return None
    if address.startswith("/images/"):
        return DeadLink(f"“{target}” is not there; pictures lie in the folder images.")
    said = f"“{target}” is no address of this blog; write"
    if near := difflib.get_close_matches(address, sorted(place.lists), 1, NEAR):
        return DeadLink(f"{said} {near[0]}.", near[0])
    return DeadLink(f"{said} {{filename}} or {{static}} and its file.")


def _is_beside(address: str, place: Place) -> bool:
    """Whether a target is a file of the content, or one of those of which nothing is known yet."""
    first, file = address[1:].partition("/")[0], Path(place.root, address[1:])
    if first in reserved_names(place.settings) - {*place.settings["STATIC_PATHS"]}:
        return True
    return file.suffix != ".md" and _exists(file)


def _address(target: str) -> str:
    """The address that a target says, as places have it."""
    path = unquote(target.partition("#")[0].partition("?")[0])
    return f"/{address_of(path[1:])}"


def _wrong_place(
    target: str, at: re.Match[str], post: ListedContent, place: Place
) -> DeadLink | None:
    if at["what"] == "index":
        said = f"“{target}” leads nowhere; write {{index}} alone."
        return DeadLink(said, "{index}") if at["path"] else None
    if at["what"] in TERMS:
        term = TERMS[at["what"]](at["path"], place.settings)
        there = f"/{address_of(term.url)}" in place.lists
        return (
            None if there else DeadLink(f"“{target}” leads nowhere; no post has that {at['what']}.")
        )
    if at["what"] not in FILES:
        near = difflib.get_close_matches(at["what"], FILES, 1, 0) or FILES
        right = f"{{{near[0]}}}{at['path']}"
        return DeadLink(f"“{target}” leads nowhere; write {right}.", right)
    file = _file(at["path"], post, place)
    other = place.files.get(file)
    if other is None:
        return _wrong_file(target, Path(file), place)
    return _wrong_post(target, other, post, place)


def _wrong_post(
    target: str, other: ListedContent, post: ListedContent, place: Place
) -> DeadLink | None:
    """What is wrong with a target that is a post."""
    if post.facts.is_draft:
        return None
    if other.facts.is_draft:
        said = "is a draft, which readers cannot open; publish it or take the link out."
        return DeadLink(f"“{target}” {said}")
    if waits(other.facts, place.settings, place.opening_of(post.facts)):
        said = f"waits for its date, {other.facts.day}; take the link out until then."
        return DeadLink(f"“{target}” {said}")
    return None


def _file(path: str, post: ListedContent, place: Place) -> str:
    """The resolved path of a target; most are found without asking the file system."""
    path = unquote(path).replace("\0", "%00")  # no file's name holds it
    start = place.root if path.startswith("/") else post.file.rpartition(os.sep)[0]
    there = f"{start}/{path.lstrip('/')}"
    near = os.path.normpath(there)
    is_plain = "/../" not in path.lstrip("./")  # else a link of the file system may lie before it
    return near if is_plain and near in place.files else str(Path(there).resolve())


def _wrong_file(target: str, file: Path, place: Place) -> DeadLink | None:
    """What is wrong with a target that is no post."""
    if not file.is_relative_to(place.root):
        return DeadLink(f"“{target}” leads out of the blog's folder; move the file into it.")
    if _exists(file):
        return None
    if near := difflib.get_close_matches(file.name, _names(file.parent), 1):
        right = target.replace(file.name, near[0])
        return DeadLink(f"“{target}” is not there; write {right}.", right)
    return DeadLink(f"“{target}” is not there; write the file's name.")


def _exists(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:  # a name longer than any file's
        return False


def _names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir()) if folder.is_dir() else []


def _right(target: str) -> str:
    """What a target that is no address is meant for; empty where nobody can know."""
    if MAIL.fullmatch(target):
        return f"mailto:{target}"
    if DOMAIN.match(target) and not target.endswith(".html"):
        return f"https://{target}"
    return f"{{filename}}{target}" if target.endswith(".md") else ""


def dead_anchor(post: ListedContent, place: Place) -> Iterator[Finding]:
    """A link to a part of a page that has no such part."""
    for number, target in post.facts.targets:
        anchor = unquote(target.partition("#")[2])
        if OF_EVERY_PAGE.fullmatch(anchor):
            continue
        if other := _other(target, post, place):
            if wrong := _wrong_anchor(anchor, other):
                fix = _fix(target, f"{target.partition('#')[0]}#{wrong.right}")
                yield number, wrong.said, fix if wrong.right else None
        elif _leads_to_list(target, place):
            right = target.partition("#")[0]
            said = f"“{target}” leads to a part of a list, and those change; write {right}"
            yield number, said, _fix(target, right)


def _wrong_anchor(anchor: str, other: ListedContent) -> DeadLink | None:
    """What is wrong with a link to a part of a post, if anything is."""
    ids = anchors_in(other.source)
    if anchor in ids or (anchor == OF_POSTS and not other.facts.is_page):
        return None
    said = f"“#{anchor}” is no part of {other.path.name};"
    if near := difflib.get_close_matches(anchor, ids, 1) or ids[:1]:
        return DeadLink(f"{said} write #{near[0]}.", near[0])
    return DeadLink(f"{said} give a heading the words {{: #{anchor} }}.")


def _leads_to_list(target: str, place: Place) -> bool:
    """Whether a target is a list of posts or another page that a build makes of them."""
    if at := PLACE.fullmatch(target):
        return at["what"] == "index" or at["what"] in TERMS
    return target.startswith("/") and _address(target) in place.lists


def _other(target: str, post: ListedContent, place: Place) -> ListedContent | None:
    """The post that a target leads to, if it is one."""
    if at := PLACE.fullmatch(target):
        return place.files.get(_file(at["path"], post, place)) if at["what"] in FILES else None
    if target.startswith("/"):
        return place.posts.get(_address(target))
    return post if target.startswith("#") else None
