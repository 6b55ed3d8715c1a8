"""The desk says the same in every language, and speaks that of the browser."""

import re
from string import Formatter

import pytest

from tests.building import ROOT
from tools.desk.pages import FOLDER as TEMPLATES
from tools.desk.routes import STATIC
from tools.i18n.words import all_words, counted, preferred, words_for

ENGLISH = all_words()["en"].texts
TOOLS = ROOT / "tools"
PYTHON = [*(TOOLS / "desk").glob("*.py"), *(TOOLS / "preview").glob("*.py")]
REPORT = [TOOLS / "importing" / name for name in ("report.py", "report_page.py", "report.html")]
SOURCES = [*TEMPLATES.iterdir(), *STATIC.iterdir(), *PYTHON, *REPORT]


def places(text: str) -> set[str]:
    """What is put in."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("code", all_words())
def test_every_language_has_every_word_with_its_places(code: str) -> None:
    own = all_words()[code].texts
    assert {name: places(text) for name, text in own.items()} == {
        name: places(text) for name, text in ENGLISH.items()
    }
    assert all(text.strip() for text in own.values())


def test_every_word_is_said_somewhere() -> None:
    said = "\n".join(file.read_text("utf-8") for file in SOURCES)
    names = {re.sub("_(one|other)$", "", name) for name in ENGLISH}
    assert [name for name in sorted(names) if not re.search(rf"\b{name}\b", said)] == []


@pytest.mark.parametrize(
    ("languages", "spoken"),
    [
        ("nl-BE,nl;q=0.9,en;q=0.8", "nl"),
        ("en;q=0.5, fr;q=0.9", "fr"),
        ("FR-be", "fr"),
        ("de,ja;q=0.5", "en"),
        ("nl;q=0,fr;q=0.1", "fr"),
        ("nl;q=much,fr", "fr"),
        ("", "en"),
    ],
)
def test_the_browser_s_language_is_spoken_if_it_is_one_of_ours(languages: str, spoken: str) -> None:
    assert words_for(languages).code == spoken


def test_languages_come_by_weight_and_without_their_countries() -> None:
    assert preferred("fr-BE;q=0.4, nl-NL, en-GB;q=0.7") == ["nl", "en", "fr"]


@pytest.mark.parametrize(
    ("code", "total", "said"),
    [
        ("en", 0, "0 words lost"),
        ("en", 1, "1 word lost"),
        ("nl", 0, "0 woorden verloren"),
        ("fr", 0, "0 mot perdu"),
        ("fr", 2, "2 mots perdus"),
        ("fr", 1_000_000, "1000000 mots perdus"),
    ],
)
def test_numbers_take_the_form_of_their_language(code: str, total: int, said: str) -> None:
    assert counted(all_words()[code], "report_lost", total) == said
