"""Signs that Word and Outlook draw by a letter of a font become the signs that they show.

<span style="font-family: Wingdings">Ø</span>    →    <span>➢</span>
"""

import re
from itertools import takewhile

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

FONT = re.compile(r"font-family\s*:[\s\"']*(?:wingdings|webdings)", re.IGNORECASE)
OTHER = re.compile(r"(?<![\w-])font(?:-family)?\s*:", re.IGNORECASE)
SHOWN = {
    **dict.fromkeys("lnuvwsðÐ", "•"),
    **dict.fromkeys("oqrx", "□"),
    **{"Ø": "➢", "ü": "✓", "þ": "☑", "û": "✗", "§": "▪"},
    **{"à": "→", "è": "→", "ß": "←", "J": "☺", "K": "😐", "L": "☹"},
}


def show_signs(tree: BeautifulSoup) -> None:
    """Write each sign as readers saw it."""
    for tag in tree.find_all(style=FONT):
        for words in tag.find_all(string=True):
            sign = SHOWN.get(words.strip()) if type(words) is NavigableString else None
            if sign and not _has_other_font(words, tag):
                words.replace_with(words.replace(words.strip(), sign))


def _has_other_font(words: NavigableString, tag: Tag) -> bool:
    """Whether something within an element gives these words another font."""
    between = takewhile(lambda one: one is not tag, words.parents)
    return any(OTHER.search(str(one.get("style", ""))) for one in between)
