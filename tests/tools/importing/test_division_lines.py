"""Short lines in divisions of their own are lines where empty ones part paragraphs."""

import pytest

from tests.tools.importing.test_laws import BLOG, WAYS
from tools.importing.conversion import convert
from tools.importing.words import words_of

EMPTY = "<div><br></div>"
TWO = "<div>Els <b>Peeters</b></div>\n<div>Brussels</div>"
LONG = "Words that go on, and on, until the line is full, and then some more of them. " * 2

LINES = {
    "above an empty line": (f"{TWO}{EMPTY}<div>c</div>", "Els **Peeters**\\\nBrussels\n\nc\n"),
    "below an empty line": (f"<div>c</div>{EMPTY}{TWO}", "c\n\nEls **Peeters**\\\nBrussels\n"),
    "an empty line of a space": (
        f"{TWO}<div>&nbsp;</div><div>c</div>",
        "Els **Peeters**\\\nBrussels\n\nc\n",
    ),
    "within a division": (f"<div>{TWO}{EMPTY}</div>", "Els **Peeters**\\\nBrussels\n"),
    "of one style": (
        f"<div style='font-weight: bold'>a</div><div style='font-weight: bold'>b</div>{EMPTY}c",
        "**a**\\\n**b**\n\nc\n",
    ),
}
APART = {
    "no empty line": f"{TWO}<div>c</div>",
    "an empty line elsewhere": f"{TWO}<p>c</p>{EMPTY}",
    "a long line": f"<div>a</div><div>{LONG}</div>{EMPTY}",
    "items": f"<div>1) a</div><div>2) b</div>{EMPTY}",
    "a picture": f"<div>a</div><div><img src='/a.png' alt='b'></div>{EMPTY}",
    "several styles": f"<div style='text-align: right'>a</div><div>b</div>{EMPTY}",
    "paragraphs": f"<p>a</p><p>b</p>{EMPTY}",
    "what is parted within": f"<div>a<p>b</p></div><div>c</div>{EMPTY}",
    "the jump break between": f"<div>a</div><!--more--><div>b</div>{EMPTY}",
}


def markdown(html: str) -> str:
    found = convert(html, "post", WAYS, BLOG.as_written)
    assert words_of(BLOG.as_written(found.markdown)) == words_of(html)
    return found.markdown


@pytest.mark.parametrize("name", LINES)
def test_lines_are_lines(name: str) -> None:
    html, wanted = LINES[name]
    assert markdown(html) == wanted


@pytest.mark.parametrize("name", APART)
def test_all_else_stays_apart(name: str) -> None:
    assert "\\\n" not in markdown(APART[name])
