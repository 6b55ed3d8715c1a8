"""Markdown makes the same of every text, whether or not it is shown those without a sign."""

import json
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.inlinepatterns import SimpleTagInlineProcessor
from markdown.treeprocessors import InlineProcessor

import pelicanconf
from plugins.reader.conversion import _markdown, _options
from plugins.reader.inline import SIGN, SparingInlineProcessor, knows_every_pattern

SETTINGS = json.dumps(_options(pelicanconf.MARKDOWN))


@cache
def searching() -> Markdown:
    """The site's Markdown, which searches every text."""
    md: Markdown = _markdown.__wrapped__(SETTINGS)
    md.treeprocessors.register(InlineProcessor(md), "inline", 20)
    return md


def converts_alike(text: str) -> bool:
    return bool(_markdown(SETTINGS).reset().convert(text) == searching().reset().convert(text))


CASES = {
    "empty": "",
    "plain": "One\ntwo\n\n- three\n- four\n\n> five\n\n# Six\n",
    "folded letters": "http\u017f://a.org \u212a@b.org",
    "plain beside signs": "One *two* three **four *five* six** seven\n\neight `nine` ten",
    "plain in lists": "- one\n\n    two *three*\n\n- four\n    - five <br> six\n",
    "footnotes": "One[^1] two\n\n[^1]: Three *four*\n\n    five",
    "abbreviations": "The CV and *the CV*\n\nA CV\n\n*[CV]: A life\n",
    "attributes": "One\n{: .two }\n\n# Three {: #four }",
    "tables": "a | b\n--|--\nc | *d*\ne | f\n",
    "definitions": "One\n:   Two\n:   *Three*\n",
    "html": "<div markdown='1'>\n\nOne *two*\n\n</div>\n\n<p>three</p>\n\nfour <b>five</b> six\n",
    "code": "    one *two*\n\n```\nthree\n```\n",
    "contents": "[TOC]\n\n# One\n\n## Two *three*\n",
    "windows lines": "one *two*\r\nthree\r\n\r\nfour",
    "line separators": "one\u2028*two*\u2029three\x0bfour",
    "control characters": "one\x00\x01\x02klzzwxh:0000\x03 two",
    "breaks": "one\\\ntwo\u2028three \\ four\\",
    "tick marks": "- [ ] one\n- [x] two\n- three",
}


ONE_SIGN = (
    r"""
a`b`|a\*|[a](b)|![a][b]|![a](b)|<https://a.org>|<a@b.org>|<b>a</b>|&amp;|&#1;|*a*|_a_|a@b.org|@a|@x:a
https://a.org|FTP://a.org|www.a.org|WWW.A.ORG
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


@pytest.mark.parametrize("sign", ONE_SIGN)
def test_converts_one_sign_alike(sign: str) -> None:
    assert converts_alike(f"a {sign} b\n\n- c\n")


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_converts_alike(text: str) -> None:
    assert converts_alike(text)


MARKS = (
    r"""
* ** *** _ __ ` `` \ \* [ ] ( ) [a](b) [a] [a]: ![ ! < > <b> </b> <!-- --> & &amp; &#1; @ @x:a
a@b.c :// http:// www. www.a.org https://a.org/b_c <http://a.org> <a@b.c> [^1] [^1]: *[a]: {: .a } #
## - + 1. > : | -- --- ~~~ ``` \x02 \x03 klzzwxh:0000 \x02klzzwxh:0000\x03 [TOC] ~ ^ = " '
""".replace(r"\x02", "\x02")
    .replace(r"\x03", "\x03")
    .split()
)
WORDS = "a b the word 1 é \u017f \u212a".split()
SPACES = [
    " ",
    " ",
    "\n",
    "\n\n",
    "  \n",
    "    ",
    "\n    ",
    "\n- ",
    "\t",
    "\r\n",
    "\u2028",
    "\u00a0",
]


@given(st.lists(st.one_of(*map(st.sampled_from, (MARKS, WORDS, SPACES, SPACES)))).map("".join))
def test_converts_marks_alike(text: str) -> None:
    assert converts_alike(text)


@given(st.text() | st.text("aw.:/@*_`[]()<>&\\ \n"))
def test_converts_any_text_alike(text: str) -> None:
    assert converts_alike(text)


@given(
    st.text()
    | st.text("aswx!.:/h^{}()|~#'\" \n\u017f1-")
    | st.text(" httpw.:/\n")
    | st.sampled_from(ONE_SIGN)
)
def test_finds_nothing_without_a_sign(text: str) -> None:
    for pattern in searching().inlinePatterns:
        assert SIGN.search(text) or not pattern.getCompiledRegExp().search(text)


def test_knows_the_patterns_of_the_site() -> None:
    """Otherwise all texts would be searched: right, but slow."""
    md = _markdown(SETTINGS)
    assert knows_every_pattern(md)
    assert type(md.treeprocessors["inline"]) is SparingInlineProcessor


def test_another_pattern_is_found() -> None:
    md: Markdown = _markdown.__wrapped__(SETTINGS)
    md.inlinePatterns.register(SimpleTagInlineProcessor("()(two)", "mark"), "mark", 1)
    assert md.convert("one two three") == "<p>one <mark>two</mark> three</p>"


def test_another_pattern_of_a_known_name_is_found() -> None:
    md: Markdown = _markdown.__wrapped__(SETTINGS)
    md.inlinePatterns.register(SimpleTagInlineProcessor("()(two)", "mark"), "html", 90)
    assert md.convert("one two three") == "<p>one <mark>two</mark> three</p>"
