"""What a line begins, as CommonMark has it. Tabs are spaces by now, every four columns."""

import re

from markdown.util import BLOCK_LEVEL_ELEMENTS, ETX, STX

PLAIN = re.compile(r" {0,3}[^\W\d_]")  # begins with a letter, so nothing else begins here
QUOTE = re.compile(r" {0,3}> ?")
ITEM = re.compile(
    r" {0,3}(?:(?P<bullet>[*+-])|"
    rf"(?P<number>[0-9]{{1,9}})(?:{ETX}(?P<type>[aAiI]))?(?P<delimiter>[.)]))(?P<gap> +|$)"
)
RULE = re.compile(r" {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$")
UNDERLINE = re.compile(r" {0,3}(?:=+|-+) *$")
HEADING = re.compile(r"(?: {0,3}(?=#{1,6}(?: |$)))?(?P<signs>#{1,6})(?P<words>.*)")
DEFINITION = re.compile(r" {0,3}\*?\[[^\]]+\]:")  # of an address, a footnote, an abbreviation
TABLE_RULE = re.compile(r"(?=[ |:]*-)(?=[ :-]*\|)[ |:-]+$")
FENCE = re.compile(r"(?P<indent> {0,3})(?P<sign>`{3,}(?=[^`]*$)|~{3,})(?P<info>.*)")
HTML = re.compile(
    r" {0,3}<(?:(?P<verbatim>pre|script|style|textarea)\b|(?P<comment>!--(?!.*-->\s*\S))"
    rf"|/?(?:{'|'.join(BLOCK_LEVEL_ELEMENTS)})(?:[\s/>]|$))",
    re.IGNORECASE,
)
ENDS_OF_HTML = {  # all else ends at a blank line
    "verbatim": re.compile(r"</(?:pre|script|style|textarea)>", re.IGNORECASE),
    "comment": re.compile("-->"),
}
STASHED = re.compile(f" {{0,3}}{STX}")  # what Markdown has put aside: raw HTML, code

INDENT = 4  # columns of code
OPENING = " \"'“”„‘’‚«»‹›([¡¿…–—*_"
CLOSING = " \"'“”‘’«»‹›)]*_"
SENTENCE_END = (".", "!", "?", "…")
CODE = re.compile(r"[={}|\\]|\(\)|;$")


def begins_block(line: str) -> bool:
    """Whether a line ends the paragraph above it, though it opens no container."""
    patterns = (HEADING, RULE, FENCE, HTML, STASHED)
    return not PLAIN.match(line) and any(pattern.match(line) for pattern in patterns)


def without_end_signs(words: str) -> str:
    """A heading without the signs that it may end with: Tips ## says Tips, C# stays C#."""
    before = words.rstrip("#")
    return before.rstrip(" ") if before[-1:] in ("", " ") else words


def closes(sign: str, line: str) -> bool:
    """Whether a line closes the code that `sign` opened."""
    fence = FENCE.fullmatch(line)
    return fence is not None and fence["sign"].startswith(sign) and not fence["info"].strip()


def indent_of(line: str) -> int:
    """Spaces that a line begins with."""
    return len(line) - len(line.lstrip(" "))


def is_prose(line: str) -> bool:
    """Whether an indented line begins or ends as a sentence does; otherwise it is code."""
    opening = line.lstrip(OPENING)
    if not opening[:1].isalnum() or ITEM.match(line.lstrip()) or CODE.search(line):
        return False
    begins = opening[0].isupper()
    ends = line.rstrip(CLOSING).endswith(SENTENCE_END)
    return (begins and ends) or ((begins or ends) and " " in opening.strip())
