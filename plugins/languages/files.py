"""The files of a language, read so that what is wrong with them is told by file and key."""

import tomllib
from pathlib import Path
from typing import Any

Table = dict[str, Any]


class BlogLanguageError(ValueError):
    """What is wrong with a language: a line for each fault, with its file."""


def read_text(file: Path) -> str:
    """The text of a file. Raises BlogLanguageError."""
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise BlogLanguageError(f"{file}: A language needs this file.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise BlogLanguageError(f"{file}: This file cannot be read: {error}.") from error


def read_table(file: Path) -> Table:
    """What a TOML file holds. Raises BlogLanguageError."""
    try:
        return tomllib.loads(read_text(file))
    except tomllib.TOMLDecodeError as error:
        raise BlogLanguageError(f"{file}: {error}.") from error
