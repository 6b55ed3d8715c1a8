"""Begins a post: a draft named by date and title, with a complete header and a list of tips."""

import argparse
import os
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import yaml
from jinja2 import Environment, StrictUndefined
from pelican.settings import read_settings
from pelican.utils import slugify

from plugins.feeds.identity import post_name
from plugins.languages import LanguageError, languages_of
from plugins.proofreading.file_rules import markdown_files
from plugins.proofreading.problem import shown
from plugins.reader.header import HeaderError, read_header

ROOT = Path(__file__).parent.parent
LONGEST_NAME = 80  # characters of a file's name, without its date
UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
NEXT = """Next: open it in any text editor, write the text and the tips, and fill in the header.
`make serve` shows it meanwhile. Set `status: published` when it is ready."""


class Wish(NamedTuple):
    """What an editor asks for."""

    title: str
    lang: str
    topic: str  # empty: to be filled in


class NoDraftError(ValueError):
    """Why no draft can be made, and what to write instead."""


def wish_in(environment: dict[str, str], settings: dict[str, Any]) -> Wish:
    """The wish as TITLE, IN and TOPIC say it; line breaks are spaces. Raises NoDraftError."""
    known = languages_of(settings)
    title, topic = (_spoken(environment.get(name, "")) for name in ("TITLE", "TOPIC"))
    lang = environment.get("IN", "").strip() or settings["DEFAULT_LANG"]
    if not title:
        raise NoDraftError('A title is needed; write: make new TITLE="Is there a way back?"')
    if UNWRITABLE.search(title + topic):
        raise NoDraftError("TITLE and TOPIC must be text; delete the invisible characters in them.")
    if lang not in known:
        raise NoDraftError(f"IN={lang} must be one of {', '.join(known)}.")
    return Wish(title, lang, topic)


def _spoken(text: str) -> str:
    return " ".join(text.split())


def name_of(title: str, settings: dict[str, Any]) -> str:
    """The words of the post's address, as Pelican makes them of a file's name."""
    name: str = slugify(title, regex_subs=settings["SLUG_REGEX_SUBSTITUTIONS"])
    if len(name) > LONGEST_NAME:
        name = name[: LONGEST_NAME + 1].rpartition("-")[0] or name[:LONGEST_NAME]
    if not name:
        raise NoDraftError(f"“{title}” must have letters or figures: they name the file.")
    return name


def draft(template: str, wish: Wish, name: str, day: date, topics: Sequence[str]) -> str:
    """The text of the new file, by the template that the language has for drafts."""
    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True)
    open_topic = f"# {', '.join(topics)}" if topics else "# the topic"
    return environment.from_string(template).render(
        title=_scalar(wish.title, style='"'),
        date=day.isoformat(),
        name=_scalar(name),
        lang=_scalar(wish.lang),
        category=_scalar(wish.topic) if wish.topic else open_topic,
    )


def _scalar(text: str, style: str | None = None) -> str:
    """The text as YAML reads it back, in one line; quoted if it must be or `style` says so."""
    options: dict[str, Any] = {"allow_unicode": True, "width": sys.maxsize}
    written: str = yaml.safe_dump(text, default_style=style, **options)
    return written.removesuffix("...\n").strip()


def topics_in(posts: Sequence[Path]) -> list[str]:
    """The topics of the posts whose header can be read."""
    return sorted({topic for post in posts for topic in _topic_of(post)})


def _topic_of(post: Path) -> Iterator[str]:
    try:
        header = read_header(post.read_text(encoding="utf-8-sig"))
    except (HeaderError, UnicodeDecodeError, OSError):
        return  # `make check` says so
    if "category" in header and header["category"].value:
        yield header["category"].value


def as_known(topic: str, topics: Sequence[str]) -> str:
    """The topic as the blog writes it already: capitals are all the same."""
    return next((known for known in topics if known.lower() == topic.lower()), topic)


def write(folder: Path, name: str, text: str, day: date, posts: Sequence[Path]) -> Path:
    """Write the file; never over another, nor beside one of the same words."""
    for post in posts:
        if post_name(None, post.stem).lower() == name:
            raise NoDraftError(f"{shown(post)} has these words already; choose another title.")
    place = folder / "posts" if (folder / "posts").is_dir() else folder
    path = place / f"{day}-{name}.md"
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
    return path


def begin(folder: Path, wish: Wish, settings: dict[str, Any], day: date) -> Path:
    """Write the draft that is wished for; says which topic is new. Raises NoDraftError."""
    posts = markdown_files(folder, settings["IGNORE_FILES"])
    topics = topics_in(posts)
    wish = wish._replace(topic=as_known(wish.topic, topics))
    name = name_of(wish.title, settings)
    template = languages_of(settings)[wish.lang].draft
    path = write(folder, name, draft(template, wish, name, day, topics), day, posts)
    if wish.topic and topics and wish.topic not in topics:
        print(f"“{wish.topic}” is a new topic; there are: {', '.join(topics)}.")
    return path


def main(argv: Sequence[str] | None = None) -> int:
    """Write a draft as TITLE, IN and TOPIC in the environment ask; 1 if none can be made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=Path)
    folder = parser.parse_args(argv).content
    settings = read_settings(str(ROOT / "pelicanconf.py"))
    try:
        today = datetime.now(ZoneInfo(settings["TIMEZONE"])).date()
        path = begin(folder, wish_in(dict(os.environ), settings), settings, today)
    except (NoDraftError, LanguageError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{shown(path)} is your new draft.\n{NEXT}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
