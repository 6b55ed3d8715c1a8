"""Pagefind's index: a folder for each language, so that each is searched by its own stemmer."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from babel.dates import format_date
from markupsafe import Markup

# What search.js needs of the bundle; the rest is Pagefind's own interface.
NEEDED = ("pagefind.js", "pagefind-entry.json", "*.pf_meta")
FOLDERS = ("index", "fragment")
DOCUMENT = Markup("""<!DOCTYPE html>
<html lang="{lang}">
<meta data-pagefind-meta="date[content]" content="{date}">
<meta data-pagefind-meta="datetime[content]" content="{datetime}">
<h1 data-pagefind-meta="title">{title}</h1>
<main data-pagefind-body>{html}</main>
</html>
""")


class Letter(NamedTuple):
    """A post as the index sees it."""

    path: str  # of its page, in the built site
    lang: str
    title: str  # HTML
    date: datetime
    html: str


class SearchIndexError(Exception):
    """Pagefind could not make an index; says why."""


def write_indexes(letters: Iterable[Letter], folder: Path) -> None:
    """Replace `folder` by the indexes of these letters; no letters, no folder."""
    shutil.rmtree(folder, ignore_errors=True)
    by_language: dict[str, list[Letter]] = {}
    for letter in letters:
        by_language.setdefault(letter.lang, []).append(letter)
    for lang, theirs in by_language.items():
        with tempfile.TemporaryDirectory() as name:
            write_documents(theirs, Path(name, "site"))
            run_pagefind(Path(name, "site"), Path(name, "bundle"))
            copy_needed(Path(name, "bundle"), folder / lang)


def write_documents(letters: Iterable[Letter], site: Path) -> None:
    """A small page for each letter, at the address of its real one."""
    for letter in letters:
        page = site / letter.path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(document(letter), encoding="utf-8")


def document(letter: Letter) -> str:
    """The page that Pagefind reads: the letter's words, and the date and title to show."""
    return DOCUMENT.format(
        lang=letter.lang,
        date=format_date(letter.date, "full", locale=letter.lang),
        datetime=letter.date.isoformat(),
        title=Markup(letter.title),
        html=Markup(letter.html),
    )


def run_pagefind(site: Path, bundle: Path) -> None:
    """Index the pages of `site` into `bundle`."""
    command = [sys.executable, "-m", "pagefind_bin", "--quiet", "--site", str(site)]
    result = subprocess.run(
        [*command, "--output-path", str(bundle)], capture_output=True, text=True, check=False
    )
    if result.returncode:
        raise SearchIndexError(result.stdout + result.stderr)


def copy_needed(bundle: Path, folder: Path) -> None:
    """Publish what the search page asks for, and nothing else."""
    folder.mkdir(parents=True)
    for pattern in (*NEEDED, f"wasm.{stemmer(bundle)}.pagefind"):
        for file in bundle.glob(pattern):
            shutil.copyfile(file, folder / file.name)
    for name in FOLDERS:
        shutil.copytree(bundle / name, folder / name)


def stemmer(bundle: Path) -> str:
    """The language by whose rules the bundle's one index is searched, as its script names it."""
    entry = json.loads((bundle / "pagefind-entry.json").read_text(encoding="utf-8"))
    (index,) = entry["languages"].values()
    return index["wasm"] or "unknown"
