"""A language that is nothing but a folder: a blog is built in it, or with it beside others."""

import re
from collections.abc import Iterator
from copy import copy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from babel.dates import format_date, format_skeleton
from bs4.element import NavigableString

from plugins.languages import languages_of
from plugins.proofreading.blog import blog_of
from plugins.proofreading.check import check
from tests.building import own_settings, run_pelican, write_post
from tests.made_up import CODE, build_with, speak
from tests.plugins.search.test_index import fragments
from tests.site.pages import html_files, parse
from tools.new import begin, wish_in

TIPS = "Frazo.\n\nJen konsiloj:\n\n- Trovu ĝin.\n- Dormu.\n"
POST = {"title": "Afero", "category": "Laboro", "summary": "Resumo", "tags": "[paco]"}
DAY = date(2020, 1, 2)
SETTINGS = own_settings()
NAMES = [SETTINGS[name] for name in ("SITENAME", "SITESUBTITLE", "AGENCY", "TWITTER_USERNAME")]
NAMES += [*SETTINGS["AUDIENCES"], "RSS", "Atom", "JSON Feed", "LinkedIn", "Twitter", "Esperanto"]
OF_THE_LETTERS = "Frazo Jen konsiloj Trovu ĝin Dormu paco".split()
DATES = [format_date(DAY, form, locale=CODE) for form in ("full", "long", "LLLL")]
DATES += [format_skeleton(form, DAY, locale=CODE) for form in ("MMMMd", "yMMMM")]
KNOWN = sorted([*NAMES, *OF_THE_LETTERS, *POST.values(), *DATES], key=len, reverse=True)
OURS = re.compile(
    rf"\"\w+\":|la-[\w-]+|\{{\w+\}}|\b(?:{'|'.join(map(re.escape, KNOWN))})\b", re.IGNORECASE
)
SPOKEN = "aria-label alt title data-words data-copied data-not-copied data-progress data-forgotten"
DESCRIBED = "title og:title description og:description og:image:alt".split()


@pytest.fixture(scope="module")
def languages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of languages, with the new one."""
    folder = tmp_path_factory.mktemp("languages")
    speak(folder)
    return folder


@pytest.fixture(scope="module")
def own(languages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A blog in the new language alone, with two letters."""
    folder = tmp_path_factory.mktemp("own")
    write_post(folder / "in", TIPS, "2020-01-02-afero.md", audience="candidates", **POST)
    write_post(folder / "in", TIPS, "2020-01-02-paco.md", modified="2020-01-02", **POST)
    write_post(folder / "in", "Frazo.", "pages/subscribe.md", template="subscribe", **POST)
    return build_with(languages, folder, DEFAULT_LANG=CODE)


