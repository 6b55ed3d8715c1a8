"""What is offered for a topic and for tags is what letters have."""

from pathlib import Path

from tests.building import write_post
from tools.desk.terms import Terms, terms_in


def test_the_most_frequent_come_first_and_what_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    write_post(tmp_path, "x", "2020-01-01-a.md", category="Hiring", tags="[b, a]")
    write_post(tmp_path, "x", "2020-01-02-b.md", category="Interviews", tags="a")
    write_post(tmp_path, "x", "2020-01-03-c.md", category="Interviews", tags="[]")
    (tmp_path / "2020-01-04-d.md").write_bytes(b"---\ncategory: \xff\n---\n")
    (tmp_path / "2020-01-05-e.md").write_text("---\ntags: [\n---\n")
    assert terms_in(tmp_path, []) == Terms(["Interviews", "Hiring"], ["a", "b"])


def test_a_file_that_has_changed_is_read_again(tmp_path: Path) -> None:
    file = write_post(tmp_path, "x", category="Hiring")
    assert terms_in(tmp_path, []).topics == ["Hiring"]
    file.write_text(file.read_text().replace("Hiring", "Leaving well"))
    assert terms_in(tmp_path, []).topics == ["Leaving well"]
