"""The blog in one language: its settings, its names, its posts."""

from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.addresses import OVERVIEWS
from plugins.editions import edition_of, editions_of
from plugins.editions.edition import FOLDERS, settings_of_all
from plugins.editions.posts import by_edition
from tests.building import own_settings
from tests.plugins.editions.test_names import FILE

SETTINGS = own_settings()
ADDRESSES = {
    "INDEX_URL": "nl/",
    "INDEX_SAVE_AS": "nl/index.html",
    "CATEGORY_URL": "nl/onderwerpen/{slug}/",
    "CATEGORIES_SAVE_AS": "nl/onderwerpen/index.html",
    "AUDIENCE_URL": "nl/voor/{slug}/",
    "SEARCH_URL": "nl/zoeken/",
    "YEAR_ARCHIVE_URL": "nl/{date:%Y}/",
    "404_SAVE_AS": "nl/404.html",
    "MANIFEST_SAVE_AS": "nl/site.webmanifest",
    "CATEGORY_FEED_JSON": "feeds/nl/topics/{slug}.json",
    "TAG_FEED_JSON": None,
    "DEFAULT_LANG": "nl",
    "SITENAME": "Ingenium-brieven",
    "SITESUBTITLE": SETTINGS["SITESUBTITLE"],
}


@pytest.mark.parametrize("name", OVERVIEWS)
def test_each_overview_has_a_place_in_every_edition(name: str) -> None:
    moved = {setting for settings in FOLDERS.values() for setting in settings}
    assert {f"{name.upper()}_URL", f"{name.upper()}_SAVE_AS"} <= moved


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, Any]:
    """The blog's, with names of our own."""
    (tmp_path / "names.toml").write_text(FILE, "utf-8")
    return {**SETTINGS, "PATH": str(tmp_path)}


def test_the_first_edition_has_the_settings_as_they_are(settings: dict[str, Any]) -> None:
    first, *_ = editions_of(settings).values()
    assert (first.lang, first.is_first, first.own) == ("en", True, {})
    assert first.settings == settings


@pytest.mark.parametrize(("name", "value"), ADDRESSES.items(), ids=ADDRESSES)
def test_any_other_lies_below_its_language(settings: dict[str, Any], name: str, value: str) -> None:
    dutch = editions_of(settings)["nl"]
    assert dutch.own[name] == value
    assert dutch.settings[name] == value


def test_what_an_edition_does_not_say_is_the_sites(settings: dict[str, Any]) -> None:
    dutch = editions_of(settings)["nl"]
    assert {**settings, **dutch.own} == dutch.settings
    assert not {"ARTICLE_URL", "FEED_ALL_RSS", "SITEURL"} & dutch.own.keys()


def test_the_first_language_is_the_blogs_own(settings: dict[str, Any]) -> None:
    dutch_first = editions_of({**settings, "DEFAULT_LANG": "nl"})
    assert [*dutch_first] == ["nl", "en", "fr"]
    assert dutch_first["en"].own["CATEGORY_URL"] == "en/topics/{slug}/"
    assert dutch_first["nl"].settings["CATEGORY_URL"] == SETTINGS["CATEGORY_URL"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("topics.html", "nl/topics.html"),
        ("{slug}/", "nl/{slug}/"),
        ("about/topics/{slug}.html", "nl/onderwerpen/topics/{slug}.html"),
        ("", "nl/"),
    ],
)
def test_other_addresses_are_below_its_language_too(form: str, expected: str) -> None:
    found = editions_of({**SETTINGS, "PATH": "nowhere", "CATEGORY_URL": form})
    assert found["nl"].own["CATEGORY_URL"] == expected


@pytest.mark.parametrize(
    ("lang", "name", "expected"),
    [
        ("nl", "Job offers", ("Contractvoorstellen", "nl/onderwerpen/contractvoorstellen/")),
        (
            "nl",
            "contractvoorstellen",
            ("Contractvoorstellen", "nl/onderwerpen/contractvoorstellen/"),
        ),
        (
            "fr",
            "Contractvoorstellen",
            ("Propositions de contrat", "fr/sujets/propositions-de-contrat/"),
        ),
        ("en", "Contractvoorstellen", ("Job offers", "topics/job-offers/")),
        ("nl", "Hiring", ("Hiring", "nl/onderwerpen/hiring/")),  # has no Dutch name
        ("de", "Hiring", ("Hiring", "topics/hiring/")),
    ],
)
def test_a_topic_is_called_by_its_name_there(
    settings: dict[str, Any], lang: str, name: str, expected: tuple[str, str]
) -> None:
    topic = edition_of(lang, editions_of(settings)).term("topic", name)
    assert (str(topic), topic.url) == expected


def a_post(settings: dict[str, Any], lang: str, day: int, **terms: list[str]) -> Any:
    """A post of a language, on a topic and for audiences."""
    edition = editions_of(settings)[lang]
    return SimpleNamespace(
        lang=lang,
        date=datetime(2020, 1, day),
        category=edition.term("topic", "Job offers"),
        tags=[edition.term("tag", name) for name in terms.get("tags", [])],
        audiences=[edition.term("audience", name) for name in terms.get("audiences", [])],
    )


def test_an_edition_is_there_as_soon_as_it_has_a_post(settings: dict[str, Any]) -> None:
    editions = editions_of(settings)
    assert [own.edition.lang for own in by_edition([], editions)] == ["en"]
    found = by_edition([a_post(settings, "nl", 1)], editions)
    assert [(own.edition.lang, len(own.posts)) for own in found] == [("en", 0), ("nl", 1)]


def test_an_edition_lists_its_own_posts_the_newest_first(settings: dict[str, Any]) -> None:
    managers, both = ["Hiring managers"], ["Candidates", "Hiring managers"]
    posts = [
        a_post(settings, "en", 1, tags=["salary", "doubts"], audiences=managers),
        a_post(settings, "nl", 2, tags=["salary"]),
        a_post(settings, "en", 3, tags=["salary"], audiences=both),
    ]
    english, dutch = by_edition(posts, editions_of(settings))
    assert english.posts == [posts[2], posts[0]]
    assert [(str(tag), len(own)) for tag, own in english.tags] == [("doubts", 1), ("salary", 2)]
    assert [(str(one), len(own)) for one, own in english.audiences] == [
        ("Candidates", 1),
        ("Hiring managers", 2),
    ]
    assert [(str(tag), own) for tag, own in dutch.tags] == [("loon", [posts[1]])]
    assert dutch.audiences == []


def test_all_that_may_be_is_told_to_who_asks_where_something_may_be() -> None:
    assert [one["SEARCH_URL"] for one in settings_of_all(SETTINGS)] == [
        "search/",
        "nl/zoeken/",
        "fr/recherche/",
    ]
