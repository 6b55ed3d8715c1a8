"""Whether what is online is what is in the folder."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.building import CONTENT
from tests.programs import need
from tools.preview.server import serve
from tools.publishing.record import NAME, ReleaseRecord, digest, record_of, write_record
from tools.status import differences, fetch, main


def git(folder: Path, *arguments: str) -> str:
    """Run git as somebody."""
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    command = ["git", *who, *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one post."""
    need("git")
    (tmp_path / "repository/content").mkdir(parents=True)
    folder = tmp_path / "repository"
    (folder / "content/a.md").write_text("one")
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "One")
    return folder


def release_of(repository: Path) -> ReleaseRecord:
    """What a release made now would tell of itself."""
    stage = repository.parent / "stage"
    stage.mkdir(exist_ok=True)
    return record_of(stage, repository / "content", repository)


def test_what_has_been_published_is_what_is_here(repository: Path) -> None:
    record = release_of(repository)
    assert record.commit == git(repository, "rev-parse", "HEAD").strip()
    assert not record.changed
    assert differences(record, repository / "content", repository) == []


def test_the_ledger_makes_no_difference(repository: Path) -> None:
    record = release_of(repository)
    (repository / "content/published.txt").write_text("/\n")
    assert differences(record, repository / "content", repository) == []
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "Note what was published")
    assert differences(record, repository / "content", repository) == []
    assert not release_of(repository).changed


def edit(folder: Path) -> None:
    """Change a post."""
    (folder / "content/a.md").write_text("two")


def add(folder: Path) -> None:
    """Add a file that is no post."""
    (folder / "theme.css").write_text("two")


def commit(folder: Path) -> None:
    """Change a file and commit that."""
    add(folder)
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Two")


CHANGES = {"edited": (edit, 2), "added": (add, 1), "committed": (commit, 1)}


@pytest.mark.parametrize(("change", "count"), CHANGES.values(), ids=CHANGES)
def test_what_was_changed_since_is_told(
    repository: Path, change: Callable[[Path], None], count: int
) -> None:
    record = release_of(repository)
    change(repository)
    found = differences(record, repository / "content", repository)
    assert len(found) == count
    assert found[-1] == f"This folder is not as it was in commit {record.commit[:7]}."


def test_a_release_of_what_nobody_committed_is_never_the_same(repository: Path) -> None:
    edit(repository)
    record = release_of(repository)
    assert record.changed
    found = differences(record, repository / "content", repository)
    assert "It was published with changes that nobody had committed." in found


def test_outside_a_repository_the_commit_is_unknown(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    record = record_of(tmp_path, tmp_path / "content", tmp_path)
    assert (record.commit, record.changed) == ("unknown", True)


def test_the_commit_of_a_checkout_of_another_user_is_known(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # what git's own tests set
    with pytest.raises(subprocess.CalledProcessError):
        git(repository, "rev-parse", "HEAD")
    assert len(release_of(repository).commit) == 40


def test_a_name_is_part_of_the_digest(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    before = digest(tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")
    assert digest(tmp_path) != before


@pytest.fixture
def online(tmp_path: Path) -> Iterator[str]:
    """Where a folder is served."""
    server = serve(tmp_path, 0)
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_the_record_is_read_from_the_site(tmp_path: Path, online: str) -> None:
    record = ReleaseRecord("1a2b3c4", changed=False, content="x", lasting=[])
    write_record(record, tmp_path)
    assert fetch(online) == record


LASTING_IS_NO_LIST = '{"commit": "x", "changed": false, "content": "", "lasting": 5}'


@pytest.mark.parametrize("text", ["{}", "[]", "<p>", '{"other": 1}', LASTING_IS_NO_LIST])
def test_what_is_no_record_is_told(
    text: str,
    tmp_path: Path,
    online: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / NAME).write_text(text)
    monkeypatch.setenv("SITEURL", online)
    assert main([str(CONTENT)]) == 1
    said = (
        f"What is online at {online} is not known: the {NAME} there is not one that `make publish`"
    )
    assert said in capsys.readouterr().err


def test_nothing_online_is_told(
    online: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SITEURL", online)
    assert main([str(CONTENT)]) == 1
    assert "nothing has been published there yet" in capsys.readouterr().err


def test_no_server_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SITEURL", "http://127.0.0.1:1")
    assert main([str(CONTENT)]) == 1
    said = capsys.readouterr().err
    assert "the server cannot be reached" in said
    assert "urlopen" not in said
