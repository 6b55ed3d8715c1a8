"""The same commit gives the same bytes: elsewhere, later, and for somebody else."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.building import copy_repository, publish

FULL = os.environ.get("HYPOTHESIS_PROFILE") == "full"
CONSTRUCTS = Path(__file__).with_name("every-construct.md")
OTHERWISE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C.UTF-8",
    "LANG": "nl_BE.UTF-8",
    "LANGUAGE": "fr",
    "PYTHONHASHSEED": "12345",
    "USER": "somebody",
    "LOGNAME": "somebody",
    "HOME": "/nonexistent",
    "COLUMNS": "20",
}
LATER = """import datetime, sys, time
ahead = 400 * 86_400
now = time.time
time.time = lambda: now() + ahead
class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + datetime.timedelta(seconds=ahead)
datetime.datetime = Later
"""


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a release."""
    paths = [path for path in folder.resolve().rglob("*") if path.is_file()]
    return {path.relative_to(folder.resolve()).as_posix(): path.read_bytes() for path in paths}


def repository(folder: Path) -> Path:
    """The repository somewhere else.

    Of its posts it has one in each language and one of every construct, by `make test-full` all.
    """
    root = copy_repository(folder)
    for post in (root / "content/posts").glob("*.md"):
        if not (FULL or post.name.startswith("2018-02-06")):
            post.unlink()
    shutil.copy(CONSTRUCTS, root / "content/posts/2018-01-09-every-construct.md")
    return root


def published(public: Path, root: Path, **environment: str) -> Path:
    """The release that the repository at `root` makes of its content in a fresh folder."""
    return publish(root / "content", public, root=root, **environment)


@contextmanager
def permissions_taken(mask: int) -> Iterator[None]:
    """Others may not do this with files that are made now."""
    before = os.umask(mask)
    yield
    os.umask(before)


def test_the_same_bytes_whatever_the_machine(tmp_path: Path) -> None:
    with permissions_taken(0o022):
        one = published(tmp_path / "public", repository(tmp_path / "one"))
    root = repository(tmp_path / "a much longer path/é/two")
    for path in root.rglob("*.md"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    later = tmp_path / "later"
    later.mkdir()
    (later / "sitecustomize.py").write_text(LATER)
    with permissions_taken(0o077):
        two = published(tmp_path / "x/y/public", root, PYTHONPATH=str(later), **OTHERWISE)
    ours, theirs = files(one), files(two)
    assert all(path.stat().st_mode & 0o044 == 0o044 for path in two.resolve().rglob("*"))
    assert len(ours) > 100
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []
