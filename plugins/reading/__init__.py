"""What a reader wants to know before starting: how long a post takes, and what is in a long one."""

from pelican import signals
from pelican.contents import Article, Content

from .reading import contents, minutes, word_count


def register() -> None:
    """Connect to Pelican."""
    signals.content_object_init.connect(measure)


def measure(content: Content) -> None:
    """Note on a post `word_count`, `reading_minutes` and, for its table of contents, `headings`.

    What is measured is the text as written: the checklists' words come later.
    """
    if isinstance(content, Article):
        content.word_count = word_count(content._content)
        content.reading_minutes = minutes(content._content)
        content.headings = contents(content._content)
