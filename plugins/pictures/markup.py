"""The HTML of a picture that is offered in several sizes and formats."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from plugins.checklists.tree import TEXT, Node, read_tree
from plugins.html.srcset import ImageCandidate, write_srcset

from .picture import Picture, Variant, seen_size, variants

TRANSPARENT = "transparent"  # the class of what must have paper behind it in the dark


class NamedPicture(NamedTuple):
    """A picture that a post names, and the address by which Pelican finds it."""

    picture: Picture
    address: str


class Image(NamedTuple):
    """An `<img>`, with the paragraph that holds it alone if it has a title."""

    node: Node
    paragraph: Node | None = None

    @property
    def place(self) -> Node:
        """What the picture stands in the place of."""
        return self.paragraph or self.node


class Shown(NamedTuple):
    """A text, and the pictures in it."""

    html: str
    pictures: list[Picture]


def add_sources(
    html: str, find: Callable[[str], NamedPicture | None], root: str, sizes: str
) -> Shown:
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
    for image in images(blocks):
        if found := find(image.node.attributes.get("src", "")):
            lazy = image.node.start > opening
            element = picture_element(image, found, root, sizes, lazy)
            parts += [html[end : image.place.start], captioned(element, image)]
            pictures.append(found.picture)
            end = image.place.end
    return Shown("".join([*parts, html[end:]]), pictures)


def images(nodes: Iterable[Node]) -> Iterator[Image]:
    """The `<img>` elements, without those of an author's own `<picture>`."""
    for node in nodes:
        if node.kind == "img":
            yield Image(node)
        elif node.kind == "p" and (image := alone_in(node)) and image.attributes.get("title"):
            yield Image(image, node)
        elif node.kind != "picture":
            yield from images(node.children)


def alone_in(paragraph: Node) -> Node | None:
    """The image that a paragraph holds, if it holds nothing else."""
    inside = [node for node in paragraph.children if node.kind != TEXT or node.words.strip()]
    return inside[0] if len(inside) == 1 and inside[0].kind == "img" else None


def captioned(element: str, image: Image) -> str:
    """A picture with its title below it, if it is alone in a paragraph.

    <p><img title="Our desk" …></p>  →  <figure><img …><figcaption>Our desk</figcaption></figure>
    """
    if not image.paragraph:
        return element
    caption = Markup("<figcaption>{}</figcaption>").format(image.node.attributes["title"])
    return f"<figure{written(image.paragraph.attributes)}>{element}{caption}</figure>"


def picture_element(image: Image, found: NamedPicture, root: str, sizes: str, lazy: bool) -> str:
    """An `<img>` with what it takes to load fast and to move nothing."""
    offers = groupby(variants(found.picture), lambda variant: variant.format)
    sources = "".join(source(format, list(group), root, sizes) for format, group in offers)
    element = f"<img{written(attributes(image, found, lazy))}>"
    return f"<picture>{sources}{element}</picture>" if sources else element


def source(format: str, offered: list[Variant], root: str, sizes: str) -> str:
    """One format, in each of its widths."""
    srcset = write_srcset(ImageCandidate(f"{root}/{v.address}", f"{v.width}w") for v in offered)
    return f"<source{written({'type': f'image/{format}', 'srcset': srcset, 'sizes': sizes})}>"


def attributes(image: Image, found: NamedPicture, lazy: bool) -> dict[str, str]:
    """The author's attributes, and what is missing among them."""
    width, height = seen_size(found.picture)
    given = image.node.attributes | {"src": found.address}
    if image.paragraph:
        del given["title"]  # it becomes the caption
    if found.picture.is_transparent:
        given["class"] = f"{given.get('class', '')} {TRANSPARENT}".strip()
    missing = {"decoding": "async"}
    if width and not {"width", "height"} & given.keys():
        missing |= {"width": str(width), "height": str(height)}
    if lazy:
        missing["loading"] = "lazy"
    return missing | given


def written(attributes: dict[str, str]) -> str:
    """Attributes as they stand in a tag."""
    return "".join(Markup(' {}="{}"').format(name, value) for name, value in attributes.items())
