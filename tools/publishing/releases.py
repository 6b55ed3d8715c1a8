"""The releases of a site in one folder, and the link that names the one being served.

    public/current -> releases/20261124T101500Z-1a2b3c4
    public/releases/20261124T101500Z-1a2b3c4/
    public/releases/20261123T090000Z-9f8e7d6/

A release is complete before it gets its name, and the link is replaced by one rename: who reads
`current` sees one release whole, at every instant.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

CURRENT = "current"
RELEASES = "releases"
STAGE = "next"  # below releases/: what is being built
LINK_BEING_MADE = "current.next"
LOCK = ".lock"
KEPT = 5  # releases, the live one among them


class PublishingError(Exception):
    """Nothing was changed; the message says why, in words for an editor."""


@contextmanager
def only_publisher(public: Path) -> Iterator[None]:
    """Hold the folder for one publisher at a time. Raises PublishingError for a second one."""
    public.mkdir(parents=True, exist_ok=True)
    with (public / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PublishingError(
                f"Somebody is publishing to {public} at this moment; try again when they are done."
            ) from None
        yield


def empty_stage(public: Path) -> Path:
    """A new folder to build into; what a killed publisher left there is deleted."""
    stage = public / RELEASES / STAGE
    if stage.exists():
        shutil.rmtree(stage)
    stage.mkdir(parents=True)
    return stage


def release_name(commit: str, now: datetime) -> str:
    """Names sort by the time of publishing."""
    return f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{commit[:7]}"


def finish(public: Path, name: str) -> Path:
    """Give the stage its name, when everything in it is on the disk."""
    release = public / RELEASES / name
    _write_to_disk(public / RELEASES / STAGE)
    (public / RELEASES / STAGE).rename(release)
    return release


def switch(public: Path, release: Path) -> None:
    """Serve this release from now on: one rename, so that no reader finds neither."""
    link = public / LINK_BEING_MADE
    link.unlink(missing_ok=True)
    link.symlink_to(Path(RELEASES) / release.name)
    link.replace(public / CURRENT)
    _write_to_disk(public)


def current(public: Path) -> Path | None:
    """The release that is being served."""
    link = public / CURRENT
    return public / RELEASES / link.readlink().name if link.is_symlink() else None


def releases(public: Path) -> list[Path]:
    """The complete releases, the oldest first."""
    folder = public / RELEASES
    found = folder.iterdir() if folder.is_dir() else []
    return sorted(path for path in found if path.is_dir() and path.name != STAGE)


def release_before(public: Path) -> Path:
    """The release before the live one. Raises PublishingError where there is none."""
    live = current(public)
    earlier = [release for release in releases(public) if live and release.name < live.name]
    if not earlier:
        raise PublishingError(f"There is no release before the one that is live in {public}.")
    return earlier[-1]


def delete_oldest(public: Path, kept: int = KEPT) -> None:
    """Delete all but the newest releases, never the live one."""
    for release in releases(public)[:-kept]:
        if release != current(public):
            shutil.rmtree(release)


def _write_to_disk(folder: Path) -> None:
    """Ask the system to write what lies in a folder, before a name is given to it."""
    for path in [folder, *folder.rglob("*")] if folder.name == STAGE else [folder]:
        descriptor = os.open(path, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)
