"""A blog moves in from the desk: looked at first, then imported, one at a time."""

from io import BytesIO
from pathlib import Path

import pytest

from tests.tools.importing.exports import Old, classic
from tests.waiting import wait_until
from tools.desk import importing
from tools.desk.importing import Importing, ImportState
from tools.desk.letters import NotSaved
from tools.desk.places import Refused
from tools.desk.uploads import Upload

EXPORT = classic([Old(1, title="No way back"), Old(2, address="/2018/06/b.html")]).encode()


def sent(data: bytes) -> Upload:
    """A file as a browser sends it."""
    return Upload(BytesIO(data), len(data))


@pytest.fixture
def moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Importing:
    monkeypatch.setenv("VERIFY", "no")
    (tmp_path / "in").mkdir()
    return Importing(tmp_path / "in")


def ended(moved: Importing) -> ImportState:
    """How it is when nothing is under way any more."""
    wait_until(lambda: not moved.state.is_busy)
    return moved.state


def test_it_is_looked_at_and_then_moves_in(moved: Importing, tmp_path: Path) -> None:
    moved.look_at(sent(EXPORT), "blog-06-30-2020.xml")
    looked = ended(moved)
    assert (looked.step, looked.figures and looked.figures["states"]) == ("looked", {"post": 2})
    assert b"No way back" in moved.report
    assert b"Nothing is written yet" in moved.report
    assert b"make check" not in moved.report
    assert [*tmp_path.iterdir()] == [tmp_path / "in"]
    assert [*(tmp_path / "in").iterdir()] == []
    moved.move_in(language="nl")
    done = ended(moved)
    assert "Wat er nu te doen is" in moved.report.decode()
    assert (done.step, done.total) == ("moved", 0)
    assert {file.name for file in (tmp_path / "in/posts").iterdir()} == {
        "2018-06-05-a-post.md",
        "2018-06-05-b.md",
    }
    with pytest.raises(Refused):
        moved.move_in()


def test_what_is_no_export_is_told_without_the_place_where_it_lies(moved: Importing) -> None:
    moved.look_at(sent(b"<html></html>"), "page.xml")
    state = ended(moved)
    assert state.step == "failed"
    assert state.wrong.startswith("export.xml is no export of Blogger")
    assert moved.report == b""


def test_one_that_is_cut_off_is_not_kept_and_another_may_come(moved: Importing) -> None:
    with pytest.raises(NotSaved, match="is not saved: it was not sent to its end"):
        moved.look_at(Upload(BytesIO(EXPORT[:100]), len(EXPORT)), "a.xml")
    assert moved.state == ImportState()
    moved.look_at(sent(EXPORT), "a.xml")
    assert ended(moved).step == "looked"


@pytest.mark.parametrize("name", ["letter.docx", "", "zip", "..\\a.zip.exe"])
def test_what_cannot_be_one_is_not_taken(moved: Importing, name: str) -> None:
    with pytest.raises(Refused, match="not_an_export"):
        moved.look_at(sent(EXPORT), name)


def test_there_is_one_at_a_time_and_what_was_not_looked_at_does_not_move(
    moved: Importing,
) -> None:
    with pytest.raises(Refused, match="nothing_looked_at"):
        moved.move_in()
    moved.look_at(sent(EXPORT), "a.xml")
    with pytest.raises(Refused, match="import_is_busy"):
        moved.look_at(sent(EXPORT), "b.xml")
    ended(moved)


def test_one_that_takes_too_long_is_ended(
    moved: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "LONGEST", 0)
    moved.look_at(sent(EXPORT), "a.xml")
    assert ended(moved).step == "failed"
