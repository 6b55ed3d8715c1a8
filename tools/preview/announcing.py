"""A plugin of the preview: tells when the pages are there, which is before the build has ended."""

from pelican.generators import Generator

from plugins.incremental import pages_written
from plugins.incremental.writer import IncrementalWriter
from tools.preview.signs import PAGES, say


def register() -> None:
    """Connect to Pelican."""
    pages_written.connect(announce)


def announce(generator: Generator, writer: IncrementalWriter) -> None:
    """Say that this process has written its pages, and of how many it is one."""
    say(PAGES, writer.share.of)
