"""Pages of posts that are gone disappear; what we did not write stays."""

from pathlib import Path

import pytest

from plugins.leftovers import delete, names_in
from tests.building import build, write_post


def test_the_page_of_a_deleted_post_disappears_with_its_folder(tmp_path: Path) -> None:
    content, output = tmp_path / "in", tmp_path / "out"
    write_post(content, "Stays.")
    gone = write_post(content, "Goes.", "2019-03-04-gone.md", title="Gone", date="2019-03-04")
    build(content, output)
    assert (output / "2019/03/gone.html").exists()
    (output / "mine.txt").write_text("Not ours.")
    gone.unlink()
    build(content, output)
    assert not (output / "2019").exists()
    assert (output / "2020/01/a-post.html").exists()
    assert (output / "mine.txt").exists()


def test_what_lay_there_before_is_never_deleted(tmp_path: Path) -> None:
    content, output = tmp_path / "in", tmp_path / "out"
    write_post(content, "Stays.")
    (output / "holiday").mkdir(parents=True)
    (output / "holiday/photo.html").write_text("Mine.")
    build(content, output)
    build(content, output)
    assert (output / "holiday/photo.html").read_text() == "Mine."


RECORDS = {
    "names": ('["a.html", "b/c.html"]', ["a.html", "b/c.html"]),
    "damaged": ('["a.html', []),
    "no list": ('{"a.html": 1}', []),
    "no names": ("[1, null]", []),
    "out of the folder": ('["../a.html", "/etc/passwd", "b/../../c", ""]', []),
    "no text": ("\ufffe", []),
}


@pytest.mark.parametrize(("text", "names"), RECORDS.values(), ids=RECORDS)
def test_a_record_that_is_wrong_deletes_nothing(
    tmp_path: Path, text: str, names: list[str]
) -> None:
    (tmp_path / "record").write_text(text)
    assert names_in(tmp_path / "record") == names


def test_without_a_record_nothing_is_known(tmp_path: Path) -> None:
    assert names_in(tmp_path / "record") == []


def test_a_file_that_is_gone_already_needs_no_deleting(tmp_path: Path) -> None:
    delete(tmp_path / "no/such/file", tmp_path)
    assert tmp_path.exists()
