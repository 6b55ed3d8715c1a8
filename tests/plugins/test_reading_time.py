"""How long a post takes, and the headings that lead through a long one."""

import pytest

from plugins.reading_time.reading_time import ContentsHeading, reading_time_of

MINUTES = {
    "empty": (0, 1),
    "a few words": (20, 1),
    "just under a minute and a half": (329, 1),
    "just over": (331, 2),
    "long": (2200, 10),
}


@pytest.mark.parametrize(("words", "expected"), MINUTES.values(), ids=MINUTES)
def test_minutes(words: int, expected: int) -> None:
    assert reading_time_of("<p>" + "word " * words + "</p>").minutes == expected


WORDS = {
    "tags are no words": ("<p class='a b c'>One <em>two</em></p>", 2),
    "blocks part words": ("<p>One</p><p>two</p>", 2),
    "no-break spaces part words": ("one\u00a0two&nbsp;three", 3),
    "apostrophes part none": ("one&#8217;s &amp; two", 3),
}


@pytest.mark.parametrize(("html", "expected"), WORDS.values(), ids=WORDS)
def test_words_are_counted_without_markup(html: str, expected: int) -> None:
    assert reading_time_of(html).words == expected


def letter(words: int, *headings: str) -> str:
    """A text with so many words, headings not counted."""
    return "".join(headings) + "<p>" + "word " * words + "</p>"


FOUR = [f'<h2 id="h{n}">Part <em>{n}</em> &amp; on</h2>' for n in range(4)]
BELOW = [f'<h3 id="b{n}">Below</h3>' for n in range(9)]


def test_a_long_post_has_contents() -> None:
    found = reading_time_of(letter(1000, *FOUR)).headings
    assert found == [ContentsHeading(f"h{n}", f"Part {n} & on") for n in range(4)]


def test_contents_list_the_outermost_headings_only() -> None:
    assert len(reading_time_of(letter(1000, *FOUR, *BELOW)).headings) == 4
    assert len(reading_time_of(letter(1000, *BELOW)).headings) == 9


NONE = {
    "short": letter(900, *FOUR),
    "few headings": letter(2000, *FOUR[:3]),
    "few outermost headings": letter(2000, *FOUR[:3], *BELOW),
    "no headings": letter(2000),
    "headings that nothing can lead to": letter(2000, *["<h2>Part</h2>"] * 5),
}


@pytest.mark.parametrize("html", NONE.values(), ids=NONE)
def test_others_have_none(html: str) -> None:
    assert reading_time_of(html).headings == []
