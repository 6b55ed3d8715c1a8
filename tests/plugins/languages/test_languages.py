"""Which languages there are, the folders tell; what one of them lacks is told by file and key."""

import re
import shutil
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from babel import Locale

import tools.check
import tools.new
from plugins.languages import OWN, BlogLanguageError, Languages, languages_of
from plugins.languages.interface import Counted
from tests.building import ROOT
from tests.made_up import CODE, places, speak

LANGUAGES = languages_of({"DEFAULT_LANG": "en"})


def read(folder: Path, default_lang: str = "en") -> Languages:
    """The languages of a site that has a folder of its own."""
    return languages_of({"LANGUAGES_PATH": str(folder), "DEFAULT_LANG": default_lang})


def told(folder: Path, default_lang: str = "en") -> list[str]:
    """What is wrong there, without the names of the folders."""
    with pytest.raises(BlogLanguageError) as raised:
        read(folder, default_lang)
    return [line.removeprefix(f"{folder}/") for line in str(raised.value).split("\n")]


def test_there_are_those_that_have_a_folder(tmp_path: Path) -> None:
    speak(tmp_path)
    assert {"en", "fr", "nl"} <= {*LANGUAGES}
    assert list(LANGUAGES) == sorted(file.parent.name for file in OWN.glob("*/draft.md"))
    assert list(read(tmp_path)) == sorted([*LANGUAGES, CODE])


def test_the_settings_say_which_of_them_the_blog_speaks(tmp_path: Path) -> None:
    named = languages_of({"LANGUAGES": ["nl", "en"], "DEFAULT_LANG": "en"})
    assert list(named) == ["nl", "en"]
    speak(tmp_path)
    more = {"LANGUAGES": ["nl", "en"], "LANGUAGES_PATH": str(tmp_path), "DEFAULT_LANG": "en"}
    assert list(languages_of(more)) == ["nl", "en", CODE]


def test_a_language_without_a_folder_is_told() -> None:
    with pytest.raises(BlogLanguageError) as raised:
        languages_of({"LANGUAGES": ["en", CODE], "DEFAULT_LANG": "en"})
    there = ", ".join(LANGUAGES)
    assert str(raised.value) == f"LANGUAGES has “{CODE}”; there are folders for {there}."


def test_the_site_s_own_folder_outdoes_ours(tmp_path: Path) -> None:
    (tmp_path / "nl").mkdir()
    for file in (OWN / "nl").iterdir():
        text = file.read_text("utf-8").replace('"Zoeken"', '"Vinden"')
        (tmp_path / "nl" / file.name).write_text(text, "utf-8")
    assert read(tmp_path)["nl"].words["search"] == "Vinden"
    assert LANGUAGES["nl"].words["search"] == "Zoeken"


def test_what_is_no_language_is_left_alone(tmp_path: Path) -> None:
    for name in ("__pycache__", ".git"):
        (tmp_path / name).mkdir()
    (tmp_path / "README.md").touch()
    assert list(read(tmp_path)) == list(LANGUAGES)


