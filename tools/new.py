"""Begins a post: a draft named by date and title, with a complete header and a list of tips.

Or a translation of one, which begins with the text of its original.
"""

import argparse
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import yaml
from jinja2 import Environment, StrictUndefined
from pelican.settings import read_settings

from plugins.editions import editions_of
from plugins.editions.names import NamesError
from plugins.languages import BlogLanguageError, languages_of
from plugins.proofreading.file_rules import markdown_files
from plugins.proofreading.problem import shown
from tools.draft_files import NoDraftError, as_it_is, name_of, write
from tools.front_matter.terms import terms_in
from tools.translations import translate

ROOT = Path(__file__).parent.parent
UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
NEXT = """Next: open it in any text editor, write the text and the tips, and fill in the header.
`make serve` shows it meanwhile. Set `status: published` when it is ready."""
NEXT_OF_ORIGINAL = """Next: write over the title, the summary and the text, which are still the
original's. `make serve` shows it meanwhile. Set `status: published` when it is ready."""


class Wish(NamedTuple):
    """What an editor asks for."""

    title: str
    lang: str
    topic: str  # empty: to be filled in


def wish_in(environment: dict[str, str], settings: dict[str, Any]) -> Wish:
    """The wish as TITLE, IN and TOPIC say it; line breaks are spaces. Raises NoDraftError."""
    if not (title := words_in(environment, "TITLE")):
        raise NoDraftError('A title is needed; write: make new TITLE="Is there a way back?"')
    return Wish(title, lang_in(environment, settings), words_in(environment, "TOPIC"))


def words_in(environment: Mapping[str, str], name: str) -> str:
    """What TITLE or TOPIC says, in one line. Raises NoDraftError."""
    words = " ".join(environment.get(name, "").split())
    if UNWRITABLE.search(words):
        raise NoDraftError(f"{name} must be text; delete the invisible characters in it.")
    return words


def lang_in(environment: Mapping[str, str], settings: Mapping[str, Any]) -> str:
    """The language that IN names, or the blog's first. Raises NoDraftError."""
    known = languages_of(settings)
    lang = environment.get("IN", "").strip() or str(settings["DEFAULT_LANG"])
    if lang not in known:
        raise NoDraftError(f"IN={lang} must be one of {', '.join(known)}.")
    return lang


def draft(
    template: str,
    wish: Wish,
    name: str,
    day: date,
    topics: Sequence[str],
    audiences: Sequence[str] = (),
) -> str:
    """The text of the new file, by the template that the language has for drafts."""
    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True)
    open_topic = f"# {', '.join(topics)}" if topics else "# the topic"
    return environment.from_string(template).render(
        title=_scalar(wish.title, style='"'),
        date=day.isoformat(),
        name=_scalar(name),
        lang=_scalar(wish.lang),
        category=_scalar(wish.topic) if wish.topic else open_topic,
        audiences=", ".join(audiences).lower(),
    )


def _scalar(text: str, style: str | None = None) -> str:
    """The text as YAML reads it back, in one line; quoted if it must be or `style` says so."""
    options: dict[str, Any] = {"allow_unicode": True, "width": sys.maxsize}
    written: str = yaml.safe_dump(text, default_style=style, **options)
    return written.removesuffix("...\n").strip()


def as_known(topic: str, topics: Sequence[str]) -> str:
    """The topic as the blog writes it already: capitals are all the same."""
    return next((known for known in topics if known.lower() == topic.lower()), topic)


def begin(
    folder: Path,
    wish: Wish,
    settings: dict[str, Any],
    day: date,
    finish: Callable[[Path, str], str] = as_it_is,
) -> Path:
    """Write the draft that is wished for; says which topic is new. Raises NoDraftError.

    `finish` is told the place at the last moment, and gives what is written there.
    """
    editions = editions_of({**settings, "PATH": folder})
    edition, ignored = editions[wish.lang], settings["IGNORE_FILES"]
    terms = terms_in(folder, ignored, editions)[wish.lang]
    topics = sorted(terms.topics)
    topic = edition.names.in_language("topic", wish.topic, wish.lang)
    wish = wish._replace(topic=as_known(topic, topics))
    name = name_of(wish.title, settings)
    template = languages_of(settings)[wish.lang].draft
    text = draft(template, wish, name, day, topics, terms.audiences)
    path = write(folder, name, text, day, markdown_files(folder, ignored), finish)
    if wish.topic and topics and wish.topic not in topics:
        print(f"“{wish.topic}” is a new topic; there are: {', '.join(topics)}.")
    return path


def begun(folder: Path, environment: dict[str, str], settings: dict[str, Any]) -> Path:
    """Write the draft that TITLE, IN, TOPIC and OF ask for. Raises NoDraftError."""
    today = datetime.now(ZoneInfo(settings["TIMEZONE"])).date()
    if original := environment.get("OF", "").strip():
        title, lang = words_in(environment, "TITLE"), lang_in(environment, settings)
        return translate(folder, Path(original).expanduser(), lang, title, settings, today)
    return begin(folder, wish_in(environment, settings), settings, today)


def main(argv: Sequence[str] | None = None) -> int:
    """Write a draft as TITLE, IN and TOPIC in the environment ask; 1 if none can be made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=Path)
    folder = parser.parse_args(argv).content
    settings = read_settings(str(ROOT / "pelicanconf.py"), {"PATH": str(folder.resolve())})
    try:
        path = begun(folder, dict(os.environ), settings)
    except (NoDraftError, BlogLanguageError, NamesError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    is_translation = os.environ.get("OF", "").strip()
    print(f"{shown(path)} is your new draft.\n{NEXT_OF_ORIGINAL if is_translation else NEXT}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
