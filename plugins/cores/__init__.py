"""Every core takes part: posts are converted, and pages written, by as many processes.

What is written does not depend on how many there are.
"""

from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.results import RESULTS

from .reading import read_ahead
from .writing import SharingWriter, pages_written

__all__ = ["pages_written"]


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_init.connect(read_ahead)
    signals.get_writer.connect(writer)
    signals.get_generators.connect(meeting)
    signals.finalized.connect(keep_results)


def writer(pelican: Any) -> type[SharingWriter]:
    """The writer of this site's pages and feeds."""
    return SharingWriter


def meeting(pelican: Any) -> type[Generator]:
    """Where the processes meet: after the posts and pages, before files are copied."""
    return Meeting


class Meeting(Generator):
    """Ends all processes but the first, once the pages are written."""

    def generate_output(self, writer: Writer) -> None:
        """Wait for the others, and say that every page is there."""
        writer.meet()
        pages_written.send(self, writer=writer)


def keep_results(pelican: Any) -> None:
    """Keep what was computed for the next build, and not much more."""
    RESULTS.save()
    RESULTS.tidy()
