"""Builds the blog as Pelican does, unless nothing has changed since the last build.

    python -m tools.build CONTENT OUTPUT [an option of Pelican …]

Nothing has changed where every file that a build reads, and every file that the last one left in
the output folder, has the stamp that it had then. Only Python's own modules are imported before
that is known: Pelican alone would take longer. A build that warned is made again, to warn again.
"""

import hashlib
import json
import logging
import os
import re
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pelican.generators import ArticlesGenerator

SETTINGS = "pelicanconf.py"
CODE = (SETTINGS, "plugins", "theme", __file__)
CACHE_PATH = re.compile(r"""^CACHE_PATH = (["'])(?P<path>.+?)\1""", re.MULTILINE)
FOLDERS = ("PATH", "THEME", "LANGUAGES_PATH", "THEME_TEMPLATES_OVERRIDES", "PLUGIN_PATHS")
NEVER = float("inf")
UNCHANGED = "Nothing has changed since the last build: {} is up to date."


class Build(NamedTuple):
    """What was asked of Pelican."""

    content: str
    output: str
    options: tuple[str, ...] = ()

    @property
    def record(self) -> Path:
        """The file that keeps what the last such build left."""
        asked = json.dumps([*self, str(Path(self.output).absolute())])
        return records() / f"{hashlib.sha256(asked.encode()).hexdigest()[:16]}.state"

    @property
    def arguments(self) -> list[str]:
        """The arguments of Pelican."""
        named = [self.content, "-s", SETTINGS, "-o", self.output]
        return ["--fatal", "errors", *named, *self.options]


def records() -> Path:
    """Where records are kept: in the cache that the settings name, as those of the manifest are.

    The settings are read as text, for to run them would load Pelican. Its own cache is `cache`.
    """
    named = CACHE_PATH.search(Path(SETTINGS).read_text(encoding="utf-8"))
    return Path(named["path"] if named else "cache", "outputs")


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, or say that there is nothing to do."""
    content, output, *options = sys.argv[1:] if arguments is None else arguments
    build = Build(content, output, tuple(options))
    read = read_by(build)
    if is_current(build, read):
        print(UNCHANGED.format(build.output))
        return 0
    build.record.unlink(missing_ok=True)
    make(build, read)
    return 0


def is_current(build: Build, read: str) -> bool:
    """Whether a build that reads this would leave the output folder as it is."""
    try:
        kept = json.loads(build.record.read_text(encoding="utf-8"))
        return bool(kept["state"] == read + digest([build.output]) and time.time() < kept["until"])
    except (OSError, ValueError, LookupError, TypeError):
        return False


def read_by(build: Build) -> str:
    """The digest of all that a build reads: content, settings, theme, code and libraries."""
    libraries = Path(sysconfig.get_path("purelib")).stat().st_mtime_ns  # what pip does changes it
    return digest([*CODE, build.content], sys.version, libraries)


def digest(paths: Iterable[str], *more: object) -> str:
    """The digest of the stamps of all files at or below some paths."""
    stamps = [*more, *(stamp for path in paths for stamp in sorted(stamps_below(path)))]
    return hashlib.sha256(json.dumps(stamps).encode()).hexdigest()


def stamps_below(path: str) -> Iterator[tuple[str, list[int]]]:
    """Every file and folder at or below a path, with what tells that it is another now."""
    if not Path(path).is_dir():
        yield path, stamp(path)
        return
    seen = {id_of(path)}
    for folder, folders, names in os.walk(path, followlinks=True):  # as Pelican does
        below = [f"{folder}/{name}" for name in folders if name != "__pycache__"]
        yield from ((one, [os.lstat(one).st_ino]) for one in below)
        yield from ((file, stamp(file)) for file in (f"{folder}/{name}" for name in names))
        fresh = [one for one in below if id_of(one) not in seen]  # links may lead in a circle
        seen.update(map(id_of, fresh))
        folders[:] = [Path(one).name for one in fresh]


def id_of(path: str) -> tuple[int, int]:
    """What is the same for two paths that lead to one folder."""
    found = Path(path).stat()
    return found.st_dev, found.st_ino


def stamp(file: str) -> list[int]:
    """What changes whenever a file is written or replaced; empty where it cannot be looked at."""
    try:
        found = Path(file).stat()
    except OSError:
        return []
    return [found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns]


def make(build: Build, read: str) -> None:
    """Build, and keep a record where nothing was warned of, changed meanwhile or read elsewhere."""
    from pelican import main, signals  # to import it takes longer than all of the above

    found: list[ArticlesGenerator] = []
    signals.article_generator_finalized.connect(lambda posts: found.append(posts), weak=False)
    with warnings_heard() as told:
        main(build.arguments)
        if told.tell() or not found:
            return
    posts = found[0]
    if read_by(build) == read and not reads_elsewhere(build, posts.settings):
        state = read + digest([build.output])
        keep(build, {"state": state, "until": first_day_of_waiting(posts)})


@contextmanager
def warnings_heard() -> Iterator[IO[str]]:
    """Gives a file into which is written, too, what any process of the build warns of."""
    loggers = [logging.getLogger(name) for name in ("pelican", "plugins")]
    with tempfile.TemporaryFile("w", encoding="utf-8") as told:
        handler = logging.StreamHandler(told)
        handler.setLevel(logging.WARNING)
        for logger in loggers:
            logger.addHandler(handler)
        try:
            yield told
        finally:
            for logger in loggers:
                logger.removeHandler(handler)


def reads_elsewhere(build: Build, settings: Mapping[str, Any]) -> bool:
    """Whether the settings name folders beside those that are looked at."""
    looked_at = {os.path.realpath(path) for path in (*CODE, build.content)}
    named = [settings[name] for name in FOLDERS]
    paths = [path for one in named for path in ([one] if isinstance(one, str) else one)]
    return not looked_at.issuperset(os.path.realpath(path) for path in paths if path)


def first_day_of_waiting(posts: "ArticlesGenerator") -> float:
    """When the first of the posts that wait for their day comes, in seconds of Unix time."""
    moments = (post.date.timestamp() for post in [*posts.drafts, *posts.drafts_translations])
    return min((moment for moment in moments if moment > time.time()), default=NEVER)


def keep(build: Build, record: Mapping[str, Any]) -> None:
    """Write the record of a build."""
    build.record.parent.mkdir(parents=True, exist_ok=True)
    build.record.write_text(json.dumps(record), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
