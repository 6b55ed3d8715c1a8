"""The HTML of a picture that is offered in several sizes and formats."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from plugins.checklists.tree import Node, read_tree
from plugins.html.srcset import ImageCandidate, write_srcset

from .picture import Picture, Variant, seen_size, variants


class Shown(NamedTuple):
    """A text, and the pictures in it."""

    html: str
    pictures: list[Picture]


def add_sources(html: str, find: Callable[[str], Picture | None], root: str, sizes: str) -> Shown:
    """`html` with sources for every picture that `find` knows by its `src`; the rest is untouched.

    `root` is the address of the site's first page, `sizes` how wide pictures show. Raises
    MalformedHTMLError.
    """
    if "<img" not in html:
        return Shown(html, [])
    parts: list[str] = []
    pictures: list[Picture] = []
    end = 0
    blocks = read_tree(html).blocks
    opening = blocks[:2][-1].end  # a picture in the first two blocks may be in view at once
    for node in images(blocks):
        if picture := find(node.attributes.get("src", "")):
            lazy = node.start > opening
            parts += [html[end : node.start], picture_element(node, picture, root, sizes, lazy)]
            pictures.append(picture)
            end = node.end
    return Shown("".join([*parts, html[end:]]), pictures)


def images(nodes: list[Node] | tuple[Node, ...]) -> Iterator[Node]:
    """The `<img>` elements, without those of an author's own `<picture>`."""
    for node in nodes:
        if node.kind == "img":
            yield node
        elif node.kind != "picture":
            yield from images(node.children)


def picture_element(node: Node, picture: Picture, root: str, sizes: str, lazy: bool) -> str:
    """An `<img>` with what it takes to load fast and to move nothing."""
    offers = groupby(variants(picture), lambda variant: variant.format)
    sources = "".join(source(format, list(group), root, sizes) for format, group in offers)
    return f"<picture>{sources}<img{written(attributes(node, picture, lazy))}></picture>"


def source(format: str, offered: list[Variant], root: str, sizes: str) -> str:
    """One format, in each of its widths."""
    srcset = write_srcset(ImageCandidate(f"{root}/{v.address}", f"{v.width}w") for v in offered)
    return f"<source{written({'type': f'image/{format}', 'srcset': srcset, 'sizes': sizes})}>"


def attributes(node: Node, picture: Picture, lazy: bool) -> dict[str, str]:
    """The author's attributes, and what is missing among them."""
    width, height = seen_size(picture)
    missing = {"decoding": "async"}
    if not {"width", "height"} & node.attributes.keys():
        missing |= {"width": str(width), "height": str(height)}
    if lazy:
        missing["loading"] = "lazy"
    return missing | node.attributes


def written(attributes: dict[str, str]) -> str:
    """Attributes as they stand in a tag."""
    return "".join(Markup(' {}="{}"').format(name, value) for name, value in attributes.items())
