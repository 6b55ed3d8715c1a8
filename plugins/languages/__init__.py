"""What the blog knows of each language, all of it in one folder a language; docs/languages.md.

A language is a folder beside this file or in LANGUAGES_PATH. The blog speaks those that LANGUAGES
names, in its order, or all; and whatever lies in LANGUAGES_PATH.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from .dialect import Dialect
from .files import BlogLanguageError
from .language import BlogLanguage, dialect_of_all, faults_in, language_of, read_files
from .typography import Typography

__all__ = [
    "BlogLanguage",
    "BlogLanguageError",
    "Dialect",
    "Languages",
    "Typography",
    "dialect_of_all",
    "languages_of",
]

OWN = Path(__file__).parent

Languages = Mapping[str, BlogLanguage]  # by code, in order


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(refuse_faults)
    signals.generator_init.connect(tell_templates)


def refuse_faults(pelican: Any) -> None:
    """Stop before anything is read if a language lacks something."""
    try:
        languages_of(pelican.settings)
    except BlogLanguageError as error:
        raise SystemExit(f"{error}\nNothing was built.") from error


def tell_templates(generator: Generator) -> None:
    """Let every template and macro ask for `languages`."""
    generator.env.globals["languages"] = languages_of(generator.settings)


def languages_of(settings: Mapping[str, Any]) -> Languages:
    """Every language that the blog speaks. Raises BlogLanguageError."""
    more, spoken = settings.get("LANGUAGES_PATH"), settings.get("LANGUAGES") or ()
    places = (OWN, Path(more)) if more else (OWN,)
    return _languages_in(places, settings["DEFAULT_LANG"], tuple(spoken))


@cache
def _languages_in(
    places: tuple[Path, ...], default_lang: str, spoken: tuple[str, ...]
) -> Languages:
    """The languages in some folders; the blog's own one says which words a language must have."""
    folders = {folder.name: folder for place in places for folder in _folders_in(place)}
    if unknown := [code for code in spoken if code not in folders]:
        known = ", ".join(sorted(folders))
        raise BlogLanguageError(f"LANGUAGES has “{unknown[0]}”; there are folders for {known}.")
    further = (folder.name for place in places[1:] for folder in _folders_in(place))
    codes = dict.fromkeys([*spoken, *further] if spoken else sorted(folders))
    found = {code: read_files(folders[code]) for code in codes}
    if default_lang not in found:
        raise BlogLanguageError(
            f"DEFAULT_LANG, “{default_lang}”, must be one of {', '.join(found)}."
        )
    model = found[default_lang]
    if faults := [fault for files in found.values() for fault in faults_in(files, model)]:
        raise BlogLanguageError("\n".join(faults))
    return {code: language_of(files) for code, files in found.items()}


def _folders_in(place: Path) -> list[Path]:
    if not place.is_dir():
        raise BlogLanguageError(f"{place}: LANGUAGES_PATH must name a folder.")
    folders = sorted(path for path in place.iterdir() if path.is_dir())
    return [folder for folder in folders if not folder.name.startswith((".", "_"))]
