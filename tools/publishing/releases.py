"""The releases of a site in one folder, and the link that names the one being served.

    public/current -> releases/000012-1a2b3c4-5f0c9a3be71d
    public/releases/000012-1a2b3c4-5f0c9a3be71d/
    public/releases/000011-9f8e7d6-0b7e4412c8aa/

A release is complete before it gets its name, and the link is replaced by one rename: who reads
`current` sees one release whole, at every instant. Its name holds its number, its commit and a
digest of its bytes, so other bytes have another name on every machine.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.publishing.tree import digest_of_files, files_below

CURRENT = "current"
RELEASES = "releases"
STAGE = "next-"  # how the names of unfinished releases begin
NAME = re.compile(r"\d{6,}(?:-\w+)+")
LINK_BEING_MADE = ".current.next"
LOCK = ".lock"
KEPT = 5  # releases, the live one among them
NO_LOCK = (
    "This system has no file locks, which keep two publishers apart: publish on Linux, macOS, or "
    "Windows with WSL 2, which docs/editing.md sets up."
)


class PublishingError(Exception):
    """Nothing was changed; the message says why, in words for an editor."""


@contextmanager
def only_publisher(public: Path) -> Iterator[None]:
    """Hold the folder for one publisher at a time. Raises PublishingError for a second one."""
    try:
        import fcntl  # here, as whoever does not publish needs none
    except ImportError:
        raise PublishingError(NO_LOCK) from None
    make_served(public)
    with (public / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PublishingError(
                f"Somebody is publishing to {public} at this moment; try again when they are done."
            ) from None
        yield


def make_served(folder: Path) -> None:
    """Make a folder that a web server, who is another user, can read under every umask."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for path in missing:
        path.chmod(0o755)


@contextmanager
def stage_in(public: Path) -> Iterator[Path]:
    """A new folder to build into; it is deleted if it has not become a release."""
    make_served(public / RELEASES)
    delete_unfinished(public)
    stage = Path(tempfile.mkdtemp(prefix=STAGE, dir=public / RELEASES))
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def delete_unfinished(public: Path) -> None:
    """Delete what killed publishers have left; what one still writes to goes the next time."""
    for stage in (public / RELEASES).glob(f"{STAGE}*"):
        shutil.rmtree(stage, ignore_errors=True)


def next_number(public: Path) -> int:
    """Releases are numbered, so that no clock can put them out of order."""
    return 1 + max((number(release) for release in releases(public)), default=0)


def number(release: Path) -> int:
    """The number in a release's name."""
    return int(release.name.partition("-")[0])


def finish(stage: Path, commit: str) -> Path:
    """Give the stage its name, when everything in it is on the disk."""
    for path in [*stage.rglob("*"), stage]:
        path.chmod(0o755 if path.is_dir() else 0o644)  # a web server reads it, who is another user
        _write_to_disk(path)
    content = digest_of_files(files_below(stage), stage)
    name = f"{next_number(stage.parent.parent):06}-{commit[:7]}-{content[:12]}"
    return stage.rename(stage.with_name(name))


def switch(public: Path, release: Path) -> None:
    """Serve this release from now on: one rename, so that no reader finds neither."""
    link = public / LINK_BEING_MADE
    link.unlink(missing_ok=True)
    link.symlink_to(Path(RELEASES) / release.name)
    _write_to_disk(public / RELEASES)
    link.replace(public / CURRENT)
    _write_to_disk(public)


def current(public: Path) -> Path | None:
    """The release that is being served."""
    link = public / CURRENT
    return public / RELEASES / link.readlink().name if link.is_symlink() else None


def releases(public: Path) -> list[Path]:
    """The complete releases, the oldest first; whatever else lies there is somebody else's."""
    folder = public / RELEASES
    found = folder.iterdir() if folder.is_dir() else []
    return sorted(filter(_is_release, found), key=lambda path: (number(path), path.name))


def _is_release(path: Path) -> bool:
    return bool(NAME.fullmatch(path.name)) and path.is_dir() and not path.is_symlink()


def release_before(public: Path) -> Path:
    """The release before the live one. Raises PublishingError where there is none."""
    live = current(public)
    earlier = [r for r in releases(public) if live and number(r) < number(live)]
    if not earlier:
        raise PublishingError(f"There is no release before the one that is live in {public}.")
    return earlier[-1]


def delete_oldest(public: Path, kept: int = KEPT) -> None:
    """Delete all but the newest releases, never the live one."""
    for release in releases(public)[:-kept]:
        if release != current(public):
            delete(release)


def delete(release: Path) -> None:
    """Take a release's name first: killed half way, it is nothing that one could go back to."""
    shutil.rmtree(release.rename(release.with_name(f"{STAGE}{release.name}")))


def _write_to_disk(path: Path) -> None:
    """Ask the system to write a file or folder, before something else relies on it."""
    descriptor = os.open(path, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
