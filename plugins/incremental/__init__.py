"""What a build need not do twice, and how it uses every core. It knows no post and no feed.

Pages are rendered and files written by as many processes as there are cores; what stands in the
output folder as it would be written is left alone; what was computed is kept for the next build;
and `stale_files`, a plugin of its own, deletes what nothing writes any more. What is written
depends on none of this.
"""

import gc
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from blinker import signal
from pelican import signals
from pelican.generators import Generator

from .store import STORE
from .writer import IncrementalWriter

GARBAGE = (20_000, 20, 50)  # what is read is many objects, and stays: to seek takes time

NO_WRITER = (
    "plugins.incremental needs a plugin that brings a writer which extends IncrementalWriter, "
    "such as plugins.posts; name it in PLUGINS."
)

gc.set_threshold(*GARBAGE)  # from here on: the modules of all steps are many objects, too

pages_written = signal("pages_written")  # sent by each process when its pages are there
before_join = signal("before_join")  # sent by each process before it ends or waits for the others
joined = signal("joined")  # sent by the first process when all that the others write is there


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(open_store)
    signals.get_generators.connect(join_generator)
    signals.finalized.connect(save_store)


def use_cache(settings: Mapping[str, Any]) -> None:
    """Keep what is computed in the folder that the settings call CACHE_PATH."""
    STORE.open(Path(settings["CACHE_PATH"], "results.sqlite"))


def open_store(pelican: Any) -> None:
    """Find what earlier builds computed."""
    use_cache(pelican.settings)


def save_store(pelican: Any) -> None:
    """Keep what was computed for the next build, and not much more."""
    STORE.save()
    STORE.tidy()


def join_generator(pelican: Any) -> type[Generator]:
    """Where the processes join: after all pages are written, before files are copied."""
    return JoinGenerator


class JoinGenerator(Generator):
    """Ends all processes but the first, once all that they share is written."""

    def generate_output(self, writer: IncrementalWriter) -> None:
        """Say that the pages are there, write what goes with them, and wait for the others."""
        if not isinstance(writer, IncrementalWriter):
            raise SystemExit(NO_WRITER)
        pages_written.send(self, writer=writer)
        before_join.send(self, writer=writer)
        writer.join()
        joined.send(self, writer=writer)
