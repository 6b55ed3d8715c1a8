"""What Pelican's feeds lack: full text in RSS, absolute addresses, the call to action."""

from typing import Any

from pelican import signals

from .writer import FeedWriter


def register() -> None:
    """Connect to Pelican."""
    signals.get_writer.connect(writer)


def writer(pelican: Any) -> type[FeedWriter]:
    """The writer of this site's pages and feeds."""
    return FeedWriter
