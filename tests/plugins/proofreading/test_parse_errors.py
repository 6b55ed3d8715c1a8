"""The proofreader refuses what the gate or the checklists could not read, and says where it is."""

import html5lib
import pytest
from html5lib.constants import E
from hypothesis import given
from hypothesis import strategies as st

from plugins.checklists.tree import read_tree
from plugins.proofreading.blog import blog_of
from plugins.proofreading.html_rules import raw_html
from plugins.proofreading.parse_errors import MESSAGES, parse_errors
from plugins.proofreading.post import read_post
from plugins.reader.allowed import TAGS, VOID
from tests.building import own_settings
from tests.plugins.reader import texts
from tests.tools.publishing.sites import page

BLOG = blog_of(own_settings())


def told(text: str) -> list[tuple[int, str]]:
    """What the proofreader says of the HTML in a text, whose first line is number 1."""
    post = read_post("2020-01-02-a-post", f"---\ntitle: A post\n---\n{text}", is_page=False)
    return [(found[0] - 3, found[1]) for found in raw_html(post, BLOG)]


UNSOUND = {
    "a link in a link": (
        'One\n\n<p><a href="/">x <a href="/">y</a></a></p>',
        (3, "Tag (a) may not stand in (a)"),
    ),
    "a heading in a heading": ("<h2>x <h3>y</h3></h2>", (1, "Unexpected start tag (h3)")),
    "a paragraph between cells": (
        "<table>\n<p>x</p>\n</table>",
        (2, "Tag (p) may not stand between cells"),
    ),
    "an attribute twice": (
        'One <b lang="en" lang="nl">x</b>',
        (1, "A tag has one attribute twice"),
    ),
    "a number that is no letter": (
        "One\n\n&#0; two",
        (3, "Numeric entity represents an illegal codepoint: U+00000000"),
    ),
}


@pytest.mark.parametrize(("text", "said"), UNSOUND.values(), ids=UNSOUND)
def test_what_browsers_would_mend_is_told(text: str, said: tuple[int, str]) -> None:
    line, message = said
    assert told(text) == [(line, f"This HTML is not sound: {message}.")]


def test_an_element_is_not_closed_in_its_own_tag() -> None:
    assert told("Text <b/> and more") == [(1, "“<b>” must be closed with </b>.")]


SOUND = {
    "a list in a table": "<table><tr><td><ul><li>x</li></ul></td></tr></table>",
    "void elements": "x<br>y<br/>\n\n<hr />",
    "signs": "R&amp;D &eacute; &#233; R&D; Q&A: a < b <3",
    "code": "Write `<b/>`.",
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_what_is_sound_is_not(text: str) -> None:
    assert told(text) == []


def test_an_error_knows_its_line() -> None:
    parser = html5lib.HTMLParser()
    parser.parse("<!DOCTYPE html>\n<title>x</title>\n<p></b></p>\n</div>")
    assert [(error.line, error.message) for error in parse_errors(parser)] == [
        (3, "End tag (b) closes nothing, or what has ended before it"),
        (4, "End tag (div) seen too early. Expected other end tag"),
    ]


def test_no_message_is_of_an_error_that_does_not_exist() -> None:
    assert MESSAGES.keys() == E.keys()


def element(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """An element that holds some of what is drawn."""
    held = st.lists(inside, max_size=4).map("".join)
    return st.builds("<{0}>{1}</{0}>".format, st.sampled_from(sorted(TAGS - VOID)), held)


PIECES = st.sampled_from(
    ["x", " ", "\n", "\n\n", "<br>", "<hr/>", "R&D;", "&eacute;", "a < b", "- y", "> ", "    ", "`"]
)
TEXTS = st.lists(st.recursive(PIECES, element, max_leaves=8), max_size=6).map("".join)


@given(TEXTS | texts.TEXTS)
def test_law_what_passes_can_be_read_by_all(text: str) -> None:
    if not told(text):
        html = BLOG.convert(text)
        read_tree(html)  # raises for what does not nest
        parser = html5lib.HTMLParser()
        parser.parse(page(html))
        assert list(parse_errors(parser)) == []  # as the gate reads pages
