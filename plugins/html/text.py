"""Text in HTML and for XML, and addresses in HTML."""

import re
from urllib.parse import urljoin

from markupsafe import Markup

KEPT = str.maketrans({"\u00a0": "&#160;", "\u202f": "&#8239;"})  # from being taken for any space
WHITE_SPACE = re.compile(r"[^\S\u00a0\u202f]+")
NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def joined(base: str, address: str) -> str | None:
    """An address made absolute; None if it is no address at all."""
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return None


def plain(html: str) -> str:
    """The words of a field that is HTML: the author's and the language's no-break spaces stay.

    Those of typogrify, `&nbsp;`, keep a widow from the end of a paragraph, and here is none.
    """
    return one_line(Markup(html.replace("&nbsp;", " ").translate(KEPT)).striptags())


def one_line(text: str) -> str:
    """Text as a title or a name: on one line, of letters that XML may hold."""
    return xml_text(WHITE_SPACE.sub(" ", text.strip()))


def xml_text(text: str) -> str:
    """Text without the control characters that XML forbids or warns of; U+FFFD stands for them."""
    return NOT_TEXT.sub("\ufffd", text)
