"""Which font draws what, and a text as cards can show it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.cards.fonts import (
    OTHERS,
    as_seen,
    drawable,
    font_file,
    font_for,
    in_own_font,
    is_from_right,
    other_files,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
DRAWABLE = {
    "plain": ("Ask why", "Ask why"),
    "accents that come apart": ("Cafe\u0301 nai\u0308ve", "Café naïve"),
    "arrows and Greek": ("a → b ≤ Ω", "a → b ≤ Ω"),
    "an emoji": ("Yes \U0001f600!", "Yes \U0001f600!"),
    "an emoji of several": ("\U0001f469\u200d\U0001f4bb", "\U0001f469\U0001f4bb"),
    "a key": ("1\ufe0f\u20e3", "1"),
    "Japanese": ("面接 い", "面接 い"),
    "what no font has": ("a\U000f0000b", "ab"),
    "a script that must be shaped": ("नम a", "a"),
    "a space of another font": ("日\u3000本", "日 本"),
    "a space between words": ("a\u00a0b", "a\u00a0b"),
}


@pytest.mark.parametrize(("text", "shown"), DRAWABLE.values(), ids=DRAWABLE)
def test_a_text_is_what_fonts_have(text: str, shown: str) -> None:
    assert drawable(text).replace("\ufe0f", "").replace("\u200d", "") == shown


@given(TEXT)
def test_every_character_has_a_font(text: str) -> None:
    shown = drawable(text)
    assert all(map(font_for, shown))
    assert drawable(shown) == shown


@given(st.text("aé–—“”’…€çñß ÀŒ", max_size=20))
def test_the_blog_s_languages_stay_as_they_are(text: str) -> None:
    assert drawable(text) == text
    assert as_seen(text) == text
    assert {font_for(character) for character in text} <= {font_file()}


def test_every_other_font_is_there() -> None:
    assert sorted(file.name for file in other_files()) == sorted(OTHERS)


ARABIC = "كيف (2024)؟"


def test_arabic_is_joined_and_begins_at_the_right() -> None:
    shown = drawable(ARABIC)
    assert is_from_right(shown)
    assert not is_from_right("Ask כ")
    assert {unicodedata.normalize("NFKC", sign) for sign in shown} == {*ARABIC}
    assert as_seen(shown)[0] == "؟"
    assert as_seen(shown)[1:7] == "(2024)"


def test_the_name_of_the_blog_is_in_the_own_font() -> None:
    assert in_own_font("Lettres d\u2019e\u0301te\u0301 日") == "Lettres d’été "
