"""What a reader wants to know before starting: how long a post takes, and what is in a long one."""

from pelican import signals
from pelican.contents import Article, Content

from .reading_time import reading_time_of


def register() -> None:
    """Connect to Pelican."""
    signals.content_object_init.connect(measure)


def measure(content: Content) -> None:
    """Note on a post `word_count`, `reading_minutes` and, for its table of contents, `headings`.

    What is measured is the text as written: the checklists' words come later.
    """
    if isinstance(content, Article):
        reading_time = reading_time_of(content._content)
        content.word_count = reading_time.words
        content.reading_minutes = reading_time.minutes
        content.headings = reading_time.headings
