"""Pictures as notebooks write them."""

import pytest
from markdown import markdown

EMBEDDED = {
    "with words": ("![[desk.jpg|A desk]]", '<img alt="A desk" src="desk.jpg">'),
    "without words": ("![[ a b.png ]]", '<img alt="" src="a b.png">'),
    "with a width": ("![[desk.jpg|300]]", '<img alt="" src="desk.jpg">'),
    "with other signs": ("![[R&D.png|A < B]]", '<img alt="A &lt; B" src="R&amp;D.png">'),
    "in a line": ("a ![[x.png|b]] c", 'a <img alt="b" src="x.png"> c'),
    "a note": ("![[notes]]", "![[notes]]"),
    "a link": ("[[desk.jpg]]", "[[desk.jpg]]"),
    "escaped": ("\\![[desk.jpg]]", "![[desk.jpg]]"),
    "code": ("`![[desk.jpg]]`", "<code>![[desk.jpg]]</code>"),
}


@pytest.mark.parametrize(("text", "html"), EMBEDDED.values(), ids=EMBEDDED)
def test_a_picture_in_two_pairs_of_brackets_is_shown(text: str, html: str) -> None:
    found = markdown(text, extensions=["plugins.pictures.embeds"], output_format="html")
    assert found == f"<p>{html}</p>"
