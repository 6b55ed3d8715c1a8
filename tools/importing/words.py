"""The words that readers see of some HTML, in order: the judge of what the converter did.

It shares no code with it: html5lib reads the page as the standard says, and this file alone says
what of it is seen.
"""

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from .fostering import body_of

UNSEEN = frozenset(
    "applet audio embed head iframe noembed noframes noscript object script select style svg "
    "template textarea title video xml".split()
)
WITHIN_WORDS = frozenset(  # elements that end no word
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark nobr q s samp small "
    "span strike strong sub sup time tt u var wbr".split()
)
OF_FEEDS = "blogger-post-footer"  # the class of what no page shows, but each letter of a feed
NOT_SHOWN = re.compile(r"(?:display:none|visibility:hidden|mso-hide:all)", re.IGNORECASE)
NO_LETTER = dict.fromkeys([*range(32), 0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF], "")
WORD = re.compile(r"[^\W_]+")
BULLET = re.compile(r"(?m)^[^\S\n]*[o§](?=[ \t]*\u00a0)")  # which Word draws by a letter
# the fonts whose letters are drawings: one alone is no word
DRAWINGS = re.compile(r"font-family:[\"']?(?:wingdings|webdings)", re.IGNORECASE)
FONT = re.compile(r"(?<![\w-])font(?:-family)?:", re.IGNORECASE)
LONG = 5_000  # words, of which the most frequent are passed over: all pairs would take minutes
BREAK = "\n"
RAISED, LOWERED = "\ue000", "\ue001"  # for private use, where something raised begins and ends
# A number, as of a footnote, is a word of its own beside others that are not raised.
RAISED_NUMBER = re.compile(rf"(?<=\w){RAISED}+(?=\d)|(?<=\d){LOWERED}+(?=\w)")
RAISED_ON = re.compile(f"{LOWERED}+{RAISED}+")
LEVEL = re.compile(f"[{RAISED}{LOWERED}]")
NO_LEVEL = {ord(RAISED): "", ord(LOWERED): ""}
SPACES = {9: " ", 10: " ", 13: " ", 12: " ", 11: " "}
STYLES = {"lower-alpha": "a", "lower-latin": "a", "lower-roman": "i",
          "upper-alpha": "A", "upper-latin": "A", "upper-roman": "I"}  # fmt: skip
ALPHABET = "abcdefghijklmnopqrstuvwxyz"
TENS, ONES = ["", "x", "xx", "xxx"], ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]


def words_of(html: str) -> list[str]:
    """The words of a page or of a part of one; the numbers of lists are words, too."""
    return words_in(text_of(html))


def text_of(html: str) -> str:
    """What is seen of a page, a line for each of its blocks and line breaks."""
    text = RAISED_ON.sub("", _raised_once("".join(_text(body_of(html)))))
    text = RAISED_NUMBER.sub(BREAK, text).translate(NO_LEVEL)
    return unicodedata.normalize("NFKC", BULLET.sub(" ", text))


def _raised_once(text: str) -> str:
    """Text without the marks of what is raised within what is: a page says that of it once."""
    depth = 0

    def kept(mark: re.Match[str]) -> str:
        nonlocal depth
        before, depth = depth, max(0, depth + (1 if mark[0] == RAISED else -1))
        return mark[0] if 0 in (before, depth) else ""

    return LEVEL.sub(kept, text)


def words_in(text: str) -> list[str]:
    """The words of plain text."""
    return WORD.findall(unicodedata.normalize("NFKC", BULLET.sub(" ", text)).casefold())


def _text(root: Element) -> Iterator[str]:
    """The text in order, with a line feed wherever a word must end; deep trees are no danger."""
    waiting = [(root, iter(root), _numbers_in(root))]
    drawn = _drawn_in(root)
    yield from _begin(root, drawn)
    while waiting:
        element, children, numbers = waiting[-1]
        child = next(children, None)
        if child is None:
            waiting.pop()
            yield _end(element)
            yield _plain(element.tail) if waiting else ""
        elif _is_seen(child):
            if child.tag == "li":
                yield BREAK + numbers.get(child, "")
            yield from _begin(child, drawn)
            waiting.append((child, iter(child), _numbers_in(child)))
        else:
            yield _plain(child.tail)


def _begin(element: Element, drawn: Collection[Element]) -> Iterator[str]:
    yield RAISED if element.tag == "sup" else _end_of_word(element)
    is_sign = element in drawn and len((element.text or "").strip()) == 1
    yield " " if is_sign else _plain(element.text)


def _drawn_in(root: Element) -> set[Element]:
    """The elements whose letters are shown as drawings: no other font is nearer."""
    drawn: set[Element] = set()
    waiting = [one for one in root.iter() if DRAWINGS.search(_style(one))]
    while waiting:
        drawn.add(element := waiting.pop())
        waiting += [one for one in element if not FONT.search(_style(one))]
    return drawn


def _style(element: Element) -> str:
    return element.get("style", "").replace(" ", "")


def _end(element: Element) -> str:
    return LOWERED if element.tag == "sup" else _end_of_word(element)


def _end_of_word(element: Element) -> str:
    """What stands at both ends of an element: nothing where it ends no word."""
    return "" if element.tag in WITHIN_WORDS else BREAK


def _plain(text: str | None) -> str:
    return (text or "").translate({**NO_LETTER, **SPACES})


def _is_seen(element: Element) -> bool:
    if not isinstance(element.tag, str) or "hidden" in element.attrib:
        return False
    if element.tag.rpartition("}")[2] in UNSEEN:  # behind the namespace of a drawing
        return False
    if OF_FEEDS in element.get("class", "").split():
        return False
    return not NOT_SHOWN.search(_style(element))


def _numbers_in(listed: Element) -> dict[Element, str]:
    """What a browser writes before each item of a counted list."""
    written: dict[Element, str] = {}
    if listed.tag != "ol":
        return written
    number = int(start) - 1 if (start := listed.get("start", "1")).isdecimal() else 0
    for item in listed.findall("li"):
        if any(text.strip() for text in item.itertext()):
            value = item.get("value", "")
            number = int(value) if value.isdecimal() else number + 1
            written[item] = f"{_written(number, _kind_of(listed))}. "
    return written


def _kind_of(listed: Element) -> str:
    style = listed.get("style", "").replace(" ", "").lower()
    styled = next((kind for name, kind in STYLES.items() if f":{name}" in style), "1")
    return listed.get("type", styled)


def _written(number: int, kind: str) -> str:
    if kind in ("a", "A") and number <= len(ALPHABET):
        return ALPHABET[number - 1]
    if kind in ("i", "I") and number < 40:
        return TENS[number // 10] + ONES[number % 10]
    return str(number)


class WordChange(NamedTuple):
    """Where the words of two texts differ."""

    old: Sequence[str]
    new: Sequence[str]


def changes(old: Sequence[str], new: Sequence[str]) -> list[WordChange]:
    """What is lost of the old words, and what stands in the new without having been there."""
    return [WordChange(old[i1:i2], new[j1:j2]) for i1, i2, j1, j2 in differing(old, new)]


def differing(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Where two sequences of words differ: from and to, in the old and in the new."""
    if old == new:
        return []
    is_long = len(new) > LONG
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=is_long)
    found = matcher.get_opcodes()
    return [(i1, i2, j1, j2) for kind, i1, i2, j1, j2 in found if kind != "equal"]
