"""What labels of an old blog most likely are, and the map that is written of what was chosen."""

from pathlib import Path

import pytest
from pelican.settings import read_settings

from plugins.proofreading.blog import blog_of
from tests.building import PREVIEW, write_post
from tools.desk.labels import Labels
from tools.i18n.words import all_words
from tools.importing.labels import read_map

NAMES = '[topics."Job offers"]\nnl = { name = "Contractvoorstellen", slug = "voorstellen" }\n'


@pytest.fixture
def labels(tmp_path: Path) -> Labels:
    (tmp_path / "names.toml").write_text(NAMES)
    write_post(tmp_path / "posts", "Words.", category="Interviews")
    return Labels(blog_of(read_settings(str(PREVIEW), {"PATH": str(tmp_path)})), tmp_path)


@pytest.mark.parametrize(
    ("label", "proposed"),
    [
        ("Interviews", "category"),
        ("INTERVIEWS", "category"),
        ("contractvoorstellen", "category"),
        ("Nederlands", "lang:nl"),
        ("français", "lang:fr"),
        ("French", "lang:fr"),
        ("hiring managers", "audience:Hiring managers"),
        ("Salary", "tags"),
        ("", "tags"),
    ],
)
def test_what_a_label_most_likely_is_is_proposed(labels: Labels, label: str, proposed: str) -> None:
    assert labels.proposed(label) == proposed
    assert proposed in {choice.value for choice in labels.choices(all_words()["en"])}


def test_choices_are_in_the_language_of_the_desk(labels: Labels) -> None:
    said = [choice.words for choice in labels.choices(all_words()["nl"])]
    assert said[:2] == ["Trefwoord", "Onderwerp"]
    assert "Taal: Frans" in said
    assert len(said) == 3 + 2 + 3


def test_the_import_reads_the_map_as_it_was_chosen(labels: Labels, tmp_path: Path) -> None:
    odd = 'a "quoted" \\ label\x7f \U0001f600'
    file = tmp_path / "map.toml"
    chosen = {
        "interviews": "category",
        "Contractvoorstellen": "category",
        "NL": "lang:nl",
        "for you": "audience:Candidates",
        odd: "tags",
        "test": "drop",
    }
    file.write_text(labels.map_of(chosen), encoding="utf-8")
    found = read_map(file).sort([*chosen])
    assert (found.category, found.lang) == ("Interviews", "nl")
    assert found.audience == ["Candidates"]
    assert found.tags == [odd, "Job offers"]
    assert "test" not in found.tags


def test_no_choice_is_an_empty_map(labels: Labels) -> None:
    assert labels.map_of({}) == ""
