"""A plugin of the preview: tells when the pages are there, which is before the build has ended.

What nothing writes any more is deleted later still, and is told once more: pages that were loaded
in between would show it for ever.
"""

from collections.abc import Iterable
from typing import Any

from pelican.generators import Generator

from plugins.incremental import pages_written
from plugins.incremental.stale_files import stale_files_deleted
from plugins.incremental.writer import IncrementalWriter
from tools.preview.signs import GONE, PAGES, say


def register() -> None:
    """Connect to Pelican."""
    pages_written.connect(announce)
    stale_files_deleted.connect(announce_deletion)


def announce(generator: Generator, writer: IncrementalWriter) -> None:
    """Say that this process has written its pages, and of how many it is one."""
    say(PAGES, writer.share.of)


def announce_deletion(pelican: Any, names: Iterable[str]) -> None:
    """Say that pages are gone; of other files nobody sees it."""
    if any(name.endswith(".html") for name in names):
        say(GONE)
