"""Words are found as if they were tried one after another, the longest first."""

import re

from hypothesis import given
from hypothesis import strategies as st

from ..languages import languages
from ..words import _any, _word

LISTS = {
    f"{lang} {key}": words
    for lang, language in languages().items()
    for key, words in language.recognition._asdict().items()
    if words and isinstance(words, list)
}
ENDINGS = st.sampled_from(["", "s", "en", ":", " :", " ", "'", "é", "-", "I", "\u017f", "\u212a"])


def one_by_one(words: list[str]) -> str:
    """The alternatives as written."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(_word, longest_first))})"


@st.composite
def texts_of(draw: st.DrawFn, words: list[str]) -> str:
    """Words of a list, whole or cut, with endings."""
    bare = st.sampled_from(words).map(lambda word: word.replace("*", ""))
    cut = st.builds(lambda word, end: word[:end], bare, st.integers(1, 6))
    either = st.tuples(bare | cut | bare.map(str.upper), ENDINGS).map("".join)
    return draw(st.sampled_from(["", " "])).join(draw(st.lists(either, max_size=12)))


@given(st.data())
def test_finds_the_same_as_one_by_one(data: st.DataObject) -> None:
    words = LISTS[data.draw(st.sampled_from(sorted(LISTS)))]
    text = data.draw(texts_of(words))
    for around in (r"(?<!\w)%s(?!\w)", "%s"):
        found, expected = (
            [match.span() for match in re.finditer(around % pattern, text, re.IGNORECASE)]
            for pattern in (_any(words), one_by_one(words))
        )
        assert found == expected


def test_no_words_are_never_found() -> None:
    assert not re.search(_any([]), " a")
