"""A plugin of the preview: tells when the pages are there, which is before the build has ended.

What nothing writes any more is deleted later still, and new pictures are packed later: both are
told once more, for pages that were loaded in between would show what is gone, and not the pictures.
"""

from collections.abc import Iterable
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.incremental import pages_written
from plugins.incremental.stale_files import stale_files_deleted
from plugins.incremental.writer import IncrementalWriter
from plugins.pictures import pictures_packed
from tools.preview.signs import GONE, PACKED, PAGES, say


def register() -> None:
    """Connect to Pelican."""
    pages_written.connect(announce)
    stale_files_deleted.connect(announce_deletion)
    pictures_packed.connect(announce_pictures)


def announce(generator: Generator, writer: IncrementalWriter) -> None:
    """Say that this process has written its pages, and of how many it is one."""
    say(PAGES, writer.share.of)


def announce_pictures(generator: Generator) -> None:
    """Say that pictures are there that pages already name, once all files are in their places."""
    signals.finalized.connect(announce_files)


def announce_files(pelican: Any) -> None:
    """Say so."""
    say(PACKED)


def announce_deletion(pelican: Any, names: Iterable[str]) -> None:
    """Say that pages are gone; of other files nobody sees it."""
    if any(name.endswith(".html") for name in names):
        say(GONE)
