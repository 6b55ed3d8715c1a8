"""Makes a draft of a Word file: make draft FROM=letter.docx"""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican.settings import read_settings

from plugins.incremental.files import write_atomically
from plugins.languages import BlogLanguageError
from plugins.proofreading.blog import Blog, blog_of
from plugins.proofreading.file_rules import markdown_files
from plugins.proofreading.problem import shown
from tools.draft_files import NoDraftError, name_of, write
from tools.importing.albums import Albums
from tools.importing.blocks import Ways
from tools.importing.conversion import convert
from tools.importing.embeds import embedded_words
from tools.importing.export import Entry, EntryState, Kind, UnreadableExportError
from tools.importing.header import header_of
from tools.importing.language import language_of
from tools.importing.links import Links
from tools.importing.pictures import Pictures
from tools.importing.posts import NO_ALT
from tools.importing.word import WordDocument, read_word

ROOT = Path(__file__).parent.parent


def draft(letter: WordDocument, folder: Path, blog: Blog, now: datetime) -> tuple[Path, list[str]]:
    """Write the draft and its pictures; gives its path, and what its editor should know."""
    settings: dict[str, Any] = dict(blog.settings)
    name = name_of(letter.title, settings)
    notes = [*letter.notes]
    pictures = Pictures(Albums([], {}), settings)
    entry = _entry(letter, name, now)
    ways = Ways(
        Links((), {}, (), {}, {}, {}, settings, notes=notes).target,
        lambda picture: pictures.html(picture, entry, notes),
        embedded_words,
    )
    converted = convert(letter.html, name, ways, blog.as_written)
    lang = language_of(f"{letter.title} {converted.text}", [*blog.languages]) or blog.lang
    fields = {"title": letter.title, "date": f"{now:%Y-%m-%d}", "id": name, "lang": lang}
    marks = [NO_ALT] if "![](" in converted.markdown else []
    text = f"{header_of({**fields, 'status': 'draft'}, marks)}\n{converted.markdown}"
    path = write(folder, name, text, now.date(), markdown_files(folder, blog.ignored))
    for picture, found in pictures.files.items():
        (folder / picture).parent.mkdir(exist_ok=True)
        write_atomically(found.read(), folder / picture)
    return path, [*notes, *converted.notes]


def _entry(letter: WordDocument, name: str, now: datetime) -> Entry:
    """The letter as pictures are named after it."""
    address = f"/{name}.html"
    return Entry(
        name, Kind.POST, EntryState.DRAFT, letter.title, letter.html, (), now, now, address, ""
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Write a draft of the Word file that FROM in the environment names; 1 if none can be made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=Path)
    folder = parser.parse_args(argv).content
    settings = read_settings(str(ROOT / "pelicanconf.py"))
    try:
        source = os.environ.get("FROM", "").strip()
        if not source:
            raise NoDraftError("FROM= must name a Word file; write: make draft FROM=letter.docx")
        letter = read_word(Path(source).expanduser())
        now = datetime.now(ZoneInfo(settings["TIMEZONE"]))
        path, notes = draft(letter, folder, blog_of(settings), now)
    except (NoDraftError, UnreadableExportError, BlogLanguageError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{shown(path)} is your new draft.", *(f"- {note}" for note in notes), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
