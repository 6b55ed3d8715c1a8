"""How tests wait: for something to hold, however slow or busy the machine is.

No test depends on how long anything takes. The ends are only for what never comes.
"""

import time
from collections.abc import Callable

PROCESS_ENDS = 600  # seconds
PAGE_SHOWS = 180_000  # milliseconds, as Playwright counts
HOLDS = 180  # seconds
PAUSE = 0.05  # seconds between two looks


def wait_until(holds: Callable[[], object], longest: float = HOLDS) -> None:
    """Look again and again until something holds; an AssertionError where it never does."""
    end = time.monotonic() + longest
    while not holds():
        assert time.monotonic() < end, "what was waited for never came"
        time.sleep(PAUSE)
