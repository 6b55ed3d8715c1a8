"""The HTML of a picture."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.checklists.tree import MalformedHTMLError
from plugins.pictures.markup import NamedPicture, add_sources
from plugins.pictures.picture import Picture

DESK = Picture(Path("desk.png"), "PNG", 700, 350, "KEY")
MARK = Picture(Path("mark.svg"), "SVG", 30, 20, "KEY", is_transparent=True)
SHAPE = MARK._replace(width=0, height=0)
FILM = DESK._replace(format="GIF", moves=True)
PICTURES = {
    "{static}/desk.png": DESK,
    "{static}/mark.svg": MARK,
    "{static}/shape.svg": SHAPE,
    "{static}/film.gif": FILM,
}
KNOWN = {address: NamedPicture(picture, address) for address, picture in PICTURES.items()}
KNOWN["/images/desk.png"] = NamedPicture(DESK, "{static}/images/desk.png")
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


WITHOUT_SOURCES = {
    "a drawing": (
        '<img alt="" src="{static}/mark.svg">',
        '<img decoding="async" width="30" height="20" alt="" src="{static}/mark.svg"'
        ' class="transparent">',
    ),
    "a drawing without a size": (
        '<img class="small" src="{static}/shape.svg">',
        '<img decoding="async" class="small transparent" src="{static}/shape.svg">',
    ),
    "one that moves": (
        '<img src="{static}/film.gif">',
        '<img decoding="async" width="700" height="350" src="{static}/film.gif">',
    ),
}


@pytest.mark.parametrize(("html", "expected"), WITHOUT_SOURCES.values(), ids=WITHOUT_SOURCES)
def test_what_has_one_form_stays_an_image(html: str, expected: str) -> None:
    assert shown(html) == expected


def test_an_address_becomes_one_that_is_found() -> None:
    assert 'src="{static}/images/desk.png"' in shown('<img src="/images/desk.png" alt="">')


CAPTIONED = {
    "a drawing": (
        '<p id="a"><img alt="" src="{static}/mark.svg" title="Ours &amp; theirs"></p>\n',
        '<figure id="a"><img decoding="async" width="30" height="20" alt=""'
        ' src="{static}/mark.svg" class="transparent">'
        "<figcaption>Ours &amp; theirs</figcaption></figure>\n",
    ),
    "without a title": ('<p><img src="{static}/shape.svg"></p>', None),
    "among words": ('<p>See <img src="{static}/shape.svg" title="a"></p>', None),
    "in a link": ('<p><a href="/"><img src="{static}/shape.svg" title="a"></a></p>', None),
    "of others": ('<p><img src="https://example.org/a.png" title="a"></p>', None),
}


@pytest.mark.parametrize(("html", "expected"), CAPTIONED.values(), ids=CAPTIONED)
def test_a_picture_alone_with_a_title_has_it_as_its_caption(
    html: str, expected: str | None
) -> None:
    if expected:
        assert shown(html) == expected
    else:
        assert "<figure" not in shown(html)


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
