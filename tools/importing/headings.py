"""Which headings of an old post are some: where a page of its editor began, paragraphs are, too.

<h2><div style="font-size: medium; font-weight: normal;">A text.</div></h2>   →   A text.
"""

import re
from itertools import takewhile

from bs4 import Tag
from bs4.element import NavigableString

from .marks import NOT_BOLD, weight_of

LONGEST = 100  # characters of a heading that is not bold
SIZE = re.compile(
    r"(?<![\w-])font-size\s*:\s*(?:(?P<name>[a-z-]+)|(?P<number>[\d.]+)\s*(?P<unit>px|pt|r?em|%))",
    re.IGNORECASE,
)
OF_TEXT = {"xx-small", "x-small", "small", "smaller", "medium"}
LARGEST = {"px": 16, "pt": 12, "em": 1, "rem": 1, "%": 100}  # of text
LARGEST_FONT = 3  # of text, of seven


def is_heading(tag: Tag) -> bool:
    """Whether some words of a heading are bold, or else few and large, as those of headings are."""
    words = [one for one in tag.find_all(string=True) if type(one) is NavigableString]
    is_long = sum(len(one.strip()) for one in words) > LONGEST
    return any(one.strip() and _stands_out(one, tag, is_long) for one in words)


def _stands_out(words: NavigableString, heading: Tag, is_long: bool) -> bool:
    above = [*takewhile(lambda tag: tag is not heading, words.parents), heading]
    weight = next(filter(None, map(weight_of, above)), "")
    is_text = next((said for tag in above if (said := _is_of_text(tag)) is not None), False)
    return weight not in NOT_BOLD or not (is_text or is_long)


def _is_of_text(tag: Tag) -> bool | None:
    """Whether an element makes its words as large as text; None where it does not say."""
    if found := SIZE.search(str(tag.get("style", ""))):
        if name := found["name"]:
            return name.lower() in OF_TEXT
        return float(found["number"]) <= LARGEST[found["unit"].lower()]
    size = str(tag.get("size", "")) if tag.name == "font" else ""
    return int(size) <= LARGEST_FONT if size.isdecimal() else None
