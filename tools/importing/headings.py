"""Which headings of an old post are some: where a page of its editor began, paragraphs are, too.

<h2><div style="font-size: medium; font-weight: normal;">A text.</div></h2>   →   A text.
"""

import re
from itertools import takewhile

from bs4 import Tag
from bs4.element import NavigableString

from .marks import NOT_BOLD, weight_of

LONGEST = 100  # characters of a heading that is neither bold nor of a size
SIZE = re.compile(
    r"(?<![\w-])font-size\s*:\s*(?:(?P<name>[a-z-]+)|(?P<pixels>\d+(?:\.\d+)?)px|[\d.])",
    re.IGNORECASE,
)
OF_TEXT = {"xx-small", "x-small", "small", "smaller", "medium"}
LARGEST = 16  # pixels of text
LARGEST_FONT = 3  # of text, of seven


def is_heading(tag: Tag) -> bool:
    """Whether some words of a heading are bold, or else few or large, as those of headings are.

    Points say nothing: Google Docs makes headings of any size that are not bold.
    """
    words = [one for one in tag.find_all(string=True) if type(one) is NavigableString]
    is_long = sum(len(one.strip()) for one in words) > LONGEST
    return any(one.strip() and _stands_out(one, tag, is_long) for one in words)


def _stands_out(words: NavigableString, heading: Tag, is_long: bool) -> bool:
    above = [*takewhile(lambda tag: tag is not heading, words.parents), heading]
    weight = next(filter(None, map(weight_of, above)), "")
    said = (_is_of_text(tag) for tag in above)
    is_text = next((one for one in said if one is not None), is_long)
    return weight not in NOT_BOLD or not is_text


def _is_of_text(tag: Tag) -> bool | None:
    """Whether an element makes its words as large as text; None where it does not say."""
    if found := SIZE.search(str(tag.get("style", ""))):
        name, pixels = (found["name"] or "").lower(), found["pixels"]
        is_inherited = name == "inherit"
        return (
            None if is_inherited else name in OF_TEXT or bool(pixels and float(pixels) <= LARGEST)
        )
    size = str(tag.get("size", "")) if tag.name == "font" else ""
    return int(size) <= LARGEST_FONT if size.isdecimal() else None
