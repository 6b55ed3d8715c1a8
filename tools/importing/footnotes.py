"""Footnotes that programs linked or hands typed become footnotes of Markdown.

<p>So it is.<sup>1</sup></p> … <p>[1] Els, 2016.</p>   →   So it is.[^1] … [^1]: Els, 2016.

They do where Markdown shows them as they were: at the end, counted from 1, named in that order.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag

LABEL = re.compile(r"\W*(?P<number>\d{1,3})\W*")
HOLDERS = ["p", "li", "div", "td", "dd"]
LINK = 'a[href^="#"]'
NUMBER = r"(?:<sup>\[?(?P<raised>\d{1,3})\]?</sup>|\[(?P<typed>\d{1,3})\])"
NAMED = re.compile(rf"{NUMBER}(?![^<>]*>)")
LAST_NOTE = re.compile(
    rf"(?P<begin><p>|<br>){NUMBER}:?\s*(?P<words>(?!\s|</)(?:(?!<br>|</?p>).)+)</p>\Z", re.DOTALL
)
MOST_LINKS = 1_000  # within a page: a text of more is a register
NO_NOTE_IN = re.compile(r"<pre>|<a [^>]*>(?:(?!</a>).)*\[\d{1,3}\]")


class Linked(NamedTuple):
    """A footnote, the link to it in the text, and its link back."""

    link: Tag
    note: Tag
    back: Tag


def without_links(tree: BeautifulSoup) -> None:
    """Leave numbers of the links between a text and its footnotes, as if they were typed.

    Word, Google Docs and mammoth link each to the other, by names that tell nothing.
    """
    if not 0 < len(tree.select(LINK, limit=MOST_LINKS + 1)) <= MOST_LINKS:
        return
    lists = [one.note.parent for one in _linked(tree) if one.note.name == "li"]
    for link, note, back in [*_linked(tree)]:
        number = LABEL.sub(r"\g<number>", link.get_text())
        _outermost(link).replace_with(tree.new_tag("sup", string=number))
        _outermost(back).decompose()
        _make_paragraph(note, tree.new_tag("sup", string=number))
    for listed in lists:
        if listed and not listed.find("li", recursive=False) and listed.parent:
            listed.unwrap()


def _linked(tree: BeautifulSoup) -> Iterator[Linked]:
    """The footnotes whose link and link back lead to each other."""
    named = {name: tag for tag in reversed(tree.find_all(True)) for name in _names(tag)}
    backs: list[Tag] = []
    for link in tree.select(LINK):
        note = named.get(str(link["href"])[1:])
        is_link = LABEL.fullmatch(link.get_text()) and not any(link is back for back in backs)
        own = {*_names(link), *(_names(link.parent) if link.parent else [])}
        found = [one for one in _links_in(note) if str(one["href"])[1:] in own] if note else []
        if note and is_link and found and link not in found:
            backs.append(found[0])
            yield Linked(link, _holder(note, found[0]), found[0])


def _names(tag: Tag) -> list[str]:
    return [str(tag[key]) for key in ("id", "name") if tag.get(key)]


def _links_in(tag: Tag) -> list[Tag]:
    return [*([tag] if str(tag.get("href", "")).startswith("#") else []), *tag.select(LINK)]


def _holder(note: Tag, back: Tag) -> Tag:
    """The element of all that a footnote says."""
    holder = note if note.name in HOLDERS else note.find_parent(HOLDERS) or note
    while holder.parent and holder.parent.name in HOLDERS and holder.parent.select(LINK) == [back]:
        holder = holder.parent
    return holder


def _outermost(link: Tag) -> Tag:
    """The link, or the raised number that is nothing else."""
    above = link.parent
    is_raised = above is not None and above.name == "sup" and above.get_text() == link.get_text()
    return above if above is not None and is_raised else link


def _make_paragraph(note: Tag, number: Tag) -> None:
    """One paragraph, which begins with the number; parts of the note are set off by a space."""
    for part in note.find_all(["p", "div"]):
        part.insert_before(" ")
        part.unwrap()
    note.name = "p"
    note.insert(0, number)
    note.insert(1, " ")


def with_footnotes(html: str) -> str:
    """Plain blocks with elements for the footnotes that end them; as they are where none do."""
    text, notes = _parted(html)
    named = dict.fromkeys(_number(found) for found in NAMED.finditer(text))
    numbers = [number for number, _ in notes]
    is_counted = numbers == [*range(1, len(notes) + 1)] == [*named]
    if not notes or not is_counted or NO_NOTE_IN.search(text):
        return html
    text = NAMED.sub(r'<footnote-ref number="\g<raised>\g<typed>"></footnote-ref>', text)
    told = (f'<footnote number="{number}">{words}</footnote>' for number, words in notes)
    return text.removesuffix("<hr>") + "".join(told)


def _parted(html: str) -> tuple[str, Sequence[tuple[int, str]]]:
    """What stands above the footnotes at the end, and they."""
    notes: list[tuple[int, str]] = []
    while found := LAST_NOTE.match(html, max(html.rfind("<p>"), html.rfind("<br>"), 0)):
        notes.insert(0, (_number(found), found["words"]))
        html = html[: found.start()] + ("</p>" if found["begin"] == "<br>" else "")
    return html, notes


def _number(found: re.Match[str]) -> int:
    return int(found["raised"] or found["typed"])
