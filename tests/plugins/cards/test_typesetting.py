"""A title set in lines."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.cards.typesetting import ELLIPSIS, LEADING, MOST_LINES, SIZES, balanced, typeset

WIDTH, HEIGHT = 1000, 300
LETTER = 0.5  # of the size: every letter of this face is as wide


def measure(size: int, text: str) -> float:
    return size * LETTER * len(text)


TITLES = {
    "a word": ("Salary", 96, ["Salary"]),
    "balanced": ("Should I accept a counter-offer", 96, ["Should I accept", "a counter-offer"]),
    "spaces": ("  Two \n words ", 96, ["Two words"]),
    "no-break spaces": (
        "Comment répondre\u00a0? Demain\u202f!",
        96,
        ["Comment répondre\u00a0?", "Demain\u202f!"],
    ),
    "a dash": ("Ask first – then answer", 96, ["Ask first\u00a0–", "then answer"]),
    "no spaces": (
        "面接の前に、必ず会社の「価値観」を調べましょう",
        96,
        ["面接の前に、必ず会社の", "「価値観」を調べましょう"],
    ),
    "nothing": ("", 96, [""]),
}


@pytest.mark.parametrize(("title", "size", "lines"), TITLES.values(), ids=TITLES)
def test_lines(title: str, size: int, lines: list[str]) -> None:
    assert typeset(title, WIDTH, HEIGHT, measure) == (size, lines)


def test_a_longer_title_is_set_smaller() -> None:
    sizes = [typeset("word " * n, WIDTH, HEIGHT, measure).size for n in range(1, 40, 4)]
    assert all(first >= second for first, second in pairwise(sizes))
    assert sizes[0] == SIZES[0]
    assert sizes[-1] == SIZES[-1]


@given(st.text(), st.integers(0, 60))
def test_whatever_the_title_it_stays_in_its_place(word: str, times: int) -> None:
    size, lines = typeset(" ".join([word] * times), WIDTH, HEIGHT, measure)
    assert len(lines) <= MOST_LINES
    assert len(lines) * size * LEADING <= HEIGHT
    assert all(measure(size, line) <= WIDTH for line in lines)


@given(st.lists(st.text("abc", min_size=1, max_size=9), min_size=1, max_size=40))
def test_no_word_is_lost_unless_an_ellipsis_says_so(words: list[str]) -> None:
    _, lines = typeset(" ".join(words), WIDTH, HEIGHT, measure)
    shown = " ".join(lines)
    assert shown == " ".join(words) or ELLIPSIS in shown


def length(text: str) -> float:
    return len(text)


WORDS = st.lists(st.from_regex(r"[abc]{1,9} ?", fullmatch=True), min_size=1, max_size=20)


@given(WORDS, st.integers(9, 60))
def test_the_column_is_the_narrowest_that_needs_no_more_lines(words: list[str], width: int) -> None:
    lines = balanced(words, width, len(words), length)
    column = max(map(len, lines))
    assert column <= width
    assert len(balanced(words, column, len(words), length)) == len(lines)
    narrower = balanced(words, column - 1, len(words), length)
    assert not narrower or len(narrower) > len(lines)


@given(WORDS, st.integers(9, 60))
def test_a_line_takes_as_many_words_as_it_holds(words: list[str], width: int) -> None:
    lines = balanced(words, width, len(words), length)
    column = max(map(len, lines))
    left = list(words)
    for line in lines:
        taken = ""
        while left and len((taken + left[0]).rstrip()) <= column:
            taken += left.pop(0)
        assert taken.rstrip() == line
    assert not left


def test_too_many_lines_or_too_wide_a_word_do_not_fit() -> None:
    assert balanced(["aa", "bb"], 2, 2, length) == ["aa", "bb"]
    assert balanced(["aa", "bb"], 2, 1, length) == []
    assert balanced(["aaa"], 2, 1, length) == []
