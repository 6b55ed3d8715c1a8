"""Reads a post: a YAML header, and Markdown that becomes HTML set with typographic care."""

from pelican import signals
from pelican.readers import Readers

from .reader import PostReader


def register() -> None:
    """Connect to Pelican."""
    signals.readers_init.connect(read_posts)


def read_posts(readers: Readers) -> None:
    """Read every Markdown file by our reader, one for all endings of files."""
    reader = PostReader(readers.settings)
    for extension in PostReader.file_extensions:
        readers.reader_classes[extension] = lambda settings: reader
