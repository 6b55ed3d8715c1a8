"""What has become of a post: by the renames in git's history, else by the closest text.

    content/2019-03-04-old-words.md → content/2019-03-04-new-words.md

Where there is no git, or no file of that name was ever in it, nothing is known.
"""

import difflib
import re
from collections.abc import Collection, Hashable, Iterator, Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypeVar
from urllib.parse import unquote

from plugins.git import git

K = TypeVar("K", bound=Hashable)
DATED = re.compile(r"\d{4}-\d\d-\d\d-")
LANGUAGE = re.compile(r"-[a-z]{2}$")  # ends the address of a post in another language
COMMIT = "commit "
ALIKE = 0.6  # of the words of a text, in their order


class FileChange(NamedTuple):
    """A file that has been renamed or deleted; names are below the repository's root."""

    before: str  # the commit in which it was there
    old: str
    new: str  # empty: it was deleted


class History:
    """What git knows of the files below a folder; it is asked when somebody asks."""

    def __init__(self, folder: Path, addresses: Mapping[Path, str]) -> None:
        """`addresses` are those of the files that are there."""
        self._folder, self._files = folder, addresses

    def now(self, address: str, new: Collection[str]) -> str:
        """The address of what was at another; where its text alone tells, one of the new ones."""
        names = _names(address)
        for change in self._changes:
            if name_of(change.old) in names:
                last = self._followed(change)
                renamed = self._addresses.get(self._root / last.new) if last.new else ""
                return renamed or self._closest(last, new)
        return ""

    def _followed(self, change: FileChange) -> FileChange:
        """The last change of a file that may have been renamed more than once."""
        for later in reversed(self._changes[: self._changes.index(change)]):
            if later.old == change.new:
                change = later
        return change

    def _closest(self, gone: FileChange, new: Collection[str]) -> str:
        text = git(self._root, "show", f"{gone.before}:{gone.old}").stdout
        texts = {
            address: path.read_text(encoding="utf-8", errors="replace")
            for path, address in self._addresses.items()
            if address in new
        }
        return closest(text, texts) or ""

    @cached_property
    def _addresses(self) -> dict[Path, str]:
        return {path.resolve(): address for path, address in self._files.items()}

    @cached_property
    def _root(self) -> Path:
        said = git(self._folder, "rev-parse", "--show-toplevel").stdout
        return Path(said.removesuffix("\n")).resolve()

    @cached_property
    def _changes(self) -> list[FileChange]:
        """The newest first: what is not committed yet, then commit by commit."""
        what = ("--find-renames", "--name-status", "-z", "--diff-filter=RD")
        now = git(self._folder, "diff", *what, "HEAD", "--", ".").stdout
        then = git(self._folder, "log", *what, f"--format={COMMIT}%H^", "--", ".").stdout
        return [*changes_in(f"{COMMIT}HEAD\0{now}{then}")]


def changes_in(said: str) -> Iterator[FileChange]:
    """The changes that git lists, each behind its commit."""
    words, before = iter(said.split("\0")), ""
    for word in (word.removeprefix("\n") for word in words):
        if word.startswith(COMMIT):
            before = word.removeprefix(COMMIT)
        elif word:
            yield FileChange(before, next(words), next(words) if word.startswith("R") else "")


def _names(address: str) -> set[str]:
    """What the file at an address may be named, whatever language it is in."""
    name = PurePosixPath(unquote(address)).stem
    return {name, LANGUAGE.sub("", name)}


def name_of(file: str) -> str:
    """The words of a file's name, without its date."""
    return DATED.sub("", PurePosixPath(file).stem, count=1)


def closest(text: str, texts: Mapping[K, str]) -> K | None:
    """Where the text is that has nearly the same words in the same order."""
    words = {key: other.split() for key, other in texts.items()}
    found = difflib.get_close_matches(text.split(), words.values(), 1, ALIKE)
    return next((key for key in words if words[key] in found), None)
