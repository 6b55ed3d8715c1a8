"""Which files the desk may touch: the letters of the content folder, and nothing else."""

import re
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

LETTER = ".md"
NO_NAME = re.compile(r"[\x00-\x1f\x7f\\]")


class Refused(ValueError):  # noqa: N818 - it is what the desk says, no fault of a program
    """What the desk does not do, in words for an editor."""


def place_of(name: str, content: Path, ignored: Sequence[str]) -> Path:
    """The file of a letter, which need not be there. Raises Refused.

    `name` is a path within the content folder; `ignored` are patterns of what no build reads.
    """
    parts = PurePosixPath(name).parts
    is_plain = not NO_NAME.search(name) and name == "/".join(parts)
    if not is_plain or ".." in parts or not name.endswith(LETTER) or _are_ignored(parts, ignored):
        raise Refused(f"“{name}” is no letter; the desk opens files in posts and pages only.")
    folder = content.resolve()
    place = (folder / name).resolve()
    if not place.is_relative_to(folder):
        raise Refused(f"“{name}” leads out of the content folder.")
    return place


def _are_ignored(parts: Sequence[str], ignored: Sequence[str]) -> bool:
    return any(fnmatchcase(part, pattern) for part in parts for pattern in ignored)
