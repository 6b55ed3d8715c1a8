"""What whoever proofreads knows by language, of one and of several together."""

import re

import pytest

from plugins.languages import dialect_of_all, languages_of
from plugins.languages.dialect import Dialect, any_of, dialect_of, together

LANGUAGES = languages_of({"DEFAULT_LANG": "en"})
ALL = dialect_of_all(LANGUAGES)
TABLE = {
    "click_here": ["Klik Hier"],
    "ordinals": [],
    "plural_endings": {"en": ""},
    "speech": ["zei", "c++"],
    "speech_after_comma": [],
}
DUTCH = Dialect(("klik hier",), (), (("en", ""),), ("zei", "c++"), ())
SILENT = Dialect((), (), (), (), ())


def test_capitals_do_not_matter() -> None:
    assert dialect_of(TABLE) == DUTCH


def test_together_they_have_each_word_once() -> None:
    other = DUTCH._replace(ordinals=("e",), speech=("said", "zei"))
    assert together([DUTCH, SILENT, other]) == Dialect(
        ("klik hier",), ("e",), (("en", ""),), ("c++", "said", "zei"), ()
    )


SPEAKS = [
    "“No”, he said.",
    "Hij ZEI niets",
    "Non, dit-elle.",
    "Non, demanda-t-il",
    "Dis-je",
    "Non, dit le candidat",
]
SILENCE = ["He is sad.", "Zeis", "C'est dit", "Comme dit", "On dit oui", "Read, ditto so", ""]


@pytest.mark.parametrize("text", SPEAKS)
def test_it_is_found_that_someone_speaks(text: str) -> None:
    assert re.search(ALL.speech_pattern, text, re.IGNORECASE)


@pytest.mark.parametrize("text", SILENCE)
def test_or_that_nobody_does(text: str) -> None:
    assert not re.search(ALL.speech_pattern, text, re.IGNORECASE)


def test_without_words_nothing_is_found() -> None:
    assert not re.search(SILENT.speech_pattern, "said, dit ")
    assert not re.search(any_of([]), "")
    assert re.fullmatch(any_of(["a.b", "c"]), "a.b")
    assert not re.fullmatch(any_of(["a.b", "c"]), "axb")