INTERFACE, PROOFREADING, TYPOGRAPHY = "interface.toml", "proofreading.toml", "typography.toml"
FEET = "feet_and_inches = false\n"
SKIP, LETTERS = 'skip = "la-skip"\n', 'letters.one = "la-letters-one {total}"\n'
FOLDER = 'for = "la-for"\n'
OTHER_LETTERS = LETTERS.replace("one", "other")
FAULTS = {
    "a word is missing": (INTERFACE, SKIP, "", "“skip” is missing."),
    "a word too many": (
        INTERFACE,
        SKIP,
        f'{SKIP}sikp = "x"\n',
        "“sikp” is no word of the pages; delete it.",
    ),
    "an empty word": (
        INTERFACE,
        SKIP,
        'skip = " "\n',
        "“skip” must be a text, and not an empty one.",
    ),
    "a number for a word": (
        INTERFACE,
        SKIP,
        "skip = 1\n",
        "“skip” must be a text, and not an empty one.",
    ),
    "forms for a word without number": (
        INTERFACE,
        SKIP,
        'skip.other = "x"\n',
        "“skip” must be a text, and not an empty one.",
    ),
    "a place that no page fills": (
        INTERFACE,
        SKIP,
        'skip = "{total}"\n',
        "“skip” holds {total}, which no page puts in.",
    ),
    "a place in a form": (
        INTERFACE,
        LETTERS,
        'letters.one = "{letters}"\n',
        "“letters.one” holds {letters}, which no page puts in.",
    ),
    "an empty form": (
        INTERFACE,
        LETTERS,
        'letters.one = ""\n',
        "“letters.one” must be a text, and not an empty one.",
    ),
    "a form is missing": (
        INTERFACE,
        OTHER_LETTERS,
        "",
        "“letters” goes with a number; write letters.one, letters.other.",
    ),
    "no forms": (
        INTERFACE,
        LETTERS + OTHER_LETTERS,
        'letters = "la-letters"\n',
        "“letters” goes with a number; write letters.one, letters.other.",
    ),
    "a folder is missing": (
        INTERFACE,
        FOLDER,
        "",
        "“for” is missing under [addresses].",
    ),
    "no folder": (
        INTERFACE,
        FOLDER,
        'for = "Por/Kiu"\n',
        "“for” must be small letters, digits and hyphens, like: for",
    ),
    "a folder too many": (
        INTERFACE,
        FOLDER,
        f'{FOLDER}fro = "x"\n',
        "“fro” is no folder of the pages; delete it.",
    ),
    "no locale": (
        INTERFACE,
        'locale = "eo_BE"',
        "",
        "“locale” must be the language with a country, such as eo_BE.",
    ),
    "no country": (
        INTERFACE,
        'locale = "eo_BE"',
        'locale = "eo"',
        "“locale” must be the language with a country, such as eo_BE.",
    ),
    "another language's locale": (
        INTERFACE,
        'locale = "eo_BE"',
        'locale = "en_BE"',
        "“locale” must be the language with a country, such as eo_BE.",
    ),
    "a list is missing": (
        PROOFREADING,
        'speech = ["diris"]\n',
        "",
        "“speech” is missing; it may be empty.",
    ),
    "a list too many": (
        PROOFREADING,
        'speech = ["diris"]\n',
        'speech = ["diris"]\nspech = []\n',
        "“spech” is nothing that anybody asks for; delete it.",
    ),
    "no list": (
        PROOFREADING,
        'speech = ["diris"]\n',
        'speech = "diris"\n',
        "“speech” must be a list of words.",
    ),
    "a list of numbers": (
        PROOFREADING,
        'speech = ["diris"]\n',
        "speech = [1]\n",
        "“speech” must be a list of words.",
    ),
    "an empty word in a list": (
        PROOFREADING,
        'speech = ["diris"]\n',
        'speech = [""]\n',
        "“speech” must be a list of words.",
    ),
    "an empty ending": (
        PROOFREADING,
        '{ oj = "o" }',
        '{ "" = "o" }',
        '“plural_endings” must be a table such as { ies = "y", s = "" }.',
    ),
    "no singular": (
        PROOFREADING,
        '{ oj = "o" }',
        "{ oj = 0 }",
        '“plural_endings” must be a table such as { ies = "y", s = "" }.',
    ),
    "endings in a list": (
        PROOFREADING,
        '{ oj = "o" }',
        '["oj"]',
        '“plural_endings” must be a table such as { ies = "y", s = "" }.',
    ),
    "a list of signs is missing": (
        TYPOGRAPHY,
        "space_after = []\n",
        "",
        "“space_after” is missing; it may be empty.",
    ),
    "a rule too many": (
        TYPOGRAPHY,
        FEET,
        f"{FEET}clips = []\n",
        "“clips” is nothing that anybody asks for; delete it.",
    ),
    "an empty sign": (
        TYPOGRAPHY,
        '["?"]',
        '[" "]',
        "“space_before” must be a list of signs.",
    ),
    "a clipped word in no list": (
        TYPOGRAPHY,
        '["st"]',
        '"st"',
        "“clipped” must be a list of words.",
    ),
    "neither feet nor none": (
        TYPOGRAPHY,
        FEET,
        "",
        "“feet_and_inches” is missing; write true or false.",
    ),
    "feet in words": (
        TYPOGRAPHY,
        "false",
        '"no"',
        "“feet_and_inches” must be true or false.",
    ),
    "no TOML": (
        INTERFACE,
        "[words]",
        "[words",
        "Expected ']' at the end of a table declaration (at line 10, column 7).",
    ),
}


