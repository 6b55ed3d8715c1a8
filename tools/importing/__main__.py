"""Moves a blog in from Blogger: make import FROM=takeout.zip"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from plugins.editions.names import NamesError
from plugins.languages import BlogLanguageError
from tools.i18n.words import USUAL, all_words

from .asked import Asked, path_in, read_wishes
from .export import UnreadableExportError
from .importer import Import
from .report import as_json, last_line, sums_of
from .report_page import as_html
from .verifying import ImportVerdict, verdict_on
from .writing import write_if_new

MEND = "mend that on the old blog, or bring its words by hand"


def run(environment: Mapping[str, str]) -> int:
    """Import as the environment asks. Raises UnreadableExportError."""
    asked = read_wishes(environment)
    done = asked.move_in(asked.to)
    sums = sums_of(done)
    is_sound = _tell_plans(asked, done) if asked.to.is_dry else _is_sound(asked, done)
    for one in done.export.left_out:
        print(f"left out: {one.told}; {MEND}")
    for path in done.stay:
        print(f"{asked.to.beside / path}: edited here since, so it stays; its text has come in")
    print(last_line(sums, all_words()[USUAL]))
    has_pictures = asked.says("ALLOW_MISSING") or not sums.missing_pictures
    return 0 if is_sound and sums.is_whole and has_pictures else 1


def _tell_plans(asked: Asked, done: Import) -> bool:
    """Say what a run that is no dry one would do; a report is written where one is asked for."""
    for one in done.posts:
        print(f"{one.post.path}: {one.outcome.value}")
        for note in one.post.notes:
            print(f"    {note}")
    if folder := path_in(asked.environment, "REPORT"):
        _write_report(folder, done, ImportVerdict((), {}, (), False, (), is_checked=False), asked)
    return True


def _is_sound(asked: Asked, done: Import) -> bool:
    """Write the report; whether nothing is wrong with what was imported."""
    is_built = asked.environment.get("VERIFY") != "no"
    verdict = verdict_on(done, asked.to.content, asked.blog, is_built)
    folder = path_in(asked.environment, "REPORT") or asked.to.beside
    _write_report(folder, done, verdict, asked)
    print(*verdict.errors, *verdict.wrong, sep="\n", end="\n" * (not verdict.is_sound))
    print(f"{folder / 'report.html'} says what became of each.")
    return verdict.is_sound


def _write_report(folder: Path, done: Import, verdict: ImportVerdict, asked: Asked) -> None:
    write_if_new(folder / "report.html", as_html(done, verdict, asked.words))
    write_if_new(folder / "report.json", as_json(done, verdict))


def main(environment: Mapping[str, str] = os.environ) -> int:
    """Import; 1 where something is lost or nothing can be read."""
    try:
        return run(environment)
    except (UnreadableExportError, BlogLanguageError, NamesError, OSError) as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
