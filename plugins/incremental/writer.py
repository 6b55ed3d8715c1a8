"""Pelican's writer, shared by every core: each process writes the files that are its share.

What stands in the output folder as it would be written is left alone.
"""

import logging
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import IO, Any

from jinja2 import Template
from pelican.utils import get_relative_path, path_to_url
from pelican.writers import Writer

from .cached import code_digest
from .digest import digest
from .files import replaced, write_atomically
from .manifest import Manifest
from .parallel import SAID_ABOVE, Share, divide, worker_count
from .progress import Progress
from .stale_files import place_of
from .store import STORE

logger = logging.getLogger(__name__)

Records = Callable[[], dict[str, Any]]


class IncrementalWriter(Writer):
    """Writes what is this process's share.

    Pelican makes its writer when all is read and nothing written: there the process divides, and
    all of them go through the same pages in the same order.
    """

    folders: tuple[str, ...] = ()  # settings that may name folders whose files every page may show

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        STORE.save()
        self._pages, self._progress = 0, Progress()
        self._folders: set[str] = set()  # those that are there
        self.manifest = Manifest(place_of(self.settings))
        self.share: Share = self.divided()

    def divided(self) -> Share:
        """Go on as many processes, which know what the last build wrote; gives this one's share."""
        self.manifest.read()
        return divide(worker_count())

    def write_page(
        self, name: str, template: Template, context: dict[str, Any], records: Records
    ) -> None:
        """Write the page that a template makes of records, of the settings and of its frame.

        The template knows nothing else, so the page is left alone where these are the same. Only
        the process that writes it asks for the records.
        """
        if self.share.takes_next():
            self.do(name, self._write_page, name, template, context, records)
            self._tell()

    def frame_of(self, name: str, context: Mapping[str, Any]) -> dict[str, Any]:
        """What a page may show of the context, beside its records."""
        return {}

    def write_file(
        self, name: str, template: Template, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> None:
        """Write a page for Pelican, which knows everything; there is no page without a name."""
        if name and self.share.takes_next():
            self.do(name, super().write_file, name, template, context, *args, **kwargs)

    def write_feed(self, elements: Any, context: Any, path: str, *args: Any, **kwargs: Any) -> Any:
        """Write a feed for Pelican."""
        if self.share.takes_next():
            self.do(path, self._write_feed, elements, context, path, *args, **kwargs)

    def _write_feed(self, *args: Any, **kwargs: Any) -> None:
        super().write_feed(*args, **kwargs)

    def put(self, name: str, made_of: str, data: Callable[[], bytes]) -> None:
        """Write a file of bytes, unless it stands there as it was made of the same."""
        if not self.manifest.stands(name, made_of):
            write_atomically(data(), Path(self._path_of(name)))
            self.manifest.note(name, made_of)

    def join(self) -> None:
        """End here, or go on when all others have ended."""
        STORE.save()
        self.do("the manifest", self.manifest.hand_over, self.share.number)
        self.share.join()

    def do(self, name: str, write: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Write what has that name; what goes wrong then ends all processes, and is told once."""
        try:
            return write(*args, **kwargs)
        except BaseException as error:
            if not self.share.is_first:
                say_why(name, error)
            if self.share.abandon() and isinstance(error, SystemExit):
                raise SystemExit(SAID_ABOVE) from None
            raise

    def _tell(self) -> None:
        self._pages += self.share.of  # the others have come as far
        if self.share.is_first:
            self._progress.tell("Writing pages", self._pages)

    def _write_page(
        self, name: str, template: Template, context: dict[str, Any], records: Records
    ) -> None:
        frame, own = self.frame_of(name, context), records()
        page = digest(self.all_is_made_of, template.name, frame, own)
        if not self.manifest.stands(name, page):
            self.render(name, template, {**frame, **own})
            self.manifest.note(name, page)

    def render(self, name: str, template: Template, known: Mapping[str, Any]) -> None:
        """Write the page that a template makes of the settings and what else it knows."""
        local = {**self.settings, **known, "SITEURL": root_of(name, self.settings)}
        with self._open_w(self._path_of(name), "utf-8") as file:
            file.write(template.render(local))

    @contextmanager
    def _open_w(self, filename: str, encoding: str, override: bool = False) -> Iterator[IO[str]]:
        """A file that takes the old one's place when it is whole: any build may be stopped.

        Overrides `Writer._open_w` of pelican/writers.py, which gives os.devnull for a page that
        another one overrides.
        """
        with (
            replaced(Path(filename)) as draft,
            super()._open_w(str(draft), encoding, override) as file,
        ):
            yield file

    def _path_of(self, name: str) -> str:
        """Where a file is written; its folder is there then."""
        path = f"{self.output_path}/{name}"
        self._make_folder(path.rpartition("/")[0])
        return path

    def _make_folder(self, folder: str) -> None:
        if folder not in self._folders:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)

    @cached_property
    def all_is_made_of(self) -> str:
        """The digest of the settings, of the theme's templates, of `folders` and of all code."""
        own = Path(self.settings["THEME"], "templates")
        named = filter(None, map(self.settings.get, self.folders))
        folders = [*map(Path, self.settings["THEME_TEMPLATES_OVERRIDES"]), own, *map(Path, named)]
        files = sorted(file for folder in folders for file in folder.rglob("*.*"))
        texts = {str(file): file.read_text(encoding="utf-8") for file in files if file.is_file()}
        return digest(code_digest(), sorted(self.settings.items()), texts, written=_named)


def say_why(name: str, error: BaseException) -> None:
    """Say in a process that ends why something could not be written, in words if there are any."""
    if isinstance(error, SystemExit):
        print(error, file=sys.stderr)
    else:
        with suppress(Exception):  # Pelican makes errors fatal where it logs them
            logger.critical("%s could not be written", name, exc_info=True)


def root_of(name: str, settings: Mapping[str, Any]) -> str:
    """The root of the site as links in the page of that name have it, without a slash behind.

    As `Writer.write_file` of pelican/writers.py has it.
    """
    if settings["RELATIVE_URLS"]:
        return str(path_to_url(get_relative_path(name)))
    return str(settings["SITEURL"])


def _named(value: object) -> object:
    """How a setting is written down that is no plain value: by its name or its class."""
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    return getattr(value, "__qualname__", type(value).__qualname__)
