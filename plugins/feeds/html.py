"""A post's HTML as a plain reader shows it: words, lists, pictures and whole addresses."""

import re
from urllib.parse import urljoin

import nh3
from markupsafe import Markup

from plugins.incremental.cached import cached
from plugins.pictures.srcset import read_srcset, write_srcset

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
NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@cached(str)
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


def joined(base: str, address: str) -> str | None:
    """An address made absolute; None if it is no address at all."""
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return None


def plain(html: str) -> str:
    """The words of a field that is HTML, without its tags and no-break spaces."""
    return one_line(Markup(html).striptags())


def one_line(text: str) -> str:
    """Text as a title or a name: on one line, of letters that XML may hold."""
    return xml_text(" ".join(text.split()))


def xml_text(text: str) -> str:
    """Text without the control characters that XML forbids or warns of; U+FFFD stands for them."""
    return NOT_TEXT.sub("\ufffd", text)
