"""The files of new drafts: named by day and title, and never over another."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pelican.utils import slugify

from plugins.feeds.identity import post_name
from plugins.proofreading.problem import shown

LONGEST_NAME = 80  # characters of a file's name, without its date


class NoDraftError(ValueError):
    """Why no draft can be made, and what to write instead."""


def name_of(title: str, settings: Mapping[str, Any]) -> str:
    """The words of the post's address, as Pelican makes them of a file's name."""
    name: str = slugify(title, regex_subs=settings["SLUG_REGEX_SUBSTITUTIONS"])
    if len(name) > LONGEST_NAME:
        name = name[: LONGEST_NAME + 1].rpartition("-")[0] or name[:LONGEST_NAME]
    if not name:
        raise NoDraftError(f"“{title}” must have letters or figures: they name the file.")
    return name


def as_it_is(_place: Path, text: str) -> str:
    """The text."""
    return text


def write(
    folder: Path,
    name: str,
    text: str,
    day: date,
    posts: Sequence[Path],
    finish: Callable[[Path, str], str] = as_it_is,
) -> Path:
    """Write the file among the posts; never over another, nor beside one of the same words.

    `finish` is told the place at the last moment, and gives what is written there.
    """
    refuse_same_words(name, posts)
    parent = folder / "posts" if (folder / "posts").is_dir() else folder
    place = parent / f"{day}-{name}.md"
    return write_new(place, finish(place, text))


def refuse_same_words(name: str, posts: Sequence[Path]) -> None:
    """A name that a post has, whatever its day. Raises NoDraftError."""
    for post in posts:
        if post_name(None, post.stem).lower() == name:
            raise NoDraftError(f"{shown(post)} has these words already; choose another title.")


def write_new(path: Path, text: str) -> Path:
    """Write a file that is not there yet."""
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
    return path
