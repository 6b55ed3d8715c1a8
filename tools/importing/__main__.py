"""Moves a blog in from Blogger: make import FROM=takeout.zip"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from pelican.settings import read_settings

from plugins.incremental import use_cache
from plugins.languages import LanguageError
from plugins.proofreading.blog import Blog, blog_of
from plugins.proofreading.check import proofread
from plugins.proofreading.problem import errors_in

from .export import UnreadableExportError
from .importer import Import, move_in
from .labels import read_map
from .members import members_of
from .picture_addresses import OF_PICTURES
from .pictures import Pictures, read_addresses
from .posts import Wishes
from .reading import read_export
from .report import as_html, as_json, last_line, sums_of
from .verifying import wrong_in_site
from .writing import Destination, write_if_new

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = "make import FROM=takeout.zip"


def run(environment: Mapping[str, str]) -> int:
    """Import as the environment asks. Raises UnreadableExportError."""
    source = _path(environment, "FROM")
    if source is None:
        raise UnreadableExportError(f"FROM= must name the export; write: {EXAMPLE}")
    status = environment.get("STATUS", "")
    if status not in ("", "draft"):
        raise UnreadableExportError("STATUS= may be draft, or left out.")
    content = _path(environment, "INTO") or ROOT / "content"
    settings = read_settings(str(ROOT / "pelicanconf.py"))  # it asks that its content be there
    settings["PATH"] = str(content.resolve())
    blog = blog_of(settings)
    use_cache(settings)
    folders = [source, *map(Path, environment.get("PICTURES", "").split(os.pathsep))]
    members = [
        member
        for folder in folders if folder != Path()
        for member in members_of(folder.expanduser())
        if member.name.lower().endswith(OF_PICTURES)
    ]  # fmt: skip
    pictures = Pictures(members, read_addresses(_path(environment, "MAP")), settings)
    to = Destination(content, content.resolve().parent / "import", bool(environment.get("DRY")))
    wishes = Wishes(status, bool(environment.get("MODIFIED")))
    labels = read_map(_path(environment, "LABELS"))
    done = move_in(read_export(source), blog, labels, pictures, to, wishes)
    is_asked = not to.is_dry and environment.get("VERIFY") != "no"
    sound = to.is_dry or _is_sound(content, blog, done if is_asked else None)
    return max(_tell(done, to, bool(environment.get("ALLOW_MISSING"))), int(not sound))


def _is_sound(content: Path, blog: Blog, done: Import | None) -> bool:
    """Whether a build would pass and, of what was done, the built blog answers for all of it."""
    wrong = [*map(str, errors_in(proofread(content, blog).problems))]
    if done and not wrong:
        wrong = wrong_in_site(content, done)
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return not wrong


def _path(environment: Mapping[str, str], name: str) -> Path | None:
    said = environment.get(name, "").strip()
    return Path(said).expanduser() if said else None


def _tell(done: Import, to: Destination, allow_missing: bool) -> int:
    sums = sums_of(done)
    if to.is_dry:
        for one in done.posts:
            print(f"{one.post.path}: {one.outcome.value}")
            for note in one.post.notes:
                print(f"    {note}")
    else:
        write_if_new(to.beside / "report.html", as_html(done))
        write_if_new(to.beside / "report.json", as_json(done))
        print(f"{to.beside / 'report.html'} says what became of each.")
    print(last_line(sums))
    return 0 if sums.is_whole and (allow_missing or not sums.missing_pictures) else 1


def main() -> int:
    """Import; 1 where something is lost or nothing can be read."""
    try:
        return run(os.environ)
    except (UnreadableExportError, LanguageError, OSError) as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
