"""Which of pytest's processes runs which tests: those of a file together, as `loadfile` has it.

What runs in Firefox or in WebKit is together whatever its file, so that each of them starts once.
"""

import re

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

STARTED_ONCE = re.compile(r"\[.*\b(Firefox|WebKit)\b")  # in the name of a test


class EngineScheduling(LoadFileScheduling):
    """Tests are handed out by engine, or by file."""

    def _split_scope(self, nodeid: str) -> str:
        """What a test shares a process with."""
        return group_of(nodeid)


def group_of(test: str) -> str:
    """The engine that a test runs in where that starts once, or else its file."""
    engine = STARTED_ONCE.search(test)
    return engine[1] if engine else test.split("::", 1)[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> EngineScheduling | None:
    """Hand out so where tests are handed out by file."""
    return EngineScheduling(config, log) if config.getoption("dist") == "loadfile" else None
