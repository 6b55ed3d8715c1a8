"""Pages and feeds are written by every core, each of which writes those that are its share.

What stands in the output folder as it would be written is left alone.
"""

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import IO, Any

from blinker import signal
from jinja2 import Template
from pelican.contents import Article
from pelican.utils import get_relative_path, path_to_url

from plugins.caches import write_whole
from plugins.checklists import hide_elsewhere
from plugins.digest import digest
from plugins.feeds.channel import channel_at
from plugins.feeds.item import made_of
from plugins.feeds.writer import FeedWriter
from plugins.leftovers.record import Record
from plugins.letters.letter import page_of
from plugins.results import RESULTS, code

from .processes import Share, cores, divide
from .progress import Progress

logger = logging.getLogger(__name__)
pages_written = signal("pages_written")  # sent by each process when its pages are there
last_call = signal("last_call")  # sent by each process before it ends or waits for the others
processes_met = signal("processes_met")  # sent by the first when all that others write is there
# What every page shows, beside the settings.
SHARED = ("menu_pages", "site_card", "blog_feed", "colours")


class SharingWriter(FeedWriter):
    """Writes what is this process's share.

    Pelican makes its writer when all is read and nothing written: there the process divides, and
    all of them go through the same pages in the same order.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        RESULTS.save()
        self._pages, self._progress = 0, Progress()
        self._folders: set[str] = set()  # those that are there
        self.record = Record(Path(self.output_path))
        self.share: Share = self.divided()

    def divided(self) -> Share:
        """Go on as many processes; gives this one's share."""
        return divide(cores())

    def write_page(
        self, name: str, template: Template, context: dict[str, Any], **records: Any
    ) -> None:
        """Write the page that a template makes of records, of the settings and of SHARED.

        The template knows nothing else, so the page is left alone where these are the same.
        """
        if self.share.has(name):
            self.do(self._write_page, name, template, context, records)
            self._tell()

    def write_file(
        self, name: str, template: Template, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> None:
        """Write a page for Pelican, which knows everything; a post's is made of its records."""
        article = kwargs.get("article")
        if not name or not self.share.has(name):
            pass
        elif article:
            page = page_of(article, self.root_of(name))
            own_feed = context["feed_records"].get(("topic", article.category.slug))
            self.write_page(name, template, context, **page._asdict(), own_feed=own_feed)
        else:
            self.do(super().write_file, name, template, context, *args, **kwargs)
        hide_elsewhere(name, kwargs)

    def write_feed(self, elements: Any, context: Any, path: str, *args: Any, **kwargs: Any) -> Any:
        """Write a feed, which is made of its channel and its items."""
        if self.share.has(path):
            self.do(self._write_feed, path, elements, context, *args, **kwargs)

    def put(self, name: str, made_of: str, data: Callable[[], bytes]) -> None:
        """Write a file of bytes, unless it stands there as it was made of the same."""
        if not self.record.stands(name, made_of):
            write_whole(data(), Path(self._path_of(name)))
            self.record.note(name, made_of)

    def root_of(self, name: str) -> str:
        """The address of the site's first page as links in the page of that name have it."""
        if self.settings["RELATIVE_URLS"]:
            return str(path_to_url(get_relative_path(name)))
        return str(self.settings["SITEURL"])

    def meet(self) -> None:
        """End here, or go on when all others have ended."""
        RESULTS.save()
        self.record.hand_over(self.share.number)
        self.share.meet()

    def _tell(self) -> None:
        self._pages += self.share.of  # the others have come as far
        if self.share.is_first:
            self._progress.tell("Writing pages", self._pages)

    def _write_page(
        self, name: str, template: Template, context: dict[str, Any], records: dict[str, Any]
    ) -> None:
        shared = self._shared(context)
        page = digest(self._all_pages_are_made_of, template.name, shared, records)
        if self.record.stands(name, page):
            return
        local = {**self.settings, **shared, **records, "SITEURL": self.root_of(name)}
        with self._open_w(self._path_of(name), "utf-8") as file:
            file.write(template.render(local))
        self.record.note(name, page)

    @contextmanager
    def _open_w(self, filename: str, encoding: str, override: bool = False) -> Iterator[IO[str]]:
        """A file that takes the old one's place when it is whole: any build may be stopped."""
        draft = Path(f"{filename}.{os.getpid()}")
        try:
            with super()._open_w(str(draft), encoding, override) as file:
                yield file
            if file.name == str(draft):  # Pelican writes elsewhere what it skips
                draft.replace(filename)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise

    def _path_of(self, name: str) -> str:
        """Where a file is written; its folder is there then."""
        path = f"{self.output_path}/{name}"
        self._make_folder(path.rpartition("/")[0])
        return path

    def _make_folder(self, folder: str) -> None:
        if folder not in self._folders:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)

    def _write_feed(
        self, path: str, elements: Any, context: Any, *args: Any, **kwargs: Any
    ) -> None:
        channel = channel_at(path, context["feeds"])
        newest = elements[: self.settings["FEED_MAX_ITEMS"]]
        items = [self._digest_of_item(post) for post in newest]
        name = digest(self._all_pages_are_made_of, path, channel._replace(posts=[]), items)
        if not self.record.stands(path, name):
            super().write_feed(elements, context, path, *args, **kwargs)
            self.record.note(path, name)

    def _digest_of_item(self, post: Article) -> str:
        if post not in self._digests:
            self._digests[post] = digest(made_of(post, self.settings["SITEURL"]))
        return self._digests[post]

    @cached_property
    def _digests(self) -> dict[Article, str]:
        return {}

    def _shared(self, context: dict[str, Any]) -> dict[str, Any]:
        return {name: context[name] for name in SHARED}

    @cached_property
    def _all_pages_are_made_of(self) -> str:
        """A digest of the settings, of the theme's templates and of all code."""
        own = Path(self.settings["THEME"], "templates")
        folders = [*map(Path, self.settings["THEME_TEMPLATES_OVERRIDES"]), own]
        files = sorted(file for folder in folders for file in folder.rglob("*.*"))
        texts = {str(file): file.read_text(encoding="utf-8") for file in files if file.is_file()}
        return digest(code(), sorted(self.settings.items()), texts, written=_named)

    def do(self, write: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Do something; what goes wrong then ends all processes."""
        try:
            return write(*args, **kwargs)
        except BaseException:
            if not self.share.is_first:
                with suppress(Exception):  # Pelican makes errors fatal where it logs them
                    logger.critical("%s could not be written", args[0], exc_info=True)
            self.share.abandon()
            raise


def _named(value: object) -> object:
    """How a setting is written down that is no plain value: by its name or its class."""
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    return getattr(value, "__qualname__", type(value).__qualname__)
