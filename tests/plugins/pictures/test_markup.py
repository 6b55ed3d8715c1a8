"""The HTML of a picture."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.checklists.tree import MalformedHTMLError
from plugins.pictures.markup import add_sources
from plugins.pictures.picture import Picture

DESK = Picture(Path("desk.png"), "PNG", 700, 350, "KEY")
KNOWN = {"{static}/desk.png": DESK}
FAR = "<p>one</p><p>two</p>"


def shown(html: str) -> str:
    return add_sources(html, KNOWN.get, "..", "90vw").html


def test_a_picture_is_offered_in_each_format_and_width() -> None:
    assert shown(f'{FAR}<p><img alt="A &amp; B" src="{{static}}/desk.png"></p>') == (
        f"{FAR}<p><picture>"
        '<source type="image/avif" srcset="../pictures/desk.KEY.480.avif 480w,'
        ' ../pictures/desk.KEY.700.avif 700w" sizes="90vw">'
        '<source type="image/webp" srcset="../pictures/desk.KEY.480.webp 480w,'
        ' ../pictures/desk.KEY.700.webp 700w" sizes="90vw">'
        '<img decoding="async" width="700" height="350" loading="lazy" alt="A &amp; B"'
        ' src="{static}/desk.png"></picture></p>'
    )


UNTOUCHED = {
    "no picture": "<p>Text &amp; more</p>",
    "one of others": '<p><img src="https://example.org/a.png" alt=""></p>',
    "an author's own sources": '<picture><img src="{static}/desk.png" alt=""></picture>',
    "one in a comment": '<p>Text</p><!-- <img src="{static}/desk.png"> -->',
    "one in code": "<code>&lt;img src={static}/desk.png&gt;</code>",
}


@pytest.mark.parametrize("html", UNTOUCHED.values(), ids=UNTOUCHED)
def test_everything_else_is_left_as_it_is(html: str) -> None:
    assert add_sources(html, KNOWN.get, "..", "90vw") == (html, [])


IMAGE = '<p><img src="{static}/desk.png" alt=""></p>'
LAZY = {
    "first": (IMAGE, [None]),
    "second block": (f"<p>one</p>\n{IMAGE}", [None]),
    "third block": (FAR + IMAGE, ["lazy"]),
    "both": (IMAGE + FAR + IMAGE, [None, "lazy"]),
    "as the author says": (f'{FAR}<img loading="eager" src="{{static}}/desk.png">', ["eager"]),
}


@pytest.mark.parametrize(("html", "expected"), LAZY.values(), ids=LAZY)
def test_what_is_not_in_view_at_once_is_loaded_later(html: str, expected: list[str | None]) -> None:
    assert [i.get("loading") for i in BeautifulSoup(shown(html), "html.parser")("img")] == expected


def test_the_author_s_size_stands() -> None:
    image = BeautifulSoup(shown('<img width="50" src="{static}/desk.png">'), "html.parser").img
    assert image
    assert (image["width"], image.get("height")) == ("50", None)


def test_html_that_is_not_sound_is_refused() -> None:
    with pytest.raises(MalformedHTMLError):
        shown(f"<div>{IMAGE}")


@given(st.text(), st.text(alphabet="<>\"'& =ab{}"))
def test_no_author_s_word_leaves_its_attribute(alt: str, title: str) -> None:
    soup = BeautifulSoup("<p></p>", "html.parser")
    given = soup.new_tag("img", attrs={"src": "{static}/desk.png", "alt": alt, "title": title})
    source = str(given)
    expected = BeautifulSoup(source, "html.parser").img
    found = BeautifulSoup(shown(source), "html.parser").img
    assert expected
    assert found
    assert found.attrs.items() >= expected.attrs.items()
    assert set(found.attrs) - set(expected.attrs) == {"decoding", "width", "height"}
