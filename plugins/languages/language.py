"""A language, and the folder that holds all that the blog knows of it."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from babel import Locale, localedata

from plugins.incremental.cached import cached

from . import dialect, interface, typography
from .dialect import Dialect
from .files import BlogLanguageError, Table, read_table, read_text
from .interface import Words, kind_of
from .typography import Typography

CODE = re.compile("[a-z]{2,3}")
INTERFACE, PROOFREADING, DRAFT = "interface.toml", "proofreading.toml", "draft.md"
TYPOGRAPHY = "typography.toml"


class BlogLanguage(NamedTuple):
    """What the blog knows of a language."""

    name: str  # what it calls itself, as a title: Nederlands, Français
    locale: str  # as Open Graph has it: nl_BE
    words: Words  # of the pages
    addresses: Mapping[str, str]  # its words for the folders of lists, as in /nl/onderwerpen/
    dialect: Dialect
    typography: Typography
    draft: str  # a template of a new post


class Files(NamedTuple):
    """The files of a language, which may have faults."""

    folder: Path
    interface: Table
    proofreading: Table
    typography: Table
    draft: str

    @property
    def babel(self) -> Locale:
        """What Babel knows of the language: months, days, kinds of numbers."""
        return Locale.parse(self.folder.name)


def read_files(folder: Path) -> Files:
    """The files in a folder that is named by a language's code. Raises BlogLanguageError."""
    if not CODE.fullmatch(folder.name) or not localedata.exists(folder.name):
        said = "A language's folder must be named by a code that Babel knows, such as nl."
        raise BlogLanguageError(f"{folder}: {said}")
    return Files(
        folder,
        read_table(folder / INTERFACE),
        read_table(folder / PROOFREADING),
        read_table(folder / TYPOGRAPHY),
        read_text(folder / DRAFT),
    )


def faults_in(files: Files, model: Files) -> Iterator[str]:
    """What is wrong with a language beside the blog's own, a line each."""
    for fault in interface.faults_in(files.interface, files.babel, model.interface):
        yield f"{files.folder / INTERFACE}: {fault}"
    for fault in dialect.faults_in(files.proofreading):
        yield f"{files.folder / PROOFREADING}: {fault}"
    for fault in typography.faults_in(files.typography):
        yield f"{files.folder / TYPOGRAPHY}: {fault}"


def dialect_of_all(languages: Mapping[str, BlogLanguage]) -> Dialect:
    """The dialects of several languages as one."""
    return dialect.together(language.dialect for language in languages.values())


def language_of(files: Files) -> BlogLanguage:
    """The language that files without faults hold."""
    return BlogLanguage(
        name=own_name(files.folder.name),
        locale=files.interface["locale"],
        words=interface.words_of(files.interface, partial(kind_of, files.folder.name)),
        addresses=files.interface["addresses"],
        dialect=dialect.dialect_of(files.proofreading),
        typography=typography.typography_of(files.typography),
        draft=files.draft,
    )


@cached(str)
def own_name(lang: str) -> str:
    """What a language calls itself, as a title."""
    name = str(Locale.parse(lang).get_language_name(lang))
    return name[:1].upper() + name[1:]
