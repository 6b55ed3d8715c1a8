"""The words readers see are there in every language."""

import re

import pytest
from jinja2 import Environment, FileSystemLoader

from plugins.proofreading.dates import LANGUAGES
from tests.building import ROOT

WORDS = (
    Environment(loader=FileSystemLoader(ROOT / "theme/templates"), autoescape=True)
    .get_template("words.html")
    .module.words  # type: ignore[attr-defined]
)
TEMPLATES = [p.read_text(encoding="utf-8") for p in (ROOT / "theme/templates").glob("*.html")]


def test_every_language_of_the_blog_has_words() -> None:
    assert set(WORDS) == set(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_is_missing_and_none_is_left_over(lang: str) -> None:
    assert WORDS[lang].keys() == WORDS["en"].keys()
    assert all(WORDS[lang].values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_number_has_its_place(lang: str) -> None:
    for key, words in WORDS["en"].items():
        assert re.findall(r"{\w+}", WORDS[lang][key]) == re.findall(r"{\w+}", words), key


def test_every_word_is_used() -> None:
    assert [name for name in WORDS["en"] if not uses(name)] == []


def uses(name: str) -> int:
    """How often the templates ask for a word: `w.name`, or its name to a macro."""
    asked = rf'\bw\.{name}\b|(counted|in_language)\([^)]*"{name}"|\.{name} }}}}'
    return sum(len(re.findall(asked, template)) for template in TEMPLATES)
