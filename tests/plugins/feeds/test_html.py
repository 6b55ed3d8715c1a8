"""A post's HTML for plain readers: words, lists, pictures and whole addresses."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plugins.feeds.sanitizing import absolute_srcset, for_readers
from plugins.html.text import one_line, plain
from tests.plugins.feeds.rules import html_problems

BASE = "https://e.org/2017/06/a.html"
ABSOLUTE = {
    "relative": ('<a href="../b.html">x</a>', '<a href="https://e.org/2017/b.html">x</a>'),
    "root": ('<a href="/about/">x</a>', '<a href="https://e.org/about/">x</a>'),
    "fragment": ('<a href="#x">x</a>', '<a href="https://e.org/2017/06/a.html#x">x</a>'),
    "elsewhere": ('<a href="http://a.be">x</a>', '<a href="http://a.be">x</a>'),
    "elsewhere without a scheme": ('<a href="//a.be/b">x</a>', '<a href="https://a.be/b">x</a>'),
    "spaces around": ('<a href=" http://a.be ">x</a>', '<a href="http://a.be">x</a>'),
    "mail": ('<a href="mailto:a@b.be">x</a>', '<a href="mailto:a@b.be">x</a>'),
    "picture": ('<img src="/i.png" alt="">', '<img src="https://e.org/i.png" alt="">'),
    "query": ('<a href="/?a=1&amp;copy=2">x</a>', '<a href="https://e.org/?a=1&amp;copy=2">x</a>'),
    "source of a quotation": ('<q cite="/b">x</q>', '<q cite="https://e.org/b">x</q>'),
    "no address at all": ('<a href="http://[">x</a>', "<a>x</a>"),
    "sizes of a picture": (
        '<img srcset="s.png 1x, /l.png 2x">',
        '<img srcset="https://e.org/2017/06/s.png 1x, https://e.org/l.png 2x">',
    ),
}
KEPT = {
    "list": '<ol start="3">\n<li>One. Two.</li>\n<li>Three.</li>\n</ol>',
    "code": "<pre><code>if a &lt; b:\n    go()\n</code></pre>",
    "table": "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
    "quotes and dashes": "<p>“It’s” – said – €5 &amp; more…</p>",
    "language": '<p lang="nl">Enkele tips</p>',
    "details": "<details><summary>More</summary>x</details>",
}
DROPPED = {
    "script": ("a<script>b()</script>", "a"),
    "style": ("a<style>b{}</style>", "a"),
    "style of an element": ('<p style="color:red" class="b" id="c">a</p>', "<p>a</p>"),
    "handler": ('<p onclick="b()">a</p>', "<p>a</p>"),
    "script as an address": ('<a href="javascript:b()">a</a>', "<a>a</a>"),
    "button": ("a<button>Reset</button>", "a"),
    "box with its label": ('<label><input type="checkbox"> Ask.</label>', " Ask."),
    "comment": ("a<!-- no checklist -->", "a"),
    "frame": ('a<iframe src="https://b.be">b</iframe>', "a"),
    "element of our own": ("<tips-checklist><ul></ul></tips-checklist>", "<ul></ul>"),
    "letter that XML has not": ("a&#1;b\uffff", "a\ufffdb\ufffd"),
}  # fmt: skip


@pytest.mark.parametrize(("html", "result"), ABSOLUTE.values(), ids=ABSOLUTE)
def test_addresses_become_absolute(html: str, result: str) -> None:
    assert for_readers(html, BASE) == result


@pytest.mark.parametrize("html", KEPT.values(), ids=KEPT)
def test_what_reads_well_is_kept(html: str) -> None:
    assert for_readers(html, BASE) == html


@pytest.mark.parametrize(("html", "result"), DROPPED.values(), ids=DROPPED)
def test_what_a_reader_cannot_show_is_dropped(html: str, result: str) -> None:
    assert for_readers(html, BASE) == result.strip()


SRCSETS = {
    "without a size": ("a.png", "https://e.org/a.png"),
    "widths": ("a.png 1w,\n  b.png 2w", "https://e.org/a.png 1w, https://e.org/b.png 2w"),
    "comma in an address": ("a,b.png 1x, c 2x", "https://e.org/a,b.png 1x, https://e.org/c 2x"),
    "data": ("data:,a 1x, b 2x", "data:,a 1x, https://e.org/b 2x"),
    "one that is no address": ("http://[ 1x, b.png 2x", "https://e.org/b.png 2x"),
    "nothing": (" , ", None),
}  # fmt: skip


@pytest.mark.parametrize(("srcset", "result"), SRCSETS.values(), ids=SRCSETS)
def test_every_size_of_a_picture_becomes_absolute(srcset: str, result: str | None) -> None:
    assert absolute_srcset(srcset, "https://e.org/") == result


HOSTILE = st.lists(
    st.sampled_from(
        "<script> </script> <p <b> </b> <!-- --> ]]> <![CDATA[ &amp; &#0; &lt; & \" ' > < <img "
        "src=x onerror=a() <a href=javascript:b srcset=, style= <style> <svg> <input> <template> "
        "x \ufffe \x80".split()
    )
    | st.text(max_size=5)
).map("".join)


@given(HOSTILE)
def test_law_nothing_hostile_is_left_in_a_text(html: str) -> None:
    cleaned = for_readers(html, BASE)
    assert list(html_problems(cleaned)) == []
    element = etree.Element("a")
    element.text = cleaned  # raises for a letter that XML may not hold


@given(HOSTILE)
def test_law_cleaning_twice_changes_nothing(html: str) -> None:
    cleaned = for_readers(html, BASE)
    assert for_readers(cleaned, BASE) == cleaned


@given(HOSTILE)
def test_law_a_title_comes_out_as_it_was_written(title: str) -> None:
    assert plain(escape(title, quote=False)) == one_line(title)
