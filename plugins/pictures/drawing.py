"""SVG: what runs or leads elsewhere is refused, what programs noted beside the drawing left out.

    <svg onload="…">                    refused
    <sodipodi:namedview …/><!-- … -->   left out

Python's own XML reader resolves nothing outside the file, and the writer of canonical XML leaves
out what it is told: no other program is needed, and browsers get no more than was judged.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import C14NWriterTarget, Element, ParseError, XMLParser

from .unreadable import UnreadablePictureError

LARGEST = 1_000_000  # bytes
SVG = "{http://www.w3.org/2000/svg}"
NAME = re.compile(r"(?P<namespace>\{[^}]*\})?(?P<local>.*)", re.DOTALL)
NOTED = frozenset({f"{SVG}metadata"})
PLAIN = frozenset(  # namespaces of attributes that drawings need
    {None, "{http://www.w3.org/1999/xlink}", "{http://www.w3.org/XML/1998/namespace}"}
)
ACTIVE = frozenset("audio embed foreignobject handler iframe listener object script video".split())
ADDRESSES = frozenset({"href", "src"})
FOREIGN_STYLE = re.compile(r"@import|image-set|src\(|\\|url\(\s*[\"']?(?!#|[\"'\s])", re.IGNORECASE)
LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")
NUMBERS = re.compile(r"[\s,]+")


class Drawing(NamedTuple):
    """An SVG as it is published, and its size in pixels, 0 × 0 if it names none."""

    data: bytes
    size: tuple[int, int]


def read_drawing(file: Path) -> Drawing:
    """The drawing in a file. Raises UnreadablePictureError."""
    if (size := file.stat().st_size) > LARGEST:
        raise UnreadablePictureError(
            f"{file.name} has {size / 1000:,.0f} kB, {LARGEST // 1000:,} are the most"
            " for a drawing; save it as PNG."
        )
    source = file.read_bytes()
    try:
        root = ElementTree.fromstring(source)
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadablePictureError(
            f"{file.name} is no SVG that can be read; save it anew as SVG, or as PNG."
        ) from error
    if root.tag != f"{SVG}svg":
        raise UnreadablePictureError(f"{file.name} holds no SVG; save it anew as SVG, or as PNG.")
    for said in _refused(root):
        raise UnreadablePictureError(
            f"{file.name} {said}; save it as plain SVG without it, or as PNG."
        )
    return Drawing(_plain(source, root), _size_of(root))


def _refused(root: Element) -> Iterator[str]:
    """What must not be in a drawing: what runs, and what is fetched from elsewhere."""
    for element in root.iter():
        local = _local(element.tag)
        if local.lower() in ACTIVE:
            yield f"holds <{local}>"
        if local == "style" and FOREIGN_STYLE.search("".join(element.itertext())):
            yield "holds a style that names other files"
        for name, value in element.attrib.items():
            if said := _wrong_attribute(_local(name), value):
                yield said


def _wrong_attribute(name: str, value: str) -> str:
    if name.lower().startswith("on"):
        return f"runs a program by “{name}”"
    if name in ADDRESSES and not value.strip().startswith("#"):
        return f"holds the address or picture “{value.strip()[:40]}”"
    if name == "attributeName" and _local(value.rpartition(":")[2]).lower() in ADDRESSES:
        return "changes an address"
    if FOREIGN_STYLE.search(value) and ("url" in value.lower() or name == "style"):
        return f"names another file in “{name}”"
    return ""


def _local(name: str) -> str:
    return NAME.fullmatch(name)["local"]  # type: ignore[index]


def _plain(source: bytes, root: Element) -> bytes:
    """The drawing alone: no comments, and nothing that is not SVG's own."""
    tags = {element.tag for element in root.iter()}
    attributes = {name for element in root.iter() for name in element.attrib}
    parts: list[str] = []
    writer = _DrawingWriter(
        parts.append,
        exclude_tags={tag for tag in tags if not tag.startswith(SVG)} | NOTED,
        exclude_attrs={name for name in attributes if NAME.match(name)["namespace"] not in PLAIN},  # type: ignore[index]
    )
    parser = XMLParser(target=writer)
    parser.feed(source)
    parser.close()
    return "".join(parts).encode()


class _DrawingWriter(C14NWriterTarget):
    """Writes no instructions to programs, such as to fetch a style."""

    pi: Callable[..., None] = lambda *_: None


def _size_of(root: Element) -> tuple[int, int]:
    """Width and height as they are named, else those of the box that is seen."""
    named = [LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
    if all(named):
        width, height = (float(length[1]) for length in named if length)
    else:
        box = NUMBERS.split(root.get("viewBox", "").strip())
        width, height = map(_number, box[2:]) if len(box) == 4 else (0.0, 0.0)
    return (round(width), round(height)) if width >= 1 and height >= 1 else (0, 0)


def _number(text: str) -> float:
    found = LENGTH.fullmatch(text)
    return float(found[1]) if found else 0.0
