"""A letter in the blog's other languages, on the desk: begun, led to, offered, found."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.building import write_post
from tools.desk.desk import Desk
from tools.desk.http import Request, Response
from tools.desk.routes import answer
from tools.front_matter.header import fields
from tools.i18n.words import all_words, called

NAME = "posts/2020-01-02-ask.md"
NAMES = '[topics.Hiring]\nnl = "Aanwerven"\n[tags.salary]\nnl = "loon"\nfr = "salaire"\n'


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "in/posts").mkdir(parents=True)
    (tmp_path / "in/names.toml").write_text(NAMES)
    header = {"title": "Ask?", "category": "Hiring", "tags": "[salary]"}
    write_post(tmp_path / "in/posts", "The first words.\n", "2020-01-02-ask.md", **header)
    return Desk(tmp_path / "in", tmp_path / "public")


def get(desk: Desk, path: str, languages: str = "en", **query: str) -> Response:
    """What a page is told in a browser of some language."""
    return answer(desk, Request("GET", path, query, languages=languages))


def post(desk: Desk, path: str, languages: str = "en", **said: str) -> Any:
    """What becomes of something that is sent."""
    body = json.dumps(said).encode()
    told = answer(desk, Request("POST", path, body=body, is_own=True, languages=languages))
    return json.loads(told.body)


LABELS = {
    "en": ["This letter in Dutch", "This letter in French"],
    "nl": ["Deze brief in het Nederlands", "Deze brief in het Frans"],
    "fr": ["Cette lettre en néerlandais", "Cette lettre en français"],
}


@pytest.mark.parametrize(("languages", "labels"), LABELS.items())
def test_a_letter_says_in_which_languages_it_is_not_yet(
    desk: Desk, languages: str, labels: list[str]
) -> None:
    told = post(desk, "verdict", languages, name=NAME)["translations"]
    assert [one["label"] for one in told] == labels
    assert [(one["lang"], one["name"]) for one in told] == [("nl", ""), ("fr", "")]


def test_it_is_begun_in_another_and_led_to_from_each(desk: Desk) -> None:
    name = post(desk, "translate", name=NAME, lang="nl")["name"]
    header = fields(desk.letters.read(name).text)
    assert (header["category"], header["tags"], header["lang"]) == ("Aanwerven", "loon", "nl")
    assert (header["status"], header["translation_key"]) == ("draft", "ask")
    there = {one["lang"]: one["name"] for one in post(desk, "verdict", name=NAME)["translations"]}
    assert there == {"nl": name, "fr": ""}
    back = {one["lang"]: one["name"] for one in post(desk, "verdict", name=name)["translations"]}
    assert back == {"en": NAME, "fr": ""}


def test_it_is_not_begun_twice_nor_in_no_language(desk: Desk) -> None:
    name = post(desk, "translate", name=NAME, lang="nl")["name"]
    before = desk.letters.read(name)
    assert (
        "is this letter in Dutch already" in post(desk, "translate", name=NAME, lang="nl")["reason"]
    )
    assert "one of en, nl, fr" in post(desk, "translate", name=NAME, lang="xx")["reason"]
    assert "reason" in post(desk, "translate", name="posts/../../x.md", lang="nl")
    assert desk.letters.read(name) == before
    assert len(desk.letters.listed()) == 2


def test_a_language_s_own_names_are_offered(desk: Desk) -> None:
    page = get(desk, "write/", name=NAME).body.decode()
    for offered in ("topics-nl", "topics-fr", "known-tags-en", "audiences-nl"):
        assert f'<datalist id="{offered}">' in page
    dutch = page.partition('<datalist id="topics-nl">')[2].partition("</datalist>")[0]
    assert dutch.split() == ["<option", 'value="Aanwerven"></option>']


@pytest.mark.parametrize(
    ("find", "found"),
    [
        ("Dutch", 1),
        ("nederlands", 1),
        ("néerlandais", 1),
        ("English", 1),
        ("Engels ask", 1),
        ("dutch ask", 0),
        ("French", 0),
        ("words", 2),
    ],
)
def test_letters_are_found_by_their_language(desk: Desk, find: str, found: int) -> None:
    write_post(desk.content / "posts", "Some words.", "2020-01-03-b.md", title="B", lang="nl")
    assert len(desk.listed(find)) == found


def test_the_list_says_the_language_where_there_are_several(desk: Desk) -> None:
    assert 'class="language"' not in get(desk, "").body.decode()
    write_post(desk.content / "posts", "Woorden.", "2020-01-03-b.md", title="B", lang="nl")
    page = get(desk, "", "fr").body.decode()
    assert '<span class="language"> · néerlandais</span>' in page
    assert '<h3 lang="nl">' in page


def test_names_that_are_mended_meanwhile_are_known(desk: Desk) -> None:
    (desk.content / "names.toml").write_text("[tags\n")
    assert "names.toml:1: This line cannot be read" in post(desk, "verdict", name=NAME)["reason"]
    assert get(desk, "write/", name=NAME).code == 200
    assert desk.listed()[0].state == "unreadable"
    overview = get(desk, "overview").body.decode()
    assert overview.count("This line cannot be read") == 1
    (desk.content / "names.toml").write_text(NAMES)
    assert desk.listed()[0].state == "not_yet_online"
    assert post(desk, "verdict", name=NAME)["problems"] == []
    (desk.content / "names.toml").write_text(NAMES.replace("Aanwerven", "Werven"))
    assert 'value="Werven"' in get(desk, "write/", name=NAME).body.decode()


@pytest.mark.parametrize("code", all_words())
def test_every_language_of_the_desk_has_a_name_for_the_blog_s(code: str) -> None:
    assert called("nl", code) != "nl"
    assert called("no such", code) == "no such"