@pytest.fixture(scope="module")
def beside(languages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The blog, with one letter in English and in the new language."""
    folder = tmp_path_factory.mktemp("beside")
    write_post(folder / "in", "Text.", "2020-01-02-afero.md", **POST)
    write_post(folder / "in", TIPS, "eo/2020-01-02-afero.md", lang=CODE, **POST)
    return build_with(languages, folder)


def said_on(page: Path) -> Iterator[str]:
    """Whatever a reader of the page, or a program that shows it, is told in words."""
    tree = copy(parse(page))
    for other in tree.select("script, style, .address, .feeds a, [href^=http]"):
        other.decompose()
    yield from (text for text in tree.find_all(string=True) if type(text) is NavigableString)
    for element in tree.find_all(True):
        yield from (str(element[name]) for name in SPOKEN.split() if name in element.attrs)
        if element.get("name", element.get("property")) in DESCRIBED:
            yield str(element["content"])


def foreign_words_on(page: Path) -> set[str]:
    """The words that are neither the new language's nor the letter's, nor names."""
    return {word for said in said_on(page) for word in re.findall(r"[^\W\d_]+", OURS.sub("", said))}


def test_every_page_of_a_blog_in_it_is_in_it(own: Path) -> None:
    for page in html_files(own):
        assert foreign_words_on(page) == set(), page
        assert parse(page).select("html[lang=eo]"), page
        assert parse(page).select("meta[property='og:locale'][content=eo_BE]"), page


def test_so_is_a_letter_beside_others(beside: Path) -> None:
    assert foreign_words_on(beside / "eo/2020/01/afero.html") == {"In", "English", "EN"}


def test_and_they_lead_to_each_other(beside: Path) -> None:
    english = parse(beside / "2020/01/afero.html")
    (link,) = english.select(".dateline a[lang=eo]")
    assert link.get_text() == "la-in_this_language"


def test_its_tips_are_recognised(own: Path, beside: Path) -> None:
    for page in (own / "2020/01/afero.html", beside / "eo/2020/01/afero.html"):
        assert len(parse(page).select("tips-checklist input")) == 2


def test_its_feeds_end_as_it_ends_letters(own: Path, beside: Path) -> None:
    for feed in (own / "feeds/all.rss.xml", beside / "feeds/languages/eo.rss.xml"):
        assert "la-call_to_action" in feed.read_text("utf-8")
        assert "personally" not in feed.read_text("utf-8")


def test_its_letters_have_cards_and_are_found(beside: Path) -> None:
    (card,) = beside.glob("cards/afero-eo.*.png")
    page = parse(beside / "eo/2020/01/afero.html")
    said = page.select_one("meta[property='og:image:alt']")
    assert said
    assert said["content"] == f"Afero · {DATES[1]} · Ingenium Letters"
    assert card.stat().st_size
    assert [shown["url"] for shown in fragments(beside / "pagefind/eo")] == [
        "/eo/2020/01/afero.html"
    ]


@pytest.fixture(scope="module")
def settings(languages: Path) -> dict[str, Any]:
    """The blog's settings where it has these languages, too."""
    return dict(own_settings(LANGUAGES_PATH=str(languages)))


def test_a_draft_can_be_begun_in_it(settings: dict[str, Any], tmp_path: Path) -> None:
    draft = begin(tmp_path, wish_in({"TITLE": "Afero", "IN": CODE}, settings), settings, DAY)
    assert draft.read_text("utf-8").endswith("lang: eo\nstatus: draft\n---\n\nKomencu.\n")
    assert check(tmp_path, blog_of(settings)) == []


WRONG: dict[str, tuple[dict[str, str], str, str]] = {
    "a month by its name": (
        {"date": "2a Januaro 2020"},
        "Frazo.",
        "“date: 2a Januaro 2020” must be written year-month-day: 2020-01-02",
    ),
    "a link that says nothing": (
        {},
        "[Alklaku tie](https://example.org)",
        "The link “Alklaku tie” must say where it leads.",
    ),
    "a tag and its plural": (
        {"tags": "[afero, aferoj]"},
        "Frazo.",
        "“aferoj” and “afero” are two names; write afero.",
    ),
}


@pytest.mark.parametrize(("header", "text", "said"), WRONG.values(), ids=WRONG)
def test_the_proofreader_knows_it(
    header: dict[str, str], text: str, said: str, settings: dict[str, Any], tmp_path: Path
) -> None:
    write_post(tmp_path, text, **{"lang": CODE, **header})
    problem, site = check(tmp_path, blog_of(settings))
    assert problem.message == said
    assert site.message.startswith("The blog has letters in Esperanto and no name in it; write")


def test_a_header_may_name_it(settings: dict[str, Any], tmp_path: Path) -> None:
    write_post(tmp_path, "Frazo.", lang="xx")
    (problem,) = check(tmp_path, blog_of(settings))
    codes = ", ".join(languages_of(settings))
    assert problem.message == f"“lang: xx” must be one of {codes}."
    assert CODE in codes


@pytest.mark.parametrize(("verb", "is_list"), [("diris", False), ("vidis", True)])
def test_talk_in_it_is_no_list(
    verb: str, is_list: bool, languages: Path, settings: dict[str, Any], tmp_path: Path
) -> None:
    text = f"Ŝi {verb}:\n- unua\n- dua"
    assert ("<ul>" in blog_of(settings).convert(text)) == is_list
    write_post(tmp_path / "in", text, lang=CODE)
    page = build_with(languages, tmp_path) / "eo/2020/01/a-post.html"
    assert bool(parse(page).select(".e-content ul")) == is_list


def test_a_word_that_changes_is_changed_on_pages_and_in_feeds(tmp_path: Path) -> None:
    words = speak(tmp_path / "languages") / "interface.toml"
    write_post(tmp_path / "in", "Frazo.", lang=CODE)
    build_with(tmp_path / "languages", tmp_path)
    words.write_text(words.read_text("utf-8").replace("la-call_to_action", "ek"))
    site = build_with(tmp_path / "languages", tmp_path)
    for name in ("eo/2020/01/a-post.html", "feeds/all.rss.xml"):
        assert "la-call_to_action" not in (site / name).read_text("utf-8")
        assert "ek" in (site / name).read_text("utf-8")


def test_a_rule_of_its_type_that_changes_is_changed_on_pages(tmp_path: Path) -> None:
    rules = speak(tmp_path / "languages") / "typography.toml"
    write_post(tmp_path / "in", "Frazo ? 'st Frazo !", lang=CODE)
    page = build_with(tmp_path / "languages", tmp_path) / "eo/2020/01/a-post.html"
    assert "Frazo\u00a0? &#8217;st Frazo&nbsp;!" in page.read_text("utf-8")
    rules.write_text(rules.read_text("utf-8").replace('["?"]', '["!"]').replace("st", "ts"))
    build_with(tmp_path / "languages", tmp_path)
    assert "Frazo ? &#8216;st Frazo\u00a0!" in page.read_text("utf-8")


def test_a_language_that_lacks_a_word_stops_the_build(tmp_path: Path) -> None:
    words = speak(tmp_path / "languages") / "interface.toml"
    words.write_text(words.read_text("utf-8").replace('skip = "la-skip"\n', ""))
    write_post(tmp_path / "in", "Frazo.", lang=CODE)
    told = f'LANGUAGES_PATH="{tmp_path}/languages"'
    result = run_pelican(tmp_path / "in", tmp_path / "out", "-e", told)
    assert result.returncode == 1
    assert f"{words}: “skip” is missing.\nNothing was built.\n" in result.stdout + result.stderr
    assert not (tmp_path / "out").exists()
