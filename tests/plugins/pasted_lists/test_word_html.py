"""Word's HTML: what becomes a list, and what stays."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.pasted_lists.word_html import mend_word_html
from tests.laws import FEWER

from .test_mend import as_html, words


def paragraph(
    level: int, sign: str, text: str, element: str = "p", attributes: str = "class=MsoNormal"
) -> str:
    """A list paragraph as Word writes it."""
    ignored = (
        "<![if !supportLists]><span\nlang=EN-GB style='font-family:Symbol'><span "
        f"style='mso-list:Ignore'>{sign}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; "
        "</span></span></span><![endif]>"
    )
    style = f"text-indent:-18.0pt;mso-list:l0 level{level} lfo1"
    return f"<{element} {attributes} style='{style}'>{ignored}{text}<o:p></o:p></{element}>"


def mended(text: str) -> str:
    return "\n".join(mend_word_html(text.split("\n"))).strip()


@pytest.mark.parametrize("element", ["p", "div", "li"])
@pytest.mark.parametrize(
    "attributes", ["class=MsoListParagraphCxSpFirst", "class=MsoListParagraph", "class=x", ""]
)
@pytest.mark.parametrize("between", ["\n", "\n\n", ""])
def test_keys_on_mso_list(element: str, attributes: str, between: str) -> None:
    items = [paragraph(1, "·", f"Tip {name}", element, attributes) for name in ["one", "two"]]
    assert mended(between.join(items)) == "- Tip one\n- Tip two"


@pytest.mark.parametrize("sign", ["·", "o", "§", "Ø", "–", "v", "•"])
def test_a_sign_is_a_bullet(sign: str) -> None:
    assert mended(paragraph(1, sign, "Tip")) == "- Tip"


@pytest.mark.parametrize("sign", ["1.", "1)", "(1)", "1", "1.1."])
def test_a_number_is_a_number(sign: str) -> None:
    assert mended(paragraph(1, sign, "Tip")) == "1. Tip"


@pytest.mark.parametrize(
    ("signs", "kind"),
    [("a) b)", "a"), ("A. B.", "A"), ("i. ii.", "i"), ("(i) (ii)", "i"), ("I. II.", "I")],
)
def test_letters_and_roman_numbers_stay_what_they_are(signs: str, kind: str) -> None:
    text = "".join(paragraph(1, sign, "Tip") for sign in signs.split())
    assert as_html(text) == f'<ol type="{kind}">\n<li>Tip</li>\n<li>Tip</li>\n</ol>'


def test_another_kind_of_number_begins_another_list() -> None:
    text = "".join(paragraph(1, sign, "Tip") for sign in ["1.", "2.", "a.", "b."])
    assert re.findall("<ol.*?>", as_html(text)) == ["<ol>", '<ol type="a">']


@pytest.mark.parametrize("gap", ["&nbsp;&nbsp;\n", "\n", "&nbsp;\n&nbsp;"])
def test_a_sign_may_hold_an_end_of_line(gap: str) -> None:
    text = "".join(paragraph(1, sign + gap, "Tip") for sign in ["1.", "2."])
    assert mended(text) == "1. Tip\n2. Tip"


@pytest.mark.parametrize(
    ("signs", "made"),
    [
        ("·&nbsp;&nbsp; |·&nbsp;&nbsp; ", "- Tip\n- Tip"),
        ("<span>·<span>&nbsp; </span></span>|• ", "- Tip\n- Tip"),
        ("1.&nbsp;&nbsp; |2.&nbsp;&nbsp; ", "1. Tip\n2. Tip"),
        ("o&nbsp;&nbsp; |o&nbsp;&nbsp; ", "- Tip\n- Tip"),
    ],
)
def test_a_sign_needs_no_element_of_its_own(signs: str, made: str) -> None:
    style = "style='mso-list:l0 level1 lfo1'"
    assert mended("".join(f"<p {style}>{sign}Tip</p>" for sign in signs.split("|"))) == made


def test_a_sentence_is_no_sign() -> None:
    text = "<p style='mso-list:l0 level1 lfo1'>{} said so.</p>"
    assert mended(text.format("A. Janssens")) == "- A. Janssens said so."


TWO = [paragraph(1, "·", "A"), paragraph(1, "·", "B")]


@pytest.mark.parametrize("between", ["\n", "\n\n", ""])
@pytest.mark.parametrize("name", ["div", "section", "w:Sdt", "ul"])
def test_wrappers_give_way(name: str, between: str) -> None:
    text = between.join([f"<{name} class=x>", *TWO, f"</{name}>"])
    assert mended(text) == "- A\n- B"


@pytest.mark.parametrize("between", ["\n", "\n\n", ""])
@pytest.mark.parametrize("name", ["blockquote", "table><tr><td", "table><tr><td><w:sdt"])
def test_a_list_in_a_quotation_or_a_cell_is_html(name: str, between: str) -> None:
    ends = "".join(f"</{tag}>" for tag in reversed(name.split("><")))
    text = between.join([f"<{name}>", *TWO, ends])
    made = re.sub(r"\s", "", as_html(f"{text}\n\n*After*"))
    assert "<ul><li>A</li><li>B</li></ul>" in made
    assert "sdt" not in made
    assert made.endswith("<p><em>After</em></p>")


def test_levels_and_kinds_nest_in_html() -> None:
    signs = [(1, "·"), (2, "a."), (2, "b."), (1, "·"), (1, "3.")]
    text = "".join(paragraph(level, sign, "x * y") for level, sign in signs)
    assert mended(f"<blockquote>{text}</blockquote>") == (
        '<blockquote><ul><li>x * y<ol type="a"><li>x * y</li><li>x * y</li></ol></li>'
        '<li>x * y</li></ul><ol start="3"><li>x * y</li></ol></blockquote>'
    )


def test_a_list_in_a_quotation_of_markdown_is_quoted() -> None:
    text = "\n".join(paragraph(1, "·", name).replace("\n", " ") for name in "AB")
    assert mended("\n".join(f"> {line}" for line in text.split("\n"))) == "> - A\n> - B\n>"


def test_what_is_never_closed_holds_nothing() -> None:
    assert mended("<div>\n\n" + "\n\n".join(TWO)) == "<div>\n\n- A\n- B"


def test_goes_on_from_words_number() -> None:
    assert mended(paragraph(1, "3.", "C") + paragraph(1, "4.", "D")) == "3. C\n4. D"


def test_levels_nest() -> None:
    levels = [(1, "·", "A"), (2, "o", "B"), (3, "1.", "C"), (3, "2.", "D"), (1, "·", "E")]
    text = "\n\n".join(paragraph(*level) for level in levels)
    assert mended(text) == "- A\n    - B\n        1. C\n        2. D\n- E"


def test_a_skipped_level_is_no_level() -> None:
    text = paragraph(2, "·", "A") + paragraph(4, "·", "B") + paragraph(1, "·", "C")
    assert mended(text) == "- A\n    - B\n- C"


@pytest.mark.parametrize(
    ("inline", "kept"),
    [
        ("<b style='mso-x:y'>bold</b>", "<b>bold</b>"),
        ('<a href="http://x.be/">link</a>', '<a href="http://x.be/">link</a>'),
        ("<span lang=FR>bon</span>", "bon"),
        ("on two\nlines", "on two lines"),
        ("5 * 3 * 2", r"5 \* 3 \* 2"),
        ("R&amp;D &lt;x&gt;", "R&amp;D &lt;x&gt;"),
        ("<!--[if x]-->now<!--[endif]-->", "now"),
    ],
)
def test_keeps_inline_markup(inline: str, kept: str) -> None:
    assert mended(paragraph(1, "·", f"A {inline}")) == f"- A {kept}"


def test_a_year_or_a_hash_begins_no_block() -> None:
    text = paragraph(1, "·", "1984. A novel") + paragraph(1, "·", "# one")
    assert mended(text) == "- 1984\\. A novel\n- \\# one"


def test_takes_conditional_comments_in_both_forms() -> None:
    text = paragraph(1, "·", "Tip").replace("<![", "<!--[").replace("]>", "]-->")
    assert mended(text) == "- Tip"


def test_leaves_words_list_items_without_a_sign_their_kind() -> None:
    item = "<li class=MsoNormal style='mso-list:l0 level1 lfo1'>{}</li>"
    items = item.format("A") + "\n" + item.format("B")
    assert mended(f"<ul type=disc>{items}</ul>") == "- A\n- B"
    assert mended(f"<ol type=1>{items}</ol>") == "1. A\n2. B"


def test_an_unclosed_paragraph_ends_at_the_next() -> None:
    text = paragraph(1, "·", "A").removesuffix("</p>") + paragraph(1, "·", "B")
    assert mended(text) == "- A\n- B"


def test_the_section_around_the_text_goes() -> None:
    text = f"<div class=WordSection1>\n\n{paragraph(1, '·', 'A')}\n\n</div>\n\n*After*"
    assert as_html(text) == "<ul>\n<li>A</li>\n</ul>\n<p><em>After</em></p>"


def test_text_around_the_list_stays() -> None:
    text = f"Before *it*\n\n{paragraph(1, '·', 'A')}\n<p>After</p>\n\n<p>Far  after</p>"
    assert mended(text) == "Before *it*\n\n- A\n\n<p>After</p>\n\n<p>Far  after</p>"


@pytest.mark.parametrize(
    "text",
    [
        "<p>·&nbsp; One</p>\n<p>·&nbsp; Two</p>",
        "<p class=MsoListParagraph>One</p>",
        "<p style='text-indent:-18pt'>One</p>",
        "Word writes `mso-list:l0 level1 lfo1`.",
        "    " + paragraph(1, "·", "Code").replace("\n", " "),
        "- One\n- Two",
    ],
)
def test_leaves_the_rest_untouched(text: str) -> None:
    assert mend_word_html(text.split("\n")) == text.split("\n")


def test_code_in_a_fence_stays() -> None:
    text = f"```\n{paragraph(1, '·', 'A')}\n```"
    assert as_html(text) == as_html(text, with_plugin=False)


@FEWER
@given(st.lists(st.tuples(st.integers(1, 5), st.sampled_from(["·", "o", "1.", "a)"]))))
def test_loses_no_item(signs: list[tuple[int, str]]) -> None:
    text = "\n".join(paragraph(level, sign, "some tip") for level, sign in signs)
    assert words(as_html(text)) == ["some", "tip"] * len(signs)


@given(st.text())
def test_never_raises(text: str) -> None:
    lines = mend_word_html(f"<p style='mso-list:l0 level1'>{text}".split("\n"))
    assert mend_word_html(lines) == lines or "mso-list" in text
