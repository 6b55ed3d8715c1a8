"""Pages and feeds are written by every core, each of which writes those that are its share."""

import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from blinker import signal

from plugins.checklists import hide_elsewhere
from plugins.feeds.writer import FeedWriter
from plugins.results import RESULTS

from .processes import Share, cores, divide

logger = logging.getLogger(__name__)
pages_written = signal("pages_written")  # sent when every page and feed is there


class SharingWriter(FeedWriter):
    """Writes what is this process's share.

    Pelican makes its writer when all is read and nothing written: there the process divides, and
    all of them go through the same pages in the same order.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        RESULTS.save()
        self.share: Share = divide(cores())

    def write_file(self, name: str, *args: Any, **kwargs: Any) -> None:
        """Write a page, or the pages of a list."""
        if self.share.has(name):
            self._do(super().write_file, name, *args, **kwargs)
        else:
            hide_elsewhere(name, kwargs)

    def write_feed(self, elements: Any, context: Any, path: str, *args: Any, **kwargs: Any) -> Any:
        """Write a feed."""
        if self.share.has(path):
            return self._do(super().write_feed, elements, context, path, *args, **kwargs)
        return None

    def _do(self, write: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Write; what goes wrong here ends all processes."""
        try:
            return write(*args, **kwargs)
        except BaseException:
            if not self.share.is_first:
                with suppress(Exception):  # Pelican makes errors fatal where it logs them
                    logger.critical("%s could not be written", args[0], exc_info=True)
            self.share.abandon()
            raise
