"""Moves a blog in from Blogger: make import FROM=takeout.zip"""

import os
import sys
from collections.abc import Mapping

from plugins.languages import LanguageError
from plugins.proofreading.check import proofread
from plugins.proofreading.problem import errors_in

from .asked import Asked, read_wishes
from .export import UnreadableExportError
from .importer import Import
from .report import as_html, as_json, last_line, sums_of
from .verifying import wrong_in_site
from .writing import write_if_new


def run(environment: Mapping[str, str]) -> int:
    """Import as the environment asks. Raises UnreadableExportError."""
    asked = read_wishes(environment)
    done = asked.move_in(asked.to)
    sound = asked.to.is_dry or _is_sound(asked, done)
    return max(_tell(done, asked), int(not sound))


def _is_sound(asked: Asked, done: Import) -> bool:
    """Whether a build would pass and, if that is asked, the built blog answers for all of it."""
    content = asked.to.content
    wrong = [*map(str, errors_in(proofread(content, asked.blog).problems))]
    if not wrong and asked.environment.get("VERIFY") != "no":
        wrong = wrong_in_site(content, done, asked.blog.settings)
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return not wrong


def _tell(done: Import, asked: Asked) -> int:
    sums = sums_of(done)
    if asked.to.is_dry:
        for one in done.posts:
            print(f"{one.post.path}: {one.outcome.value}")
            for note in one.post.notes:
                print(f"    {note}")
    else:
        beside = asked.to.beside
        write_if_new(beside / "report.html", as_html(done))
        write_if_new(beside / "report.json", as_json(done))
        print(f"{beside / 'report.html'} says what became of each.")
    print(last_line(sums))
    is_whole = asked.says("ALLOW_MISSING") or not sums.missing_pictures
    return 0 if sums.is_whole and is_whole else 1


def main() -> int:
    """Import; 1 where something is lost or nothing can be read."""
    try:
        return run(os.environ)
    except (UnreadableExportError, LanguageError, OSError) as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
