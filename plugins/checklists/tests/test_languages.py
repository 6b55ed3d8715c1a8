"""A language is one file, a site may add some, and what is wrong with one is told."""

from pathlib import Path

import pytest

from ..assets import ASSETS, asset
from ..checklist import PageContext, add_checklists
from ..languages import (
    OURS,
    LanguageError,
    OwnLanguages,
    code_of,
    interface_in,
    languages,
    own_languages,
    read_language,
)
from ..recognition import find_tips
from ..tips import make_tickable
from ..tree import read_tree
from ..words import words_of
from .sites import build, write

MADE_UP = Path(__file__).with_name("cases") / "qtp.toml"
TIPS = "<p>Jen konsiloj:</p>\n<ul>\n<li>Trovu ĝin k.t.p. Kaj.</li>\n<li>Unue dormu.</li>\n</ul>"


@pytest.fixture
def own(tmp_path: Path) -> OwnLanguages:
    """A folder with one language."""
    (tmp_path / MADE_UP.name).write_bytes(MADE_UP.read_bytes())
    return own_languages(str(tmp_path))


def test_there_are_english_dutch_and_french() -> None:
    assert list(languages()) == ["en", "fr", "nl"]


def test_a_site_s_own_language_comes_last(own: OwnLanguages) -> None:
    """Where words of no language tell more than those of another, the first one counts."""
    assert list(languages(own)) == ["en", "fr", "nl", "qtp"]


def test_its_lists_are_recognised(own: OwnLanguages) -> None:
    assert [found.reason for found in find_tips(TIPS, own=own)] == ["led in by “Jen konsiloj:”"]
    assert find_tips(TIPS) == []


def test_its_mistakes_are_no_tips(own: OwnLanguages) -> None:
    assert find_tips(TIPS.replace("konsiloj", "eraroj"), own=own) == []


def test_its_abbreviations_end_no_sentence(own: OwnLanguages) -> None:
    block = read_tree(TIPS).blocks[1]
    assert ">Trovu ĝin k.t.p. Kaj.</label>" in make_tickable(block, words_of(own)).html
    assert ">Trovu ĝin k.t.p.</label> Kaj." in make_tickable(block, words_of()).html


def test_readers_see_its_words(own: OwnLanguages) -> None:
    html = add_checklists(TIPS, PageContext("a-post", lang="qtp"), own).html
    assert ">Faraĵoj</h2>" in html
    assert ">2 konsiloj</p>" in html


def test_the_script_knows_what_turns_its_tips_around(own: OwnLanguages) -> None:
    script = asset("following.js", own).decode()
    assert "/^(antaŭ|post)$/" in script
    assert script.count("|ne") == asset("following.js").decode().count("|ne") + 1


@pytest.mark.parametrize("name", ASSETS)
def test_nothing_is_left_to_fill_in(name: str) -> None:
    assert "__" not in asset(name).decode()


def test_a_site_s_file_takes_the_place_of_ours(tmp_path: Path) -> None:
    english = (OURS / "en.toml").read_text(encoding="utf-8")
    changed = english.replace('heading = "Checklist"', 'heading = "To do"')
    (tmp_path / "en.toml").write_text(changed, encoding="utf-8")
    own = own_languages(str(tmp_path))
    assert interface_in("en", own).heading == "To do"
    assert list(languages(own)) == list(languages())


