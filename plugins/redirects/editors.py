"""content/redirects.txt: a line `/old-address.html /new/address.html` for each that has moved."""

import re
from collections.abc import Iterator

from .redirect import Redirect

FILE = "redirects.txt"
OLD = re.compile(r"/[\w.~%&'()+,=@/-]*(?:\?(?P<query>[\w.-]+=[\w.%+-]*))?", re.ASCII)
NEW = re.compile(r"(?:https?://[\w.-]+(?::\d+)?)?/(?!/)[\w.~%&'()+,=@/?#-]*", re.ASCII)
FORM = "write: /old-address.html /new/address.html"


def read_redirects(text: str) -> list[Redirect]:
    """The redirects that the lines of a file state. Raises ValueError at the first that does not.

    Empty lines and lines that begin with # say nothing.
    """
    for number, message in problems_in(text):
        raise ValueError(f"line {number}: {message}")
    return [_redirect(*words) for _, words in _lines(text)]


def problems_in(text: str) -> Iterator[tuple[int, str]]:
    """What is wrong with a file of redirects, by the line."""
    seen: dict[str, int] = {}
    for number, words in _lines(text):
        if len(words) != 2:
            yield number, f"A line must hold two addresses; {FORM}."
            continue
        old, new = words
        if not OLD.fullmatch(old) or old.startswith("//"):
            yield number, f"“{old}” is no address on this site; {FORM}."
        if not NEW.fullmatch(new):
            yield number, f"“{new}” is no address on this site or the web; {FORM}."
        if old == new:
            yield number, f"“{old}” leads to itself; delete this line."
        if seen.setdefault(old, number) != number:
            yield number, f"“{old}” stands in line {seen[old]} already; keep one."


def redirects_by_line(text: str) -> Iterator[tuple[int, Redirect]]:
    """The redirects that sound lines state, each with its line."""
    wrong = {number for number, _ in problems_in(text)}
    for number, words in _lines(text):
        if number not in wrong:
            yield number, _redirect(*words)


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if (words := line.split()) and not line.lstrip().startswith("#"):
            yield number, words


def _redirect(old: str, new: str) -> Redirect:
    path, _, query = old.partition("?")
    return Redirect(path, new, query)