@pytest.mark.parametrize(("file", "right", "wrong", "said"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told(tmp_path: Path, file: str, right: str, wrong: str, said: str) -> None:
    path = speak(tmp_path) / file
    text = path.read_text()
    assert right in text
    path.write_text(text.replace(right, wrong))
    assert told(tmp_path) == [f"{CODE}/{file}: {said}"]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    for file in (INTERFACE, PROOFREADING, TYPOGRAPHY):
        (speak(tmp_path / file) / file).write_text("")
    words = [f"{CODE}/{INTERFACE}: “{name}” is missing." for name in LANGUAGES["en"].words]
    folders = [
        f"{CODE}/{INTERFACE}: “{name}” is missing under [addresses]."
        for name in LANGUAGES["en"].addresses
    ]
    assert told(tmp_path / INTERFACE)[1:] == [*words, *folders]
    assert len(told(tmp_path / PROOFREADING)) == len(told(tmp_path / TYPOGRAPHY)) == 5


@pytest.mark.parametrize("name", [INTERFACE, PROOFREADING, TYPOGRAPHY, "draft.md"])
def test_a_file_that_is_missing_or_no_text_is_told(tmp_path: Path, name: str) -> None:
    (speak(tmp_path / "a") / name).unlink()
    assert told(tmp_path / "a") == [f"{CODE}/{name}: A language needs this file."]
    (speak(tmp_path / "b") / name).write_bytes(b"\xff")
    assert told(tmp_path / "b")[0].startswith(f"{CODE}/{name}: This file cannot be read: ")


@pytest.mark.parametrize("name", ["xx", "nl_BE", "NL", "dutch"])
def test_a_folder_must_have_a_name_that_babel_knows(tmp_path: Path, name: str) -> None:
    speak(tmp_path, name)
    assert told(tmp_path) == [
        f"{name}: A language's folder must be named by a code that Babel knows, such as nl."
    ]


def test_the_folder_of_languages_must_be_there(tmp_path: Path) -> None:
    assert told(tmp_path / "none")[0].endswith("none: LANGUAGES_PATH must name a folder.")


def test_the_blog_s_own_language_must_be_there(tmp_path: Path) -> None:
    assert told(tmp_path, "eo") == [f"DEFAULT_LANG, “eo”, must be one of {', '.join(LANGUAGES)}."]


def test_the_blog_s_own_language_says_which_words_there_are(tmp_path: Path) -> None:
    words = speak(tmp_path) / INTERFACE
    words.write_text(words.read_text() + '\nhello = "la-hello"\n')
    said = [f"{OWN / code / INTERFACE}: “hello” is missing." for code in LANGUAGES]
    assert told(tmp_path, CODE) == said


@pytest.mark.parametrize("form", ["few", "many", "one", "other"])
def test_each_kind_of_number_needs_its_form(tmp_path: Path, form: str) -> None:
    words = speak(tmp_path, "pl") / INTERFACE
    words.write_text(
        words.read_text().replace(f'letters.{form} = "la-letters-{form} {{total}}"', "")
    )
    forms = "letters.few, letters.many, letters.one, letters.other"
    assert told(tmp_path) == [f"pl/{INTERFACE}: “letters” goes with a number; write {forms}."]


COUNTED = {
    "en 0": ("en", 0, "0 letters"),
    "en 1": ("en", 1, "1 letter"),
    "en 21": ("en", 21, "21 letters"),
    "fr 0": ("fr", 0, "0 lettre"),
    "fr 2": ("fr", 2, "2 lettres"),
    "fr 1000000": ("fr", 1_000_000, "1000000 lettres"),
}


@pytest.mark.parametrize(("lang", "total", "said"), COUNTED.values(), ids=COUNTED)
def test_a_number_takes_its_form(lang: str, total: int, said: str) -> None:
    word = LANGUAGES[lang].words["letters"]
    assert isinstance(word, Counted)
    assert word.of(total) == said


@pytest.mark.parametrize(("total", "form"), [(1, "one"), (3, "few"), (5, "many"), (22, "few")])
def test_a_language_may_have_more_forms_than_two(total: int, form: str) -> None:
    forms = {name: f"{name} {{total}}" for name in ("one", "few", "many", "other")}
    assert Counted(forms, Locale("pl").plural_form).of(total) == f"{form} {total}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_language_leaves_out_what_a_page_puts_in(lang: str) -> None:
    for name, word in LANGUAGES["en"].words.items():
        assert places(LANGUAGES[lang].words[name]) == places(word), name


def sentences(lang: str) -> set[str]:
    """The texts of a language that have several words."""
    words = LANGUAGES[lang].words.values()
    texts = [text for w in words for text in (w.forms.values() if isinstance(w, Counted) else [w])]
    return {text for text in texts if len(text.split()) > 2}


@pytest.mark.parametrize(("one", "other"), [*combinations(LANGUAGES, 2)])
def test_no_sentence_was_left_in_the_language_that_a_folder_was_copied_from(
    one: str, other: str
) -> None:
    assert sentences(one) & sentences(other) == set()
    assert LANGUAGES[one].draft != LANGUAGES[other].draft
    assert LANGUAGES[one].dialect != LANGUAGES[other].dialect
    assert LANGUAGES[one].typography != LANGUAGES[other].typography


def test_the_document_names_every_file_of_a_language() -> None:
    document = (ROOT / "docs/languages.md").read_text(encoding="utf-8")
    named = {*re.findall(r"^\| `(\S+)` \|", document, re.M)}
    assert named == {"checklists.toml", *(file.name for file in (OWN / "en").iterdir())}


@pytest.mark.parametrize("main", [tools.check.main, tools.new.main])
def test_commands_tell_it_without_a_traceback(
    main: Callable[[list[str]], int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    words = speak(tmp_path, "fr") / INTERFACE
    words.write_text(words.read_text().replace(SKIP, ""))
    for code in LANGUAGES.keys() - {"fr"}:
        shutil.copytree(OWN / code, tmp_path / code)
    monkeypatch.setattr("plugins.languages.OWN", tmp_path)
    monkeypatch.setenv("TITLE", "Afero")
    assert main([str(tmp_path)]) == 1
    assert "".join(capfd.readouterr()) == f"{words}: “skip” is missing.\n"
