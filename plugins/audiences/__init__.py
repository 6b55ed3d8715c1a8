"""Each post says whom it is written for, and each audience has a page of its posts."""

from pelican import signals
from pelican.contents import Article


def register() -> None:
    """Connect to Pelican."""
    signals.content_object_init.connect(note_audiences)


def note_audiences(content: object) -> None:
    """Give a post the `audiences` that the reader has found in its header."""
    if isinstance(content, Article):
        content.audiences = content.metadata.get("audience") or []
