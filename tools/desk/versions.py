"""Earlier versions of letters: the last fifty of each, in a folder beside the content.

A letter saves itself at every pause. What is saved within five minutes is one version, which holds
the last of it, unless a paragraph or so is gone meanwhile: then what stood before is kept as well.
A version that somebody asked for, and what another program wrote, stay as they are.

    .versions/posts/2017-06-13-way-back.md/20170613T091500000000.md
    .versions/posts/2017-06-13-way-back.md/20170613T093000000000-20170613T092700000000-12.md

The first moment is when it was saved. One that may yet be replaced says also when the first was
that it stands for, and how many bytes are gone since.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from .durable import write_durably
from .places import LETTER, Refused

MOST = 50
ONE = timedelta(minutes=5)  # what is saved within it is one version
MUCH = 200  # bytes: a paragraph or so
MOMENT = "%Y%m%dT%H%M%S%f"
STEM = re.compile(r"(?P<saved>\d{8}T\d{12})(?:-(?P<begun>\d{8}T\d{12})-(?P<gone>\d+))?")


class Version(NamedTuple):
    """A letter as it was."""

    id: str
    when: datetime  # it was saved, UTC
    size: int  # in bytes


class Kept(NamedTuple):
    """The file of a version."""

    file: Path
    saved: datetime
    open: "OpenVersion | None"  # of one that the next may replace


class OpenVersion(NamedTuple):
    """What a version stands for that is not finished."""

    begun: datetime
    gone: int  # bytes


def utc_now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


class Versions:
    """The versions of the letters of one content folder."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = utc_now) -> None:
        self._folder = folder
        self._now = now

    def of(self, name: str) -> list[Version]:
        """The versions of a letter, the newest first."""
        return [
            Version(kept.saved.strftime(MOMENT), kept.saved, kept.file.stat().st_size)
            for kept in self._kept(name)
        ]

    def read(self, name: str, version: str) -> bytes:
        """A letter as it was in a version. Raises Refused."""
        for kept in self._kept(name):
            if kept.saved.strftime(MOMENT) == version:
                return kept.file.read_bytes()
        raise Refused(f"There is no version {version} of {name}.")

    def keep_found(self, name: str, data: bytes) -> None:
        """Keep what stands in a letter's file, if the last version is not that."""
        kept = self._kept(name)
        if not kept or kept[0].file.read_bytes() != data:
            self._write(name, data, kept, None)

    def keep(self, name: str, data: bytes, *, asked: bool) -> None:
        """Keep what is being saved; `asked` if somebody wants a version of its own."""
        kept = self._kept(name)
        last = kept[0].file.read_bytes() if kept else None
        if last == data and not (asked and kept[0].open):
            return
        goes_on = self._going_on(kept[0], data) if kept else None
        begins = OpenVersion(self._now(), 0)
        self._write(name, data, kept, None if asked else goes_on or begins)
        if goes_on or last == data:
            kept[0].file.unlink()

    def _kept(self, name: str) -> list[Kept]:
        """The files of a letter's versions, the newest first."""
        files = (self._folder / name).glob(f"*{LETTER}")
        found = [(file, STEM.fullmatch(file.stem)) for file in files]
        kept = [Kept(file, _moment(stem["saved"]), _open(stem)) for file, stem in found if stem]
        return sorted(kept, key=lambda one: one.saved, reverse=True)

    def _going_on(self, last: Kept, data: bytes) -> OpenVersion | None:
        """What the last version stands for if this takes its place; None if it must not."""
        if not last.open or self._now() - last.open.begun >= ONE:
            return None
        all_gone = last.open.gone + gone(last.file.read_bytes(), data)
        return OpenVersion(last.open.begun, all_gone) if all_gone <= MUCH else None

    def _write(self, name: str, data: bytes, kept: list[Kept], is_open: OpenVersion | None) -> None:
        """Write a version, later than all others, and delete the oldest."""
        saved = max([self._now(), *(one.saved + timedelta.resolution for one in kept)])
        stem = saved.strftime(MOMENT)
        if is_open:
            stem += f"-{is_open.begun.strftime(MOMENT)}-{is_open.gone}"
        write_durably(data, self._folder / name / f"{stem}{LETTER}")
        for old in kept[MOST - 1 :]:
            old.file.unlink()


def _moment(written: str) -> datetime:
    return datetime.strptime(written, MOMENT).replace(tzinfo=UTC)


def _open(stem: re.Match[str]) -> OpenVersion | None:
    return OpenVersion(_moment(stem["begun"]), int(stem["gone"])) if stem["begun"] else None


def gone(old: bytes, new: bytes) -> int:
    """How many bytes between the same beginning and the same end were replaced."""
    start = _same(old, new)
    return len(old) - start - _same(old[start:][::-1], new[start:][::-1])


def _same(one: bytes, other: bytes) -> int:
    """How many bytes both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
