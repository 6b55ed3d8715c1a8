"""Typed rules are rules, bold lines above texts headings, and pictures beside texts stand apart."""

import pytest

from tests.tools.importing.test_laws import BLOG, OLD_WAYS, WAYS
from tools.importing.conversion import Converted, convert

CASES = {
    "on lines of their own": (
        "<b>One</b><br>a.<br><br><b>Two:</b><br>b.",
        "## One\n\na.\n\n## Two:\n\nb.",
    ),
    "in paragraphs": (
        "<p>So.</p><p><b><i>One</i></b></p><p>a.</p><div style='font-weight:bold'>Two?</div>b.",
        "So.\n\n## *One*\n\na.\n\n## Two?\n\nb.",
    ),
    "above a list": (
        "<b>One</b><ul><li>a</li></ul><b>Two</b><br>b.",
        "## One\n\n- a\n\n## Two\n\nb.",
    ),
    "below a bold beginning, above a bold end": (
        "<p><b>So it was.</b></p><p><b>One</b></p>a.<p><b>Two</b></p>b.<p><b>Call us</b></p>",
        "**So it was.**\n\n## One\n\na.\n\n## Two\n\nb.\n\n**Call us**",
    ),
    "a single one": ("<b>One</b><br>a.", "**One**\\\na."),
    "one that ends a sentence": ("<b>One.</b><br>a.<br><br><b>Two</b><br>b.", None),
    "one of them a sentence": (
        "<p>So.</p><p><b>One</b></p>a.<p><b>Two.</b></p>b.<p><b>Three</b></p>c.",
        "So.\n\n**One**\n\na.\n\n**Two.**\n\nb.\n\n**Three**\n\nc.",
    ),
    "a long one": (
        f"<p>So.</p><p><b>One</b></p>a.<p><b>Two</b></p>b.<p><b>{'of ' * 40}it</b></p>c.",
        f"So.\n\n**One**\n\na.\n\n**Two**\n\nb.\n\n**{'of ' * 40}it**\n\nc.",
    ),
    "one above another": (
        "<p>So.</p><p><b>One</b></p><p><b>Two</b></p>a.<p><b>Three</b></p>b.",
        "So.\n\n**One**\n\n**Two**\n\na.\n\n**Three**\n\nb.",
    ),
    "beside a heading": ("<h3>So</h3><p><b>One</b></p>a.<p><b>Two</b></p>b.", None),
    "numbers": ("<p><b>1. One</b></p>a.<p><b>2. Two</b></p>b.", None),
    "links": ("<p><b><a href='/a'>One</a></b></p>a.<p><b><a href='/b'>Two</a></b></p>b.", None),
    "bold beginnings": ("<b>One</b> a.<br><b>Two</b> b.", "**One** a.\\\n**Two** b."),
    "in a quotation": (
        "<blockquote><b>One</b><br>a.<br><br><b>Two</b><br>b.</blockquote>",
        "> **One**\\\n> a.\n>\n> **Two**\\\n> b.",
    ),
}


def converted(html: str) -> Converted:
    return convert(html, "post", OLD_WAYS, BLOG.as_written)


@pytest.mark.parametrize("name", CASES)
def test_bold_lines_are_headings(name: str) -> None:
    html, wanted = CASES[name]
    markdown = converted(html).markdown.strip("\n")
    assert markdown == wanted if wanted else "## One" not in markdown and "## Two" not in markdown


def test_headings_are_told_and_found_in_old_posts_alone() -> None:
    html, markdown = CASES["on lines of their own"]
    assert converted(html).notes == ("2 bold lines became headings",)
    assert convert(html, "post", WAYS, BLOG.as_written).markdown != markdown


@pytest.mark.parametrize(
    "sign", ["* * *", "***", "-----", "_____", "~~~~~", "=====", "•&nbsp;•&nbsp;•", "———"]
)
def test_a_line_of_one_sign_is_a_rule(sign: str) -> None:
    assert (
        converted(f"a<br>{sign}<br>b<div><b>{sign}</b></div>").markdown == "a\n\n---\n\nb\n\n---\n"
    )


@pytest.mark.parametrize("line", ["--", "* *", "-*-", "- a - b -", "...", "*** a", "123"])
def test_other_lines_are_none(line: str) -> None:
    assert "---\n" not in converted(f"a<br>{line}<br>b").markdown


def test_signs_in_cells_and_items_stay() -> None:
    row = "<tr><td>a</td><td>***</td></tr>"
    assert converted(f"<table border=1>{row}{row}</table>").markdown.count(r"\*\*\*") == 2
    assert converted("<ul><li>***</li></ul>").markdown == "- \\*\\*\\*\n"


FLOATING = "<a href='/b.jpg' style='float: left'><img src='/a.jpg'></a>"


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        (f"{FLOATING}We ask.<br>You say.", "![](/a.jpg)\n\nWe ask.\\\nYou say."),
        (f"So.<br>{FLOATING} {FLOATING}We.", "So.\n\n![](/a.jpg) ![](/a.jpg)\n\nWe."),
        (f"<div>{FLOATING}<br><i>We.</i></div>", "![](/a.jpg)\\\n*We.*"),
        ("<img src='/a.gif' width='16' alt='Me'> We.", "![Me](/a.gif) We."),
        ("We <img src='/a.gif'> ask.", "We ![](/a.gif) ask."),
        ("<ul><li><img src='/a.gif'>We.</li></ul>", "- ![](/a.gif)We."),
    ],
)
def test_a_picture_that_begins_a_text_stands_above_it(html: str, wanted: str) -> None:
    assert converted(html).markdown == f"{wanted}\n"
