"""What each language brings: a file languages/<language>.toml, and a site may have more of them.

A site that has a folder a language for other things, too, puts the file there: de/checklists.toml.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, NewType, get_type_hints

OURS = Path(__file__).with_name("languages")
IN_A_FOLDER = "checklists.toml"
FALLBACK = "en"
PLACEHOLDER = re.compile(r"\{\w*\}")
PLACEHOLDERS = {
    "tips": {"{total}"},
    "progress": {"{done}", "{total}"},
    "link_brings": {"{done}"},
}

Expression = NewType("Expression", str)  # a regular one; empty if nothing is meant


class LanguageError(ValueError):
    """A language that cannot be used; the message names each file and key and says why."""


class Interface(NamedTuple):
    """What readers see."""

    heading: str
    tips_one: str
    tips: str
    progress: str
    reset: str
    undo: str
    kept: str
    not_kept: str
    all_done: str
    more: str
    hide: str
    copy: str
    copied: str
    not_copied: str
    mail: str
    print: str
    blank: str
    device: str
    link: str
    tweet: str
    link_brings_one: str
    link_brings: str
    accept: str
    decline: str


class Recognition(NamedTuple):
    """The words that tell a list of tips from other lists; the files say what each key is for."""

    tips: list[str]
    outright: list[str]
    joins: list[str]
    questions: list[str]
    hints: list[str]
    announces: list[str]
    wrongs: list[str]
    cures: list[str]
    cured: list[str]
    inventories: list[str]
    about: list[str]
    asked: list[str]
    unfinished: list[str]
    stories: list[str]
    story_pattern: Expression
    offers: list[str]
    goals: list[str]
    farewells: list[str]
    others: list[str]
    author: list[str]
    titles: list[str]
    common: list[str]
    verbs: list[str]
    infinitives: list[str]
    infinitives_at_end: list[str]
    states: list[str]
    states_at_end: list[str]
    musts: list[str]
    address: list[str]
    openers: list[str]
    conditions: list[str]
    objects: list[str]
    never_verbs: list[str]
    verb_pattern: Expression
    verb_pattern_alone: Expression
    infinitive_pattern: Expression
    hours: list[str]
    units: list[str]
    versions: list[str]


class OpeningWords(NamedTuple):
    """How the words that a tip opens with are read."""

    abbreviations: list[str]
    before_numbers: list[str]
    turns: list[str]
    opposites: list[list[str]]
    turning_endings: list[str]


class Language(NamedTuple):
    """One file."""

    interface: Interface
    recognition: Recognition
    opening: OpeningWords


class OwnLanguages(NamedTuple):
    """The folders of a site's own languages, and a digest of what stands in them.

    They are plain values: what is made with these languages can be cached under them.
    """

    folders: tuple[str, ...] = ()
    digest: str = ""


NO_OWN = OwnLanguages()


@cache
def own_languages(*folders: str) -> OwnLanguages:
    """The languages of folders, as they are when first asked for. Raises LanguageError."""
    for folder in folders:
        if not Path(folder).is_dir():
            raise LanguageError(
                "CHECKLISTS_LANGUAGES must name a folder with a file for each language, as de.toml;"
                f" {folder} is none."
            )
    files = [(_code(file), file.read_bytes()) for each in folders for file in _files(Path(each))]
    digest = hashlib.blake2b(repr(files).encode(), digest_size=16).hexdigest()
    own = OwnLanguages(tuple(str(Path(folder).absolute()) for folder in folders), digest)
    languages(own)
    return own


@cache
def languages(own: OwnLanguages = NO_OWN) -> dict[str, Language]:
    """Every language by its code, English first, and last what only the site has.

    A file of the site's replaces ours of that name. Raises LanguageError.
    """
    files = [file for folder in (OURS, *map(Path, own.folders)) for file in _files(folder)]
    return {_code(file): read_language(file) for file in files}


def _files(folder: Path) -> list[Path]:
    """The files of a folder, English first: it counts where words tell no language."""
    files = [*folder.glob("*.toml"), *folder.glob(f"*/{IN_A_FOLDER}")]
    return sorted(files, key=lambda file: (_code(file) != FALLBACK, _code(file)))


def _code(file: Path) -> str:
    """The language that a file is named by, or its folder is."""
    return (file.parent.name if file.name == IN_A_FOLDER else file.stem).lower()


def code_of(lang: str, own: OwnLanguages = NO_OWN) -> str:
    """The language of that code, or of which it is a variety: “fr-BE” is “fr”; empty if unknown."""
    known, code = languages(own), lang.lower()
    return next((found for found in (code, code.split("-")[0]) if found in known), "")


def interface_in(lang: str, own: OwnLanguages = NO_OWN) -> Interface:
    """What readers see in a language; in English where nobody has translated it yet."""
    return languages(own)[code_of(lang, own) or FALLBACK].interface


def read_language(file: Path) -> Language:
    """The language that a file holds. Raises LanguageError."""
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise LanguageError(f"{file}: {error}") from error
    if problems := [f"{file}: {problem}." for problem in _problems(tables)]:
        raise LanguageError("\n".join(problems))
    kinds = get_type_hints(Language)
    return Language(**{name: kind(**tables[name]) for name, kind in kinds.items()})


def _problems(tables: dict[str, Any]) -> Iterator[str]:
    kinds = get_type_hints(Language)
    yield from (f"nothing reads [{name}]" for name in tables if name not in kinds)
    for name, kind in kinds.items():
        table = tables.get(name)
        if isinstance(table, dict):
            yield from (f"[{name}] {problem}" for problem in _problems_in(table, kind))
        else:
            yield f"must have the table [{name}]"


def _problems_in(table: dict[str, Any], kind: type) -> Iterator[str]:
    kinds = get_type_hints(kind)
    yield from (f"must have the key “{key}”" for key in kinds if key not in table)
    yield from (f"has the key “{key}”, which nothing reads" for key in table if key not in kinds)
    for key in filter(table.__contains__, kinds):
        if problem := _problem_of(table[key], kinds[key], PLACEHOLDERS.get(key, set())):
            yield f"{key}: {problem}"


def _problem_of(value: object, kind: object, placeholders: set[str]) -> str:
    """What is wrong with the value of a key; empty if nothing is."""
    if kind == list[str]:
        return _problem_of_words(value)
    if kind == list[list[str]]:
        return _problem_of_groups(value)
    if not isinstance(value, str):
        return "must be a text"
    if kind is Expression:
        return _problem_of_expression(value)
    if set(PLACEHOLDER.findall(value)) != placeholders:
        return f"must hold {' and '.join(sorted(placeholders)) or 'no {…}'}: “{value}”"
    return "" if value.strip() else "must not be empty"


def _problem_of_words(value: object) -> str:
    """A star or a colon at the beginning of a word would meet words of other letters."""
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        return "must be a list of texts"
    wrong = [word for word in value if not word[:1].isalpha()]
    return f"must hold words that begin with a letter, not “{wrong[0]}”" if wrong else ""


def _problem_of_groups(value: object) -> str:
    if not isinstance(value, list) or not all(isinstance(group, list) for group in value):
        return "must be a list of lists of texts"
    if alone := [group for group in value if len(group) < 2]:
        return f"must hold two words or more of a kind, not {alone[0]}"
    return next(filter(None, map(_problem_of_words, value)), "")


def _problem_of_expression(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        return f"must be a regular expression: {error}"
    return ""
