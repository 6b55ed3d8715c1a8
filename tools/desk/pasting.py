"""What is pasted becomes Markdown: bold, links, headings, lists, tables and footnotes stay."""

import re
from html import escape

from plugins.proofreading.blog import Blog
from tools.importing.blocks import OldPicture, Ways
from tools.importing.conversion import convert
from tools.importing.embeds import embedded_words
from tools.importing.export import UnreadableExportError
from tools.importing.links import Links
from tools.importing.words import words_of
from tools.line_ends import as_typed

from .clipboard import plain_html

LARGEST = 1_000_000  # characters of HTML: what is longer is pasted as plain text
PICTURE = re.compile(r"data:image/[^\s\"'<>]+")  # which is pasted as a file, if at all
# A program for code puts its lines, in colours, on the clipboard: they are meant as they stand.
OF_CODE = re.compile(r"style=\"[^\"]*monospace[^\"]*white-space:\s*pre;?\"", re.IGNORECASE)


def markdown_of(html: str, plain: str, blog: Blog) -> str:
    """The Markdown of a clipboard, which holds the same as HTML and as plain text.

    It ends without a line feed. Plain text stays as it is; it is taken, too, where the HTML holds
    no words or some of them would be lost.
    """
    as_it_is, html = as_typed(plain), PICTURE.sub("", html)
    if not html or len(html) > LARGEST or OF_CODE.search(html):
        return as_it_is
    source = plain_html(html)
    try:
        converted = convert(source, "The text", _ways(blog), blog.as_written)
    except UnreadableExportError:
        return as_it_is
    is_whole = words_of(source) and not converted.lost
    return converted.markdown.strip("\n") if is_whole else as_it_is


def _ways(blog: Blog) -> Ways:
    """Links of this computer alone lead nowhere, and pictures of other sites are not shown."""
    links = Links((), {}, (), {}, {}, {}, blog.settings)
    return Ways(links.target, _picture, embedded_words)


def _picture(picture: OldPicture) -> str:
    """A link in the place of a picture that is on another site; its words alone of any other."""
    if picture.address.startswith(("http:", "https:")) and picture.alt:
        return f'<a href="{escape(picture.address)}">{escape(picture.alt)}</a>'
    return ""
