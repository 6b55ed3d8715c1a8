"""Quotation marks and apostrophes that typogrify would turn the wrong way, set before it sees them.

's Ochtends, in '90    →    ’s Ochtends, in ’90        the words of each language, and years
l'"école"              →    l’“école”                  an elision before a quotation
5' 11" tall            →    5′ 11″ tall                where the language measures so
<b>They</b>'ll         →    <b>They</b>’ll             beside tags, judged by the words
"""

import re
from collections.abc import Iterator
from functools import cache

from plugins.languages import Typography

from .seen_text import BREAK, Edit, SeenText

APOSTROPHE, SINGLE, DOUBLE = "&#8217;", ("&#8216;", "&#8217;"), ("&#8220;", "&#8221;")
FOOT, INCH = "&#8242;", "&#8243;"
QUOTE = re.compile("""['"‘]""")
STRAIGHT = {"“": '"', "‘": "'"}
MARK_OR_BREAK = re.compile(f"""['"“‘{BREAK}]""")

# A decade, or a year where the next quotation mark does not close: ‘20 letters came’.
YEAR = rf"\d\d(?:(?:s|ers?)(?!\w)|(?![\w%]|\s%)(?![^'’‘{BREAK}]*[^\s\d'’‘{BREAK}]['’](?!\w)))"
ELISION = re.compile(r"""'["'](?<=[^\W\d_]..)(?=\w)""")  # a search is fastest for a sign
HEIGHT = re.compile(
    r"""\d(?<![\w.'’‘].)\d?(?P<foot>')[\s-]?(?:\d{1,2}(?:\.\d|\s?[¼½¾])?(?P<inch>")|\d{1,2}(?!\w))"""
)
MEASURED = re.compile(r"""\d(?<![.'’‘\w].)\d{0,2}(?:\.\d+|\s?[¼½¾])?(['"])(?!\w)""")

OPENERS = "([{«‹„“‘"
BEFORE_QUOTE = rf"[\s{BREAK}{re.escape(OPENERS)}\"'’—–-]"  # or nothing
AFTER_QUOTE = rf"[\s{BREAK}.,:;?!…)\]}}»›”’\"'—–-]"  # or nothing
OPENS = re.compile(rf"(?:(?<={BEFORE_QUOTE})|\A)[\"'](?=[\w\"'¿¡(\[«‹“‘$€£])")
CLOSES = re.compile(rf"(?<=[^\\\s{BREAK}{re.escape(OPENERS)}])[\"'](?={AFTER_QUOTE}|\Z)")
WITHIN = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
# What typogrify, which sees no further than a tag, takes for a letter before a quotation mark.
NEAR = frozenset("«‹„“‘—–/")


def marked(html: str, typography: Typography) -> str:
    """HTML whose difficult marks are set; the others are left to typogrify."""
    seen = SeenText(html)
    edits: dict[int, Edit] = {}
    for edit in _edits(seen, typography):
        if seen.is_plain(edit.start):
            edits.setdefault(edit.start, edit)
    return seen.edited(edits.values()) if edits else html


def _edits(seen: SeenText, typography: Typography) -> Iterator[Edit]:
    """The first of two edits at one place holds; a reference, as `&#39;`, was meant so."""
    if typography.feet_and_inches:
        yield from _heights(seen.text)
        yield from _measures(seen.text)
    for found in _clipped(typography.clipped).finditer(seen.text):
        yield _at(found.start(), APOSTROPHE)
    for found in ELISION.finditer(seen.text):
        yield _at(found.start(), APOSTROPHE)
        yield _at(found.start() + 1, _pair(found[0][1])[0])
    yield from _beside_tags(seen)


def _heights(text: str) -> Iterator[Edit]:
    for found in HEIGHT.finditer(text):
        yield _at(found.start("foot"), FOOT)
        if found["inch"]:
            yield _at(found.start("inch"), INCH)


def _measures(text: str) -> Iterator[Edit]:
    """Marks behind a number where no quotation is open that they could close."""
    ends = {found.start(1) for found in MEASURED.finditer(text)}
    opened = ""  # the marks that wait for their partners
    for found in MARK_OR_BREAK.finditer(text) if ends else ():
        sign = STRAIGHT.get(found[0], found[0])
        if sign == BREAK:
            opened = ""
        elif found[0] in STRAIGHT or OPENS.match(text, found.start()):
            opened += sign
        elif sign in opened:
            opened = opened.replace(sign, "", 1)
        elif found.start() in ends:
            yield _at(found.start(), FOOT if sign == "'" else INCH)


@cache
def _clipped(words: tuple[str, ...]) -> re.Pattern[str]:
    """An apostrophe, or what Word makes of it, before a clipped word or a year."""
    own = "".join(rf"|{re.escape(word)}(?!\w)" for word in words)
    return re.compile(rf"['‘](?<![\w\\].)(?={YEAR}{own})", re.IGNORECASE)


def _beside_tags(seen: SeenText) -> Iterator[Edit]:
    """Marks whose neighbours typogrify does not see, or does not know."""
    for found in QUOTE.finditer(seen.text):
        place = found.start()
        if found[0] != "‘" and _is_beside(seen, place):
            if WITHIN.match(seen.text, place):
                yield _at(place, APOSTROPHE)
            elif OPENS.match(seen.text, place):
                yield _at(place, _pair(found[0])[0])
            elif CLOSES.match(seen.text, place):
                yield _at(place, _pair(found[0])[1])


def _is_beside(seen: SeenText, place: int) -> bool:
    number = seen.piece_of(place)
    start = seen.start_of(number)
    is_edge = place in (start, start + len(seen.pieces[number].seen) - 1)
    return is_edge or seen.text[place - 1] in NEAR


def _pair(sign: str) -> tuple[str, str]:
    return DOUBLE if sign == '"' else SINGLE


def _at(place: int, new: str) -> Edit:
    return Edit(place, place + 1, new)
