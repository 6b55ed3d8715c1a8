"""What the proofreader says of all content before a build goes on from it."""

from pathlib import Path
from typing import Any

from plugins.incremental.store import STORE

from .blog import blog_of
from .check import check, is_page
from .file_rules import walk
from .problem import errors_in, shown
from .verdict import ContentVerdict


def verdict_on(folder: Path, settings: dict[str, Any]) -> ContentVerdict:
    """What there is to say of the content of a folder."""
    problems = check(folder, blog_of(settings))
    errors = errors_in(problems)
    refusal = "\n".join([*map(str, errors), "Nothing was built."]) if errors else ""
    return ContentVerdict(refusal or refused_as_empty(folder, settings), len(problems), STORE.asked)


def refused_as_empty(folder: Path, settings: dict[str, Any]) -> str:
    """What to say of a site without posts, which is most often the wrong folder."""
    files = walk(folder, settings["IGNORE_FILES"])
    if settings["MAY_BE_EMPTY"] or any(is_post(file, folder) for file in files):
        return ""
    return (
        f"There is no post in {shown(folder)}; INPUTDIR= names the folder of posts. "
        "If it shall be empty: make html EMPTY=yes\nNothing was built."
    )


def is_post(file: Path, folder: Path) -> bool:
    """Whether a file is a post."""
    return file.suffix == ".md" and not is_page(file, folder)
