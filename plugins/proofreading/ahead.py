"""Files are read by every core before their records are asked for one by one, if many are new."""

import threading
from collections.abc import Iterable, Sequence

from plugins.incremental.parallel import on_every_core, worker_count
from plugins.incremental.store import STORE

from .record import record_of
from .source import Source

SAMPLE = 40  # files that tell how many are new
MANY = 300  # new files: fewer are read before other processes have begun


def read_ahead(sources: Sequence[Source]) -> None:
    """Let all cores read the files, if many are new: their records are then found.

    Where a thread beside the first asks, as the desk's, the process is not divided: what the others
    hold at that moment would be held for ever. A build has a thread beside it, too, which shows on
    a terminal that it goes on, and holds nothing that is needed here.
    """
    is_first = threading.current_thread() is threading.main_thread()
    if worker_count() > 1 and is_first and _new_in(sources) >= MANY:
        STORE.close()
        on_every_core(keep_records, sources, "Proofreading")


def _new_in(sources: Sequence[Source]) -> float:
    """About how many have no record yet."""
    sample = sources[:: max(1, len(sources) // SAMPLE)] if len(sources) >= MANY else ()
    new = sum(not record_of.is_stored(source) for source in sample)
    return new / (len(sample) or 1) * len(sources)


def keep_records(sources: Iterable[Source]) -> None:
    """Make the records of files and write them."""
    for source in sources:
        record_of(source)
    STORE.save()
