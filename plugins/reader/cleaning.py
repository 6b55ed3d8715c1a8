"""The HTML of a post as browsers read it and as it may be: what is harmless in it is taken out.

    <a name="pay" target="_blank">R&D;</a><!-- ask Jan -->    →    <a id="pay">R&amp;D;</a>

From here on < and > stand at the ends of tags only, and every value is in double quotes.
"""

import re

import nh3

from plugins.checklists.recognition import MARKS

from .allowed import ALIGNMENTS, ATTRIBUTES, SCHEMES, TAGS

KEPT = {  # longer than what stays: these become something else
    **ATTRIBUTES,
    "a": ATTRIBUTES["a"] | {"name"},
    "td": ATTRIBUTES["td"] | {"align"},
    "th": ATTRIBUTES["th"] | {"align"},
}
COMMENT = re.compile(r"<!--(?P<words>.*?)-->", re.DOTALL)
OLD_TAG = re.compile(r'<(?P<tag>a|td|th)(?P<attributes>[^<>]* (?:name|align)="[^<>]*)>')
ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')
EMPTY_LINK = re.compile(r"<a(?P<attributes> [^<>]*)?>(?P<space>\s*)</a>")


def cleaned(html: str) -> str:
    """A post's HTML without what readers must not get; its words stay as they are."""
    html = CLEANER.clean(html)
    html = OLD_TAG.sub(_modern_tag, html)
    html = COMMENT.sub(_mark_only, html)
    return EMPTY_LINK.sub(_anchor_only, html)


def _without_odd_sizes(tag: str, attribute: str, value: str) -> str | None:
    """Sizes of pictures are numbers of pixels."""
    is_size = tag == "img" and attribute in ("width", "height")
    return None if is_size and not value.isdecimal() else value


CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes={tag: set(names) for tag, names in KEPT.items()},
    attribute_filter=_without_odd_sizes,
    url_schemes=set(SCHEMES),
    link_rel=None,
    strip_comments=False,
)


def _modern_tag(found: re.Match[str]) -> str:
    """`name` of a link becomes its id, `align` of a cell a class."""
    attributes = dict(ATTRIBUTE.findall(found["attributes"]))
    if name := attributes.pop("name", ""):
        attributes.setdefault("id", name)
    if (side := attributes.pop("align", "").lower()) in ALIGNMENTS:
        attributes["class"] = f"{attributes.get('class', '')} align-{side}".strip()
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<{found['tag']}{written}>"


def _anchor_only(link: re.Match[str]) -> str:
    """A link without words leads nobody anywhere, but it may be where others lead to."""
    is_anchor = ' id="' in (link["attributes"] or "")
    return link[0] if is_anchor else link["space"]


def _mark_only(comment: re.Match[str]) -> str:
    """A comment that says which lists are checklists."""
    is_mark = " ".join(comment["words"].split()).lower() in MARKS
    return comment[0] if is_mark else ""
