"""The tree: outermost blocks with their places, or a refusal."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ..tree import MalformedHTMLError, read_tree

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
    blocks = read_tree(html).blocks
    assert [block.kind for block in blocks] == kinds
    assert all(html[block.start : block.end] == block.source for block in blocks)


@pytest.mark.parametrize("html", UNSOUND.values(), ids=UNSOUND)
def test_refuses_what_does_not_nest(html: str) -> None:
    with pytest.raises(MalformedHTMLError):
        read_tree(html)


TOLD = {
    "<ul>\n<li>a</ul>": "</ul> in line 2 comes before </li>",
    "<p>a</b></p>": "</b> in line 1 closes nothing",
    "</p>": "</p> in line 1 closes nothing",
    "<p>a": "<p> is never closed",
}


@pytest.mark.parametrize(("html", "said"), TOLD.items(), ids=TOLD)
def test_says_what_does_not_nest(html: str, said: str) -> None:
    with pytest.raises(MalformedHTMLError) as told:
        read_tree(html)
    assert str(told.value) == said


def test_knows_every_id() -> None:
    assert read_tree('<h2 id="a">x</h2><p><b id=b>y</b></p>').ids == {"a", "b"}


@given(st.lists(st.sampled_from(["<p>é\n</p>", "<hr>", "<ul>\n<li>a</li>\n</ul>", "\n", "text"])))
def test_blocks_lie_in_order_and_apart(parts: list[str]) -> None:
    blocks = read_tree("".join(parts)).blocks
    assert all(a.end <= b.start for a, b in pairwise(blocks))


TEXTS = {
    "plain": ("a b", "a b"),
    "entities": ("a &amp; b&nbsp;&#8217;", "a & b\u00a0’"),
    "within elements": ("a <em>b <b>c</b></em> d", "a b c d"),
    "a comment says nothing": ("a<!-- b -->c", "ac"),
    "a sign that opens nothing": ("1 < 2 & 3", "1 < 2 & 3"),
}


@pytest.mark.parametrize(("inner", "text"), TEXTS.values(), ids=TEXTS)
def test_reads_the_words_of_an_element(inner: str, text: str) -> None:
    (block,) = read_tree(f"<p>{inner}</p>").blocks
    assert block.text == text
    assert block.html[slice(*block.inside)] == inner


def test_of_two_attributes_of_one_name_the_first_counts() -> None:
    (block,) = read_tree('<p class="a" class="b" hidden>c</p>').blocks
    assert block.attributes == {"class": "a", "hidden": ""}


def test_finds_elements_below_in_order() -> None:
    (block,) = read_tree("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>").blocks
    assert [item.text for item in block.all("li")] == ["ab", "b", "c"]


@given(st.text("a<b&;>#1 \n"))
def test_the_children_of_an_element_cover_its_inside(inner: str) -> None:
    try:
        (block,) = read_tree(f"<div>{inner}</div>").blocks
    except MalformedHTMLError:
        return
    places = [block.inside[0], *[child.end for child in block.children]]
    assert [child.start for child in block.children] == places[:-1]
