"""The words of a line with their marks, so that no word is glued, split or marked by halves.

<b>Make <i>three </i>calls.<br></b>    →    Make␣ (bold), three (bold, italic), ␣calls. (bold)
"""

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby, takewhile
from typing import NamedTuple

ORDER = ("a", "strong", "em", "del", "sub", "sup", "code")  # outermost first
SHOWN = "\ue002"  # for private use, in the place of a picture
SPACES = re.compile("[ \t\r\n\x0b\x0c\u2028\u2029]+")
NBSP = "\u00a0"
# a no-break space stays where a language asks for one: before high signs, in « », in numbers
NEEDED = re.compile(rf"(?<=«){NBSP}|{NBSP}(?=[»:;!?%€])|(?<=\d){NBSP}(?=\d)")


class Mark(NamedTuple):
    """What is said of some words: the element, and where a link leads."""

    name: str
    target: str = ""


Marks = frozenset[Mark]


class Run(NamedTuple):
    """Words of the same marks, or something that stands between words."""

    text: str
    marks: Marks = frozenset()
    html: str = ""  # of a picture or an anchor, which has no words here
    is_apart: bool = False  # a picture that is no sign among words


Line = Sequence[Run]


def is_blank(line: Line) -> bool:
    """Whether nothing is to be seen."""
    return not any(run.html or run.text.strip() for run in line)


def words(line: Line) -> str:
    """The line's text."""
    return "".join(run.text for run in line)


def tidy(line: Iterable[Run]) -> list[Run]:
    """The line with single spaces, none at its ends, and none at the ends of marks."""
    runs = _merged(_spaced(_merged(line)))
    return _without_outer_spaces(_merged(_spaces_out(runs)))


def _merged(line: Iterable[Run]) -> list[Run]:
    merged: list[Run] = []
    for run in line:
        last = merged[-1] if merged else None
        if last and not last.html and not run.html and last.marks == run.marks:
            merged[-1] = last._replace(text=last.text + run.text)
        elif run.html or run.text:
            merged.append(run)
    return merged


def _spaced(line: Sequence[Run]) -> list[Run]:
    """Runs of spaces are one, also where a mark begins between them; around a picture they stay."""
    whole = SPACES.sub(" ", "\0".join(SHOWN if run.html else run.text for run in line))
    whole = re.sub(rf"[ {NBSP}\0]*[ {NBSP}][ {NBSP}\0]*", _one_space, whole)
    spaced: list[Run] = []
    for run, text in zip(line, whole.split("\0"), strict=True):
        spaced += (
            [run, run._replace(text=text[1:], html="")] if run.html else [run._replace(text=text)]
        )
    return spaced


def _one_space(found: re.Match[str]) -> str:
    """A single space, a no-break one where it stood alone and is needed, beside the runs' ends."""
    spaces = found[0].replace("\0", "")
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    keeps = spaces == NBSP and NEEDED.search(f"{before}{NBSP}{after}")
    return (NBSP if keeps else " ") + "\0" * found[0].count("\0")


def _spaces_out(line: Sequence[Run]) -> Iterable[Run]:
    """A space at the end of a mark belongs to what both sides have in common."""
    for index, run in enumerate(line):
        if run.html:
            yield run
            continue
        before = line[index - 1].marks if index else frozenset()
        after = line[index + 1].marks if index + 1 < len(line) else frozenset()
        core = run.text.strip(f" {NBSP}")
        if not core:
            yield Run(run.text, _shared(_shared(run.marks, before), after))
            continue
        start = run.text.index(core)
        yield Run(run.text[:start], _shared(run.marks, before))
        yield run._replace(text=core)
        yield Run(run.text[start + len(core) :], _shared(run.marks, after))


def _shared(marks: Marks, others: Marks) -> Marks:
    """The marks that go on: within the outermost that does not, all of them begin anew."""
    differing = {mark.name for mark in marks ^ others}
    names = [*takewhile(lambda name: name not in differing, ORDER)]
    return frozenset(mark for mark in marks if mark.name in names)


def _without_outer_spaces(line: list[Run]) -> list[Run]:
    while line and not line[0].html and not line[0].text.strip(f" {NBSP}"):
        line = line[1:]
    while line and not line[-1].html and not line[-1].text.strip(f" {NBSP}"):
        line = line[:-1]
    if line:
        first = line[0]
        line[0] = first._replace(text=first.text.lstrip(f" {NBSP}"), html=first.html.lstrip())
        last = line[-1]
        line[-1] = last._replace(text=last.text.rstrip(f" {NBSP}"), html=last.html.rstrip())
    return line


def as_html(line: Iterable[Run], level: int = 0) -> str:
    """The line as HTML, each mark around all the words that have it."""
    if level == len(ORDER):
        return "".join(run.html or escape(run.text, quote=False) for run in line)
    return "".join(
        _marked(mark, as_html(runs, level + 1))
        for mark, runs in groupby(line, key=lambda run: _mark_of(run, ORDER[level]))
    )


def _mark_of(run: Run, name: str) -> Mark | None:
    return next((mark for mark in run.marks if mark.name == name), None)


def _marked(mark: Mark | None, html: str) -> str:
    if mark is None:
        return html
    target = f' href="{escape(mark.target)}"' if mark.target else ""
    return f"<{mark.name}{target}>{html}</{mark.name}>"


def without(line: Line, length: int) -> list[Run]:
    """The line without its first `length` characters."""
    left: list[Run] = []
    for run in line:
        cut = min(length, len(run.text))
        length -= cut
        left.append(run._replace(text=run.text[cut:]))
    return left
