"""The files of new drafts: named by day and title, and never over another."""

from collections.abc import Mapping, Sequence
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


def write(folder: Path, name: str, text: str, day: date, posts: Sequence[Path]) -> Path:
    """Write the file among the posts; never over another, nor beside one of the same words."""
    refuse_same_words(name, posts)
    place = folder / "posts" if (folder / "posts").is_dir() else folder
    return write_new(place / f"{day}-{name}.md", text)


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
