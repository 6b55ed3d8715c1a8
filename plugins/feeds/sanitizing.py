"""A post's HTML as a plain reader shows it: words, lists, pictures and whole addresses."""

import nh3

from plugins.html.srcset import read_srcset, write_srcset
from plugins.html.text import joined, xml_text

TAGS = nh3.ALLOWED_TAGS | {"tfoot", "picture", "source", "audio", "video"}
DROPPED = {"script", "style", "template", "button", "select", "textarea", "iframe", "object", "svg"}
MEDIA = {"src", "width", "height"}
ATTRIBUTES = {
    **nh3.ALLOWED_ATTRIBUTES,
    "*": {"lang", "dir", "title"},
    "img": MEDIA | {"srcset", "sizes", "alt"},
    "source": MEDIA | {"srcset", "sizes", "type", "media"},
    "audio": {"src", "controls"},
    "video": MEDIA | {"poster", "controls"},
    "ol": {"start", "reversed", "type"},
    "time": {"datetime"},
}


def for_readers(html: str, base: str) -> str:
    """`html` without controls, scripts, styles and comments, every address made absolute.

    `base` is the post's own address.
    """

    def absolute(tag: str, attribute: str, value: str) -> str | None:
        if attribute == "srcset":
            return absolute_srcset(value, base)
        return joined(base, value) if attribute == "cite" else value.strip()

    cleaned = nh3.clean(
        html,
        tags=TAGS,
        clean_content_tags=DROPPED,
        attributes=ATTRIBUTES,
        attribute_filter=absolute,
        link_rel=None,
        url_relative=("rewrite_with_base", base),
    )
    return xml_text(cleaned).strip()


def absolute_srcset(srcset: str, base: str) -> str | None:
    """`a.png 1x, b.png 2x` with each of its addresses made absolute; None if none can be."""
    candidates = [
        candidate._replace(address=address)
        for candidate in read_srcset(srcset)
        if (address := joined(base, candidate.address))
    ]
    return write_srcset(candidates) or None
