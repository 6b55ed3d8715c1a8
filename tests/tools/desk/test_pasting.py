"""What programs put on the clipboard becomes Markdown that says the same, word for word."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.proofreading.record import record_of
from plugins.proofreading.rules import ADVICE
from plugins.proofreading.source import Source
from tests.laws import FEWER
from tests.tools.importing.old_posts import POST, TEXT
from tests.tools.importing.test_laws import BLOG
from tools.desk import pasting
from tools.desk.clipboard import plain_html, straight
from tools.desk.pasting import markdown_of
from tools.importing.words import words_of

CLIPBOARD = Path(__file__).parent / "clipboard"
PROGRAMS = sorted(file.stem for file in CLIPBOARD.glob("*.html"))
PLAIN = "What the clipboard holds as plain text."
NOTED = re.compile(r"\[EV1\]|<div style='mso-element:comment-list'>.*?</div></div>", re.DOTALL)


def clipboard_of(program: str) -> str:
    """What a program puts on the clipboard as HTML."""
    return (CLIPBOARD / f"{program}.html").read_text(encoding="utf-8")


def lost_in(html: str, markdown: str) -> list[str]:
    """The words of some HTML that a page of the Markdown does not show as often.

    Numbers may be those of lists, which count anew where they are put together.
    """
    left = words_of(BLOG.as_written(markdown))
    lost = []
    for word in words_of(html):
        if word in left:
            left.remove(word)
        elif not word.isdecimal():
            lost.append(word)
    return lost


@pytest.mark.parametrize("program", PROGRAMS)
def test_each_program_s_clipboard_becomes_markdown(program: str) -> None:
    expected = (CLIPBOARD / f"{program}.md").read_text(encoding="utf-8")
    assert f"{markdown_of(clipboard_of(program), PLAIN, BLOG)}\n" == expected


def test_there_are_the_programs_that_consultants_have() -> None:
    assert {"word-2016", "word-web", "google-docs", "libreoffice", "outlook", "web-page"} == {
        *PROGRAMS
    }


@pytest.mark.parametrize("program", PROGRAMS)
def test_no_word_of_a_clipboard_is_lost(program: str) -> None:
    html = clipboard_of(program)
    html = NOTED.sub("", html[html.index("<") :])
    assert lost_in(html, markdown_of(html, PLAIN, BLOG)) == []


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("", PLAIN),
        ("<p>&nbsp;</p><style>p {}</style>", PLAIN),
        ("<span>word</span>", "word"),
        ("<p>1. May</p>", "1\\. May"),
        ("<b>bold</b> and * and <i>more</i>", "**bold** and * and *more*"),
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<p>a<br>b</p>", "a\\\nb"),
        ("a <img src='file:///C:/a.png' alt='A desk'> b", "a b"),
        ("a <img src='https://a.example/x.png'> b", "a b"),
        ("a<img src='https://a.example/x.png'>b", PLAIN),  # which would be one word
        ("<a href='file:///C:/a.docx'>words</a>", "words"),
        ("<a href='/a.html'>words</a>", "words"),
        ("<body><ul><!--StartFragment--><li>a<li>b<!--EndFragment--></ul></body>", "- a\n- b"),
        ("a <del cite='x' datetime='2026-03-02'>gone</del> <ins>new</ins>", "a new"),
        ("<ul><li>a</ul><ul><li>b</ul>", "- a\n\n<!-- -->\n\n- b"),
        (f"{'<div>' * 2_500}a", PLAIN),
        ('<div style="font-family: Menlo, monospace;white-space: pre;">## a</div>', PLAIN),
        ('<p style="white-space:pre;white-space:pre-wrap;">a</p>', "a"),
    ],
)
def test_what_is_pasted(html: str, markdown: str) -> None:
    assert markdown_of(html, PLAIN, BLOG) == markdown


def test_plain_text_stays_as_it_is() -> None:
    assert markdown_of("", "- a\r\n* b\r\n\r\n1. <c>", BLOG) == "- a\n* b\n\n1. <c>"


def test_what_is_too_long_is_pasted_as_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pasting, "LARGEST", 25)
    assert markdown_of("<b>1234567890123456789</b>", PLAIN, BLOG) == PLAIN
    assert markdown_of('<b>a</b><img src="data:image/png;base64,AA">', PLAIN, BLOG) == "**a**"


def word_item(level: int, sign: str, words: str, font: str = "Arial") -> str:
    """An item of a list, as Word writes it."""
    return (
        f"<p class=MsoListParagraph style='mso-list:l0 level{level} lfo1'><![if !supportLists]>"
        f"<span style='font-family:{font}'><span style='mso-list:Ignore'>{sign}<span>&nbsp;&nbsp; "
        f"</span></span></span><![endif]>{words}<o:p></o:p></p>"
    )


@pytest.mark.parametrize(
    ("items", "markdown"),
    [
        ([(1, "1.", "a"), (2, "1.1.", "b"), (2, "1.2", "c"), (1, "2.", "d")],
         "1. a\n   1. b\n   2. c\n2. d"),
        ([(1, "Ø", "a", "Wingdings"), (1, "ü", "b", "Wingdings"), (2, "o", "c", "Courier New")],
         "- a\n- b\n  - c"),
        ([(1, "-", "a"), (1, "-", "b")], "- a\n- b"),
        ([(1, "3)", "a"), (1, "4)", "b")], "3. a\n4. b"),
        ([(1, "", "a")], "- a"),
    ],
)  # fmt: skip
def test_the_lists_of_word_count_and_lie_in_each_other(
    items: list[tuple[int, str, str]], markdown: str
) -> None:
    html = "".join(word_item(*item) for item in items)
    assert markdown_of(html, PLAIN, BLOG) == markdown


@pytest.mark.parametrize(
    ("address", "end"),
    [
        ("https://x.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.be%2Fb&data=1", "https://a.be/b"),
        ("https://www.google.com/url?q=https://a.be/b&sa=D", "https://a.be/b"),
        ("https://www.google.com/search?q=jobs", "https://www.google.com/search?q=jobs"),
        ("https://www.google.com/url?q=javascript:x", "https://www.google.com/url?q=javascript:x"),
        ("https://www.google.com/url?sa=D", "https://www.google.com/url?sa=D"),
        ("https://a.be/?q=https://b.be", "https://a.be/?q=https://b.be"),
        ("https://[a", "https://[a"),
        ("#top", "#top"),
    ],
)  # fmt: skip
def test_a_link_over_another_server_leads_straight(address: str, end: str) -> None:
    assert straight(address) == end


WEB_ITEM = st.tuples(TEXT, st.integers(1, 4), st.sampled_from(["ul", "ol"]), st.integers(1, 4))


def web_list(items: list[tuple[str, int, str, int]]) -> str:
    """Items as Word for the web writes them, each in a list of its own."""
    return "".join(
        f'<div class="ListContainerWrapper X"><{tag} start="{start}"><li data-aria-level="{level}">'
        f"<p>{words}</p></li></{tag}></div>"
        for words, level, tag, start in items
    )


CLIPBOARDS = st.lists(
    st.one_of(POST, st.lists(WEB_ITEM, min_size=1).map(web_list)), min_size=1, max_size=3
)


@FEWER
@given(CLIPBOARDS.map("".join))
def test_no_word_is_lost_whatever_is_pasted(html: str) -> None:
    markdown = markdown_of(html, PLAIN, BLOG)
    if markdown != PLAIN:
        assert lost_in(html, markdown) == []


@FEWER
@given(CLIPBOARDS.map("".join))
def test_the_words_stay_when_the_html_is_made_plain(html: str) -> None:
    letters = [word for word in words_of(html) if not word.isdecimal()]
    assert [word for word in words_of(plain_html(html)) if not word.isdecimal()] == letters


@FEWER
@given(CLIPBOARDS.map("".join))
def test_nothing_that_is_pasted_stops_a_build(html: str) -> None:
    markdown = markdown_of(html, PLAIN, BLOG)
    text = f"---\ntitle: A post\ndate: 2020-01-02\n---\n\n{markdown}\n\nWords."
    found = record_of(Source(text.encode(), "2020-01-02-a-post", False, BLOG)).findings
    assert [finding for finding in found if finding[0] not in ADVICE] == [], markdown
