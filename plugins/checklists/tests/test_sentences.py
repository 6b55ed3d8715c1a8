"""The first sentence names a tip, and abbreviations, initials and quotations do not end it."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ..languages import languages
from ..sentences import sentences
from ..words import words_of

CASES = Path(__file__).with_name("cases") / "first_sentences.toml"
LINES = {
    lang: lines.strip().split("\n")
    for lang, lines in tomllib.loads(CASES.read_text(encoding="utf-8")).items()
}


def test_every_language_has_its_lines() -> None:
    assert set(LINES) == set(languages())
    assert all(len(set(lines)) == len(lines) >= 66 for lines in LINES.values())


@pytest.mark.parametrize("line", [line for lines in LINES.values() for line in lines])
def test_the_first_sentence_is_found(line: str) -> None:
    first, _, rest = line.partition("|")
    assert sentences(first + rest, words_of().sentences)[0] == first.strip()


@given(st.text("aB1 .!?…()«»”'\u00a0") | st.text())
def test_sentences_are_the_text(text: str) -> None:
    found = sentences(text, words_of().sentences)
    assert "".join("".join(found).split()) == "".join(text.split())
