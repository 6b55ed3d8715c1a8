"""Releases: numbered, switched by one rename, kept, gone back to; one publisher at a time."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import ROOT
from tests.tools.publishing.sites import digest, write_site
from tools.publishing import releases
from tools.publishing.record import carry_over
from tools.publishing.releases import PublishingError
from tools.releases import changed, listing
from tools.rollback import rollback


def release(public: Path, text: str, commit: str = "1a2b3c4d5e") -> Path:
    """Publish a site of one page."""
    with releases.only_publisher(public), releases.stage_in(public) as stage:
        write_site(stage, {"index.html": text})
        made = releases.finish(stage, commit)
        releases.switch(public, made)
        releases.delete_oldest(public)
        return made


def served(public: Path) -> str:
    """What a reader sees."""
    return (public / "current/index.html").read_text()


def test_a_release_is_served_and_named_by_number_commit_and_bytes(tmp_path: Path) -> None:
    first = release(tmp_path, "one").name
    assert re.fullmatch("000001-1a2b3c4-[0-9a-f]{12}", first)
    assert served(tmp_path) == "one"
    second = release(tmp_path, "two").name
    assert second.startswith("000002-1a2b3c4-")
    assert served(tmp_path) == "two"
    assert (tmp_path / "current").readlink() == Path("releases", second)
    assert listing(tmp_path) == [f"live {second}", f"     {first}"]


def test_where_no_file_can_be_locked_nothing_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    with pytest.raises(PublishingError, match="no file locks"):
        release(tmp_path / "public", "one")
    assert not (tmp_path / "public").exists()


def test_the_name_tells_other_bytes_and_the_same_everywhere(tmp_path: Path) -> None:
    names = [release(tmp_path / place, text).name for place, text in ("ax", "bx", "cy")]
    assert names[0] == names[1] != names[2]


def test_what_else_lies_there_is_no_release(tmp_path: Path) -> None:
    first = release(tmp_path, "one")
    (tmp_path / "releases/000009-a").write_text("a file")
    (tmp_path / "releases/000008-a").symlink_to(first.name)
    (tmp_path / "releases/notes").mkdir()
    assert releases.releases(tmp_path) == [first]
    assert release(tmp_path, "two").name.startswith("000002-")
    assert (tmp_path / "releases/000009-a").is_file()


def test_a_web_server_may_read_it_under_every_umask(tmp_path: Path) -> None:
    public = tmp_path / "srv/blog"
    before = os.umask(0o077)
    try:
        made = release(public, "one")
    finally:
        os.umask(before)
    for path in (tmp_path / "srv", public, public / "releases", made):
        assert path.stat().st_mode & 0o777 == 0o755
    assert (made / "index.html").stat().st_mode & 0o777 == 0o644


def test_rolling_back_gives_every_byte_back(tmp_path: Path) -> None:
    before = [digest(release(tmp_path, text)) for text in ("one", "two", "three")]
    for wanted in reversed(before[:2]):
        assert digest(rollback(tmp_path)) == wanted
        assert digest(tmp_path / "current") == wanted
    with pytest.raises(PublishingError, match="There is no release before the one that is live"):
        rollback(tmp_path)
    assert served(tmp_path) == "one"


def test_what_is_published_after_a_rollback_is_the_newest(tmp_path: Path) -> None:
    for text in ("one", "two"):
        release(tmp_path, text)
    rollback(tmp_path)
    assert release(tmp_path, "three").name.startswith("000003-")
    rollback(tmp_path)
    assert served(tmp_path) == "two"


def test_only_so_many_are_kept(tmp_path: Path) -> None:
    for number in range(8):
        release(tmp_path, str(number))
    assert [path.name[:6] for path in releases.releases(tmp_path)] == [
        f"{number:06}" for number in range(4, 9)
    ]


def test_the_live_one_is_kept_however_old(tmp_path: Path) -> None:
    first = release(tmp_path, "one")
    for number in range(6):
        with releases.stage_in(tmp_path) as stage:
            releases.finish(stage, str(number))
    releases.delete_oldest(tmp_path)
    assert served(tmp_path) == "one"
    assert first in releases.releases(tmp_path)
    assert len(releases.releases(tmp_path)) == 6


def test_numbers_are_compared_as_numbers(tmp_path: Path) -> None:
    for name in ("999999-a", "1000000-a"):
        (tmp_path / "releases" / name).mkdir(parents=True)
    assert releases.next_number(tmp_path) == 1_000_001


def test_a_second_publisher_is_refused_and_says_why(tmp_path: Path) -> None:
    release(tmp_path, "one")
    with releases.only_publisher(tmp_path):
        for command in ("publish content", "rollback"):
            name, *content = command.split()
            result = subprocess.run(
                [sys.executable, "-m", f"tools.{name}", *content, str(tmp_path)],
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=False,
            )
            assert result.returncode == 1
            assert f"Somebody is publishing to {tmp_path} at this moment;" in result.stderr
            assert "Traceback" not in result.stderr
    assert served(tmp_path) == "one"
    assert release(tmp_path, "two")


def test_what_does_not_become_a_release_leaves_nothing(tmp_path: Path) -> None:
    release(tmp_path, "one")
    before = digest(tmp_path)
    with releases.stage_in(tmp_path) as stage:
        write_site(stage, {"index.html": "half"})
        assert digest(tmp_path) != before
    assert digest(tmp_path) == before


def test_what_was_killed_is_no_release_and_goes_the_next_time(tmp_path: Path) -> None:
    release(tmp_path, "one")
    write_site(tmp_path / "releases/next-abc", {"index.html": "half"})
    (tmp_path / releases.LINK_BEING_MADE).symlink_to("releases/next-abc")
    assert len(releases.releases(tmp_path)) == 1
    release(tmp_path, "two")
    assert not (tmp_path / "releases/next-abc").exists()
    assert not (tmp_path / releases.LINK_BEING_MADE).is_symlink()


def test_the_addresses_that_changed_are_listed(tmp_path: Path) -> None:
    release(tmp_path, "one")
    with pytest.raises(PublishingError):
        changed(tmp_path)
    with releases.stage_in(tmp_path) as stage:
        write_site(stage, {"index.html": "one", "a/index.html": "new", "b.xml": "new"})
        releases.switch(tmp_path, releases.finish(stage, "x"))
    assert changed(tmp_path) == ["/a/", "/b.xml"]
    rollback(tmp_path)


@pytest.mark.parametrize("text", ["{}", "", '{"lasting": 5}', None])
def test_a_damaged_record_loses_no_file(
    tmp_path: Path, text: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = tmp_path / "000001-a", tmp_path / "stage"
    write_site(old, {"theme/css/main.0123456789ab.css": "p {}", "index.html": "x"})
    if text is not None:
        (old / "release.json").write_text(text)
    carry_over([old], new)
    assert [path.name for path in new.rglob("*.*")] == ["main.0123456789ab.css"]
    assert f"{old}/release.json cannot be read" in capsys.readouterr().err
