"""Reads Atom safely: no DOCTYPE, no entity, nothing from elsewhere, one entry at a time."""

from collections.abc import Iterator
from typing import IO

from lxml import etree

from .export import UnreadableExportError
from .members import Member
from .namespaces import Named

ATOM = "{http://www.w3.org/2005/Atom}"
NAMESPACE = ATOM[1:-1].encode()
LARGEST = 200_000_000  # bytes of a feed, some hundred times a blog of twenty years
HEAD = 4_096  # bytes, in which a feed says what it is
DEEPEST = 200  # levels, twenty times as many as an entry has


def is_atom(member: Member) -> bool:
    """Whether a file says that it is Atom, in any encoding."""
    with member.open() as file:
        return NAMESPACE in file.read(HEAD).replace(b"\0", b"")


def elements_of(member: Member) -> Iterator[etree._Element]:
    """The entries of a feed, and its root last. Raises UnreadableExportError."""
    if member.size > LARGEST:
        said = f"{member.name} has {member.size // 1_000_000:,} MB; {LARGEST // 1_000_000} is the"
        raise UnreadableExportError(f"{said} limit.")
    try:
        with member.open() as file:
            _refuse_what_is_no_feed(file, member.name)
        with member.open() as file:
            yield from _parsed(file, member.name)
    except etree.XMLSyntaxError as error:
        where = f"line {error.lineno}" if error.lineno else "its beginning"
        said = f"{member.name} is damaged or cut, at {where}: {error.msg}."
        raise UnreadableExportError(said) from error


def _parsed(file: IO[bytes], name: str) -> Iterator[etree._Element]:
    depth = 0
    for event, element in _events(file, is_huge=True):  # one long text shall not end all others
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise UnreadableExportError(f"{name} has more than {DEEPEST} levels, the limit.")
        if event == "end" and depth == 1 and element.tag == f"{ATOM}entry":
            yield element
            if (root := element.getparent()) is not None:
                root.remove(element)
        elif event == "end" and depth == 0:
            yield element


def _events(file: IO[bytes], is_huge: bool) -> Iterator[tuple[str, etree._Element]]:
    """What begins and ends; only where it is huge, without libxml2's own limits."""
    yield from etree.iterparse(
        Named(file),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=is_huge,
        remove_comments=True,
        remove_pis=True,
    )


def _refuse_what_is_no_feed(file: IO[bytes], name: str) -> None:
    """Look at the root within libxml2's limits: where no DOCTYPE is, no entity can grow."""
    _, root = next(_events(file, is_huge=False))
    if root.getroottree().docinfo.doctype:
        raise UnreadableExportError(f"{name} has a DOCTYPE, which no export of Blogger has.")
    if root.tag != f"{ATOM}feed":
        tag = etree.QName(root).localname
        raise UnreadableExportError(f"{name} is no export of Blogger: it begins with <{tag}>.")


def text_of(element: etree._Element, tag: str) -> str:
    """The words of the first child of a name; empty without one."""
    return (element.findtext(tag) or "").strip()