def test_other_words_are_another_value(tmp_path: Path, own: OwnLanguages) -> None:
    """So that what was cached with the old ones is not found."""
    other = tmp_path / "other"
    other.mkdir()
    (other / MADE_UP.name).write_text(MADE_UP.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert own_languages(str(other)).digest != own.digest


CODES = {"en": "en", "fr-BE": "fr", "NL": "nl", "qtp": "qtp", "qtp-x-a": "qtp", "de": "", "": ""}


@pytest.mark.parametrize(("lang", "code"), CODES.items(), ids=CODES)
def test_a_variety_has_the_words_of_its_language(own: OwnLanguages, lang: str, code: str) -> None:
    assert code_of(lang, own) == code
    assert interface_in(lang, own) == languages(own)[code or "en"].interface


PROBLEMS = {
    "a key is missing": ('heading = "Faraĵoj"\n', "", "[interface] must have the key “heading”"),
    "a key is mistyped": ("verbs =", "verb =", "[recognition] has the key “verb”, which nothing"),
    "a table is missing": ("[opening]", "[openings]", "must have the table [opening]"),
    "a table is unknown": ("[opening]", "[openings]", "nothing reads [openings]"),
    "no text": ('"Faraĵoj"', "1", "[interface] heading: must be a text"),
    "nothing to read": ('"Faraĵoj"', '" "', "[interface] heading: must not be empty"),
    "no number": ('"{total} kon', '"kon', "[interface] tips: must hold {total}: “konsiloj”"),
    "another number": ("Faraĵoj", "{done}", "[interface] heading: must hold no {…}: “{done}”"),
    "no list": ('["jen"]', '"jen"', "[recognition] announces: must be a list of texts"),
    "a list of numbers": ('["jen"]', "[1]", "[recognition] announces: must be a list of texts"),
    "a sign first": ('"jen"', '"*jen"', "must hold words that begin with a letter, not “*jen”"),
    "no groups": ('["antaŭ", "post"]', '"antaŭ"', "opposites: must be a list of lists of texts"),
    "a group of one": ('["antaŭ", "post"]', '["antaŭ"]', "must hold two words or more of a kind"),
    "a sign in a group": ('"post"]', '"*post"]', "must hold words that begin with a letter, not"),
    "no expression": (r"'\w+u'", "'(u'", "verb_pattern: must be a regular expression"),
    "no TOML": ("[opening]", "[opening", "Expected ']'"),
}


@pytest.mark.parametrize(("words", "instead", "said"), PROBLEMS.values(), ids=PROBLEMS)
def test_what_is_wrong_is_told_with_file_and_key(
    tmp_path: Path, words: str, instead: str, said: str
) -> None:
    file = tmp_path / "qtp.toml"
    text = MADE_UP.read_text(encoding="utf-8")
    assert words in text
    file.write_text(text.replace(words, instead), encoding="utf-8")
    with pytest.raises(LanguageError) as error:
        own_languages(str(tmp_path))
    lines = str(error.value).split("\n")
    assert any(line.startswith(f"{file}: ") and said in line for line in lines)


def test_all_that_is_missing_is_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "de.toml"
    file.write_text("[recognition]\ntips = ['Tipps']\n[interface]\n[opening]", encoding="utf-8")
    with pytest.raises(LanguageError) as error:
        read_language(file)
    keys = sum(len(table) for table in languages()["en"]) - 1
    assert str(error.value).count(f"{file}: [") == keys


def test_another_encoding_is_told(tmp_path: Path) -> None:
    file = tmp_path / "de.toml"
    file.write_bytes("[interface]\nheading = 'Über'".encode("latin-1"))
    with pytest.raises(LanguageError, match=r"de\.toml: 'utf-8' codec"):
        read_language(file)


SETTING = "CHECKLISTS_LANGUAGES = 'languages'"


def test_a_site_adds_a_language_with_one_file(tmp_path: Path) -> None:
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages/qtp.toml").write_bytes(MADE_UP.read_bytes())
    write(tmp_path, "Jen konsiloj:\n\n- Trovu ĝin.\n- Dormu.\n", lang="qtp")
    site = build(tmp_path, SETTING)
    assert site.built
    assert "WARNING" not in site.said
    assert ">Faraĵoj</h2>" in site.read("a-post-qtp.html")
    assert "(antaŭ|post)" in site.read("theme/checklists/following.js")


def test_a_language_may_have_a_folder(tmp_path: Path) -> None:
    for folder in ("empty", "a/qtp", "b/nl"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "a/qtp/checklists.toml").write_bytes(MADE_UP.read_bytes())
    (tmp_path / "a/qtp/others.toml").write_text("[words]")
    (tmp_path / "b/nl/checklists.toml").write_bytes((OURS / "fr.toml").read_bytes())
    own = own_languages(*(str(tmp_path / name) for name in ("empty", "a", "b")))
    assert list(languages(own)) == ["en", "fr", "nl", "qtp"]
    assert interface_in("nl", own).heading == interface_in("fr").heading


def test_a_site_may_have_several_folders(tmp_path: Path) -> None:
    (tmp_path / "languages/qtp").mkdir(parents=True)
    (tmp_path / "languages/qtp/checklists.toml").write_bytes(MADE_UP.read_bytes())
    write(tmp_path, "Jen konsiloj:\n\n- Trovu ĝin.\n- Dormu.\n", lang="qtp")
    site = build(tmp_path, "CHECKLISTS_LANGUAGES = ['', 'languages']")
    assert ">Faraĵoj</h2>" in site.read("a-post-qtp.html")


@pytest.mark.parametrize("text", [None, "[interface]"], ids=["no folder", "half a file"])
def test_no_site_is_built_with_a_language_that_cannot_be_used(
    tmp_path: Path, text: str | None
) -> None:
    said = "a folder with a file for each language, as de.toml; languages is none."
    if text is not None:
        (tmp_path / "languages").mkdir()
        (tmp_path / "languages/de.toml").write_text(text, encoding="utf-8")
        said = "languages/de.toml: [interface] must have the key “heading”."
    write(tmp_path)
    site = build(tmp_path, SETTING)
    assert not site.built
    assert said in site.said
    assert not site.output.exists()


def test_a_language_that_nobody_wrote_down_is_named(tmp_path: Path) -> None:
    write(tmp_path, lang="de")
    site = build(tmp_path)
    assert site.built
    assert "The checklists of posts in “de” have English words: there is no de.toml" in site.said
    assert ">2 tips</p>" in site.read("a-post-de.html")
