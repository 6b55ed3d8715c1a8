"""The languages that a letter is there in, and a new translation of it."""

import os
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from pelican.utils import slugify

from plugins.editions.names import names_of
from plugins.languages import languages_of
from plugins.proofreading.check import is_page
from plugins.proofreading.file_rules import markdown_files
from plugins.proofreading.language_names import english_name
from plugins.proofreading.problem import shown
from plugins.reader.header import Header, HeaderError, read_header
from plugins.translations import KEY
from tools.draft_files import NoDraftError, name_of, refuse_same_words, write_new
from tools.front_matter.header import with_fields
from tools.front_matter.terms import header_of

Settings = Mapping[str, Any]
NOT_TAKEN = ("modified", "slug", "save_as", "url", "translation")  # they are the original's own
KINDS = {"category": "topic", "audience": "audience", "tags": "tag"}  # by header
LINK = re.compile(r"\{filename\}(?P<path>[^\s()<>#?\"']+\.md)")
ASK = "write: make new OF=content/posts/2018-10-09-counter-offer.md IN=nl"


class Shared(NamedTuple):
    """What a letter or page shares with its translations, and its language."""

    is_page: bool
    key: str
    lang: str


def shared_of(file: Path, folder: Path, header: Header, settings: Settings) -> Shared:
    """What a file's header, or its name, says."""
    said = {name: header[name].value for name in (KEY, "slug", "lang") if name in header}
    key = said.get(KEY) or said.get("slug") or _slug(file, settings)
    return Shared(is_page(file, folder), key, said.get("lang") or settings["DEFAULT_LANG"])


def _slug(file: Path, settings: Settings) -> str:
    return str(slugify(file.stem, regex_subs=settings["SLUG_REGEX_SUBSTITUTIONS"]))


def versions_of(letter: Path, folder: Path, settings: Settings) -> dict[str, Path]:
    """The files that are a letter in some language, by language; its own is one of them."""
    own = _shared_in(letter, folder, settings)
    found: dict[str, Path] = {}
    for file in [letter, *markdown_files(folder, settings["IGNORE_FILES"])]:
        shared = _shared_in(file, folder, settings)
        if shared[:2] == own[:2]:
            found.setdefault(shared.lang, file)
    return found


def _shared_in(file: Path, folder: Path, settings: Settings) -> Shared:
    return shared_of(file, folder, header_of(file), settings)


def translate(
    folder: Path, original: Path, lang: str, title: str, settings: Settings, day: date
) -> Path:
    """Begin a letter in another language; gives its file. Raises NoDraftError.

    Its header is filled in, and its text is the original's, to be written over: what of it is
    left, the proofreader does not let be published.
    """
    folder, original = folder.resolve(), original.resolve()
    text, header = _read(original, folder)
    refuse_language(versions_of(original, folder, settings), lang, settings)
    own = shared_of(original, folder, header, settings)
    name = name_of(title or f"{_slug(original, settings)}-{lang}", settings)
    refuse_same_words(name, markdown_files(folder, settings["IGNORE_FILES"]))
    fields = {**dict.fromkeys(NOT_TAKEN, ""), **_named(header, lang, folder, settings)}
    fields |= {"lang": lang, "status": "draft", KEY: own.key, **({"title": title} if title else {})}
    fields |= {} if own.is_page else {"date": day.isoformat(), "id": name}
    translated = with_links_in(lang, with_fields(text, fields), original, folder, settings)
    stem = name if own.is_page else f"{day}-{name}"
    return write_new(original.with_name(f"{stem}.md"), translated)


def _read(letter: Path, folder: Path) -> tuple[str, Header]:
    """The text and the header of a letter."""
    if letter.suffix != ".md" or not letter.resolve().is_relative_to(folder.resolve()):
        raise NoDraftError(f"OF={shown(letter)} must be a letter in {shown(folder)}; {ASK}")
    try:
        text = letter.read_text(encoding="utf-8-sig")
        return text, read_header(text)
    except FileNotFoundError as error:
        raise NoDraftError(f"OF={shown(letter)} is not there; {ASK}") from error
    except (HeaderError, UnicodeDecodeError) as error:
        raise NoDraftError(f"{shown(letter)} cannot be read; make check says why.") from error


def refuse_language(there: Mapping[str, Path], lang: str, settings: Settings) -> None:
    """A language that the blog does not have, or the letter already. Raises NoDraftError."""
    if lang not in (known := languages_of(settings)):
        raise NoDraftError(f"IN={lang} must be one of {', '.join(known)}.")
    if lang in there:
        more = " or ".join(f"IN={one}" for one in known if one not in there)
        said = f"{shown(there[lang])} is this letter in {english_name(lang)} already"
        raise NoDraftError(f"{said}; write {more}." if more else f"{said}.")


def with_links_in(lang: str, text: str, letter: Path, folder: Path, settings: Settings) -> str:
    """The text of a letter, its links to others led to what those are in a language, if they are.

    [Say no]({filename}say-no.md#tips)  →  [Say no]({filename}nee-zeggen.md#tips)
    """

    def led_on(link: re.Match[str]) -> str:
        start = folder if link["path"].startswith("/") else letter.parent
        target = Path(os.path.normpath(start / unquote(link["path"]).lstrip("/")))
        if not target.is_file() or not target.is_relative_to(folder):
            return link[0]
        there = versions_of(target, folder, settings).get(lang, target)
        path = quote(there.relative_to(folder).as_posix())
        return link[0] if there == target else f"{{filename}}/{path}"

    return LINK.sub(led_on, text)


def _named(header: Header, lang: str, folder: Path, settings: Settings) -> dict[str, str]:
    """The topic, the audiences and the tags by their names in a language."""
    names = names_of({**settings, "PATH": folder})
    called = {
        key: ", ".join(names.in_language(kind, word, lang) for word in header[key].words)
        for key, kind in KINDS.items()
        if key in header
    }
    return {key: words.lower() if key == "audience" else words for key, words in called.items()}
