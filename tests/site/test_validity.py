"""Every page keeps the rules of the standard; and each rule finds what breaks it."""

from pathlib import Path

import pytest

from tests.site.pages import html_files
from tests.site.validity import problems

BROKEN = {
    "unknown attribute": ("<p align=left>x</p>", ["<p> has no attribute align"]),
    "completion of a box": (
        '<input type="checkbox" autocomplete="off">',
        ["<input type=checkbox> has no attribute autocomplete"],
    ),
    "label of nothing": (
        '<label for="x">x</label>',
        ["<label for> names x, which is not there"],
    ),
    "named by nothing": (
        '<p id="a">a</p><nav aria-labelledby="a b"></nav>',
        ["<nav aria-labelledby> names b, which is not there"],
    ),
    "one id twice": ('<p id="a"></p><p id="a"></p>', ["the id a is not the only one"]),
    "button in a link": ('<a href="/"><button>x</button></a>', ["<button> stands in <a>"]),
    "block in a span": ("<span><div>x</div></span>", ["<div> stands in <span>"]),
    "text box in a list": ("<ul><div>x</div></ul>", ["<div> stands in <ul>"]),
    "picture without words": ('<img src="a.png">', ["<img src=a.png> has no alt"]),
}
SOUND = (
    '<nav aria-labelledby="a" data-x><h2 id="a" lang="nl">x <em>y</em></h2></nav>'
    '<ol start="3"><li value="4"><label for="b">x</label><input id="b" type="checkbox"></li></ol>'
    '<site-search own="x"></site-search><svg viewBox="0 0 1 1"><path d="M0 0"/></svg>'
    '<input type="search" autocomplete="off">'
)


@pytest.mark.parametrize(("html", "found"), BROKEN.values(), ids=BROKEN)
def test_each_rule_finds_what_breaks_it(html: str, found: list[str]) -> None:
    assert problems(html) == found


def test_sound_html_breaks_none() -> None:
    assert problems(SOUND) == []


@pytest.mark.parametrize("kind", ["site", "public"])
def test_every_page_keeps_the_rules(kind: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(kind)
    pages = html_files(folder)
    assert len(pages) > 30
    broken = {page: found for page in pages if (found := problems(page.read_text("utf-8")))}
    assert broken == {}
