"""A field that is HTML, as text."""

import pytest

from plugins.html.text import plain

FIELDS = {
    "tags": ('<p>The <span class="caps">CV</span>, <em>please</em></p>', "The CV, please"),
    "signs": ("R&amp;D &lt; &#8220;sales&#8221;&#8230;", "R&D < “sales”…"),
    "a widow's space": ("one two&nbsp;three", "one two three"),
    "a language's spaces": ("«\u00a0Oui\u00a0»\u202f?&nbsp;Non", "«\u00a0Oui\u00a0»\u202f? Non"),
    "lines": ("one\n  two\t<br>\n", "one two"),
    "what XML forbids": ("one\x00two", "one\ufffdtwo"),
}


@pytest.mark.parametrize(("html", "text"), FIELDS.values(), ids=FIELDS)
def test_its_words_remain(html: str, text: str) -> None:
    assert plain(html) == text
