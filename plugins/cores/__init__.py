"""Every core takes part: posts are converted, and pages written, by as many processes.

What is written does not depend on how many there are.
"""

import gc
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.results import RESULTS

from .reading import read_ahead
from .writing import SharingWriter, last_call, pages_written, processes_met

__all__ = ["last_call", "pages_written", "processes_met"]

SELDOM = (20_000, 20, 50)  # posts are many objects, and stay: to seek garbage among them takes time


def register() -> None:
    """Connect to Pelican."""
    gc.set_threshold(*SELDOM)
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
    """Ends all processes but the first, once all that they share is written."""

    def generate_output(self, writer: SharingWriter) -> None:
        """Say that the pages are there, write what goes with them, and wait for the others."""
        pages_written.send(self, writer=writer)
        last_call.send(self, writer=writer)
        writer.meet()
        processes_met.send(self, writer=writer)


def keep_results(pelican: Any) -> None:
    """Keep what was computed for the next build, and not much more."""
    RESULTS.save()
    RESULTS.tidy()
