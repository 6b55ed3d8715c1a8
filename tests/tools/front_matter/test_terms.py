"""What is offered for topics, audiences and tags is what a language names, and its letters have."""

from pathlib import Path

import pytest

from plugins.editions import editions_of
from tests.building import own_settings, write_post
from tools.front_matter.terms import Terms, terms_in

AUDIENCES = ["Candidates", "Hiring managers"]
NAMES = """
[topics.Hiring]
nl = "Aanwerven"
[topics."Leaving well"]
fr = "Bien partir"
[tags.a]
nl = { name = "b", slug = "b" }
[audiences.Candidates]
nl = "Kandidaten"
"""


def terms(folder: Path) -> dict[str, Terms]:
    """The terms of the letters in a folder."""
    settings = own_settings(PATH=str(folder))
    return dict(terms_in(folder, [], editions_of(settings)))


def test_the_most_frequent_come_first_and_what_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    write_post(tmp_path, "x", "2020-01-01-a.md", category="Hiring", tags="[b, a]")
    write_post(tmp_path, "x", "2020-01-02-b.md", category="Interviews", tags="a")
    write_post(tmp_path, "x", "2020-01-03-c.md", category="Interviews", tags="[]")
    (tmp_path / "2020-01-04-d.md").write_bytes(b"---\ncategory: \xff\n---\n")
    (tmp_path / "2020-01-05-e.md").write_text("---\ntags: [\n---\n")
    assert terms(tmp_path)["en"] == Terms(["Interviews", "Hiring"], ["a", "b"], AUDIENCES)


def test_a_file_that_has_changed_is_read_again(tmp_path: Path) -> None:
    file = write_post(tmp_path, "x", category="Hiring")
    assert terms(tmp_path)["en"].topics == ["Hiring"]
    file.write_text(file.read_text().replace("Hiring", "Leaving well"))
    assert terms(tmp_path)["en"].topics == ["Leaving well"]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", Terms(["Hiring", "Interviews", "Leaving well"], ["a"], AUDIENCES)),
        ("nl", Terms(["Aanwerven"], ["b", "thuiswerk"], ["Kandidaten", "Hiring managers"])),
        ("fr", Terms(["Bien partir"], [], AUDIENCES)),
    ],
)
def test_each_language_has_its_own_names(tmp_path: Path, lang: str, expected: Terms) -> None:
    (tmp_path / "names.toml").write_text(NAMES)
    write_post(tmp_path, "x", "2020-01-01-a.md", category="hiring", tags="[B]")
    write_post(tmp_path, "x", "2020-01-02-b.md", category="Interviews", tags="[a]")
    write_post(tmp_path, "x", "2020-01-03-c.md", category="Hiring", tags="[thuiswerk]", lang="nl")
    assert terms(tmp_path)[lang] == expected
