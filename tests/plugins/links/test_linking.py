"""Addresses and Twitter names become links, by every case of the table files; ␣ is a space."""

import re
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pelicanconf
from plugins.links.inline import APART
from plugins.links.linking import linked
from plugins.links.words import LONGEST
from plugins.reader.cleaning import cleaned
from plugins.reader.conversion import as_written

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[tuple[str, str]]:
    """The names and texts of a table file."""
    text = (CASES / name).read_text("utf-8").replace("␣", " ")
    parts = re.split(r"^=== (.+)\n", text, flags=re.MULTILINE)[1:]
    return [(title, text.strip("\n")) for title, text in zip(parts[::2], parts[1::2], strict=True)]


def unlinked(text: str) -> str:
    """What the site's Markdown makes of a text, before there are links."""
    return cleaned(as_written(text, pelicanconf.MARKDOWN))


LINKED, TEXT = cases("linked.txt"), cases("text-nope.txt")


@pytest.mark.parametrize(("name", "text"), LINKED, ids=[name for name, _ in LINKED])
def test_becomes_a_link(name: str, text: str) -> None:
    before, after = text.split("\n--->\n")
    assert linked(unlinked(before)) == after


@pytest.mark.parametrize(("name", "text"), TEXT, ids=[name for name, _ in TEXT])
def test_stays_text(name: str, text: str) -> None:
    html = unlinked(text)
    assert linked(html) == html.replace(APART, "")


def test_an_at_without_a_name_is_one_in_the_words_of_a_picture() -> None:
    html = linked(unlinked(r"![\@home](a.png) at \@home"))
    assert html == '<p><img alt="@home" src="a.png"> at @home</p>'


LINK = re.compile(r"<a (?:class=\"magiclink [^\"]*\" )?href=\"[^\"<>]*\"(?: title=\"[^\"]*\")?>")
PIECES = st.sampled_from(
    [*"@.,:;!?()[]’”“…—–'\"/-_&# \n", "https://", "www.", "example.org", "info", "a", "<b>", "</b>"]
)


@given(st.lists(PIECES, max_size=15).map("".join))
def test_law_links_are_put_around_words_and_change_nothing_else(text: str) -> None:
    html = cleaned(f"<p>{text}</p>")
    without = LINK.sub("", linked(html)).replace("</a>", "")
    assert re.sub("@(?:x|twitter):", "@", without) == re.sub("@(?:x|twitter):", "@", html)


@given(st.lists(PIECES, max_size=15).map("".join))
def test_law_what_is_linked_stays_as_it_is(text: str) -> None:
    html = linked(cleaned(f"<p>{text}</p>"))
    assert linked(html) == html


def test_no_word_takes_long() -> None:
    started = process_time()
    for word in ("http://a.org/(", "a@", "www.", "https://", "@a", "a.", "'a"):
        linked(f"<p>{word * 100_000}</p>")
        linked(f"<p>{(word * LONGEST)[:LONGEST]}</p>")
    assert process_time() - started < 60


def test_many_words_take_no_longer_than_they_must() -> None:
    started = process_time()
    linked(f"<p>{'https://example.org/a info@example.org @ingenium ' * 3_000}</p>")
    assert process_time() - started < 60
