"""The outline: outermost blocks with their places, or a refusal."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.checklists.outline import MalformedHTMLError, outline

SOUND = {
    "paragraphs": ("<p>a</p>\n<p>b</p>", ["p", "p"]),
    "nested": ("<ul><li>a<ul><li>b</li></ul></li></ul>", ["ul"]),
    "void": ("<p>a<br />b</p><hr /><hr>", ["p", "hr", "hr"]),
    "comment": ("<!-- checklist -->\n<ul></ul>", ["#comment", "ul"]),
    "comment within": ("<p><!-- a --></p>", ["p"]),
    "text": ("bare <em>words</em>", ["#text", "em"]),
    "entities": ("<p>a &amp; b &nbsp;&#8217;</p>", ["p"]),
    "a sign in an attribute": ('<p title="a > b">c</p><p>d</p>', ["p", "p"]),
    "script": ("<script>if (a </p> b) {}</script><p>c</p>", ["script", "p"]),
    "capitals": ("<P>a</P>", ["p"]),
    "nothing": ("", []),
}
UNSOUND = {
    "left open": "<ul><li>a</li>",
    "closed twice": "<p>a</p></p>",
    "crossed": "<p><em>a</p></em>",
    "end tag left out": "<ul><li>a</ul>",
    "closed in passing": "<div/><p>a</p>",
}


@pytest.mark.parametrize(("html", "kinds"), SOUND.values(), ids=SOUND)
def test_finds_the_outermost_blocks(html: str, kinds: list[str]) -> None:
    blocks = outline(html).blocks
    assert [block.kind for block in blocks] == kinds
    assert all(html[block.start : block.end] == block.source for block in blocks)


@pytest.mark.parametrize("html", UNSOUND.values(), ids=UNSOUND)
def test_refuses_what_does_not_nest(html: str) -> None:
    with pytest.raises(MalformedHTMLError):
        outline(html)


def test_knows_every_id() -> None:
    assert outline('<h2 id="a">x</h2><p><b id=b>y</b></p>').ids == {"a", "b"}


@given(st.lists(st.sampled_from(["<p>é\n</p>", "<hr>", "<ul>\n<li>a</li>\n</ul>", "\n", "text"])))
def test_blocks_lie_in_order_and_apart(parts: list[str]) -> None:
    blocks = outline("".join(parts)).blocks
    assert all(a.end <= b.start for a, b in pairwise(blocks))
