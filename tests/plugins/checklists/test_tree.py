"""The tree: outermost blocks with their places, or a refusal."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.checklists.tree import MalformedHTMLError, _Builder, _read_any, _read_plain, read_tree

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


def outcome(read: Callable[[str], _Builder | None], html: str) -> object:
    """What a way to read HTML finds, or of what it complains; None where it leaves it."""
    try:
        builder = read(html)
        return builder and (builder.finish(), builder.ids)
    except MalformedHTMLError as error:
        return str(error)


def is_read_alike(html: str) -> bool:
    return outcome(_read_plain, html) in (None, outcome(_read_any, html))


PLAIN = {
    "empty": "",
    "text": "a &amp; b &nbsp;&#8217; & &foo; &amp",
    "blocks": '<h2 id="a">b</h2>\n<ul>\n<li>c<br />d</li>\n</ul>\n<hr>\u2028',
    "attributes": '<p><a href="/?a=b&amp;c=d" id="e" id="f">g > h</a></p>\r\n<p id="">i</p>',
    "an empty element": '<p></p><a id="b"/></a>',
    "an end tag of none": "a</br>b",
}
NOT_PLAIN = {
    "unclosed tag": "<p>a</p><b",
    "a sign in text": "<p>a < b</p>",
    "comment": "<p>a</p><!-- b -->",
    "script": "<script>'</p>'</script>",
    "title": "<title><p></title>",
    "pre": "<pre>a</pre>",
    "math": "<math><mi>a</mi></math>",
    "capitals": "<P>a</P>",
    "no value": "<p hidden>a</p>",
    "single quotes": "<p id='a'>b</p>",
    "no quotes": "<p id=a>b</p>",
    "a sign in a value": '<p title="a > b">c</p>',
    "a reference in a value": '<p title="a&nbsp;b&c">d</p>',
    "two lines": '<p\nid="a">b</p>',
    "attributes of an end tag": '<p>a</p id="b">',
    "a space in an end tag": "<p>a</p >",
    "a longer name": "<article>a</article>",
}


@pytest.mark.parametrize("html", [*UNSOUND.values(), *(html for html, _ in SOUND.values())])
def test_reads_alike_or_not_at_all(html: str) -> None:
    assert is_read_alike(html)


@pytest.mark.parametrize("html", PLAIN.values(), ids=PLAIN)
def test_reads_plain_html_without_html_parser(html: str) -> None:
    assert outcome(_read_plain, html) == outcome(_read_any, html)


@pytest.mark.parametrize("html", NOT_PLAIN.values(), ids=NOT_PLAIN)
def test_leaves_other_html_to_html_parser(html: str) -> None:
    assert _read_plain(html) is None


TAGS = """
<p> </p> <ul> </ul> <li> </li> <em> </em> <a> </a> <h2> </h2> <br> <br/> </br> <hr/> <p/> <div>
</div>
""".split()
VALUED = [
    '<a id="a">',
    '<p class="b c" id="d">',
    '<a href="?a=b&amp;c"/>',
    '<img alt="e" src="f" />',
]
HOSTILE = r"""
< > <p </ & &amp; &amp &#8217; &#1 &nbsp &foo; ; " ' = <P> </P > <p\nid="a"> <!-- --> <!--a--> <!--
<script> </script> <title> </title> <textarea> <style> <pre> <!p> <?p> <![CDATA[ ]]> <p\x0c> <p\x00>
<p\u2028id="b"> <a\x1cb="c"> <p\u00a0id="x"> <aa> <p:a> <b-c>
""".split()
TEXTS_BETWEEN = [
    "a",
    "b c",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\u2028",
    "\x00",
    "\x0c",
    "&amp;",
    "&#8217;",
    "& ",
]
FRAGMENTS = [
    TAGS,
    TAGS,
    VALUED,
    TEXTS_BETWEEN,
    [f.encode().decode("unicode_escape") for f in HOSTILE],
]


NESTED = st.recursive(
    st.sampled_from([*TEXTS_BETWEEN, "<br>", '<img alt="a &amp; b" src="c" />', "<hr/>"]),
    lambda inside: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag.split()[0]}>",
        st.sampled_from(["p", "ul", "li", "em", 'a id="a"', 'h2 class="b c" id="d"', "dd", "dl"]),
        st.lists(inside, max_size=4),
    ),
)


@given(st.lists(NESTED, max_size=4).map("".join))
def test_reads_sound_html_alike(html: str) -> None:
    assert _read_plain(html) is not None
    assert is_read_alike(html)


@given(st.lists(st.one_of(*map(st.sampled_from, FRAGMENTS[:4])), max_size=12).map("".join))
def test_reads_tags_alike(html: str) -> None:
    assert is_read_alike(html)
    assert is_read_alike(f"<ul><li>{html}</li></ul>")


@given(st.lists(st.one_of(*map(st.sampled_from, FRAGMENTS)), max_size=12).map("".join))
def test_reads_broken_html_alike(html: str) -> None:
    assert is_read_alike(html)


@given(st.text() | st.text("<>/p a=\"'&;!-\n"))
def test_reads_any_text_alike(html: str) -> None:
    assert is_read_alike(html)
