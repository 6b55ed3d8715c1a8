"""Which of pytest's processes runs which tests: those of a file together, as `loadfile` has it.

What runs in Firefox or in WebKit is together whatever its file, so that each of them starts once.
To import all tests each process begins elsewhere, so that each file is compiled by one of them.
"""

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

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


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> EngineScheduling:
    """Hand out so, however many processes are asked for: an engine ends after its last test."""
    return EngineScheduling(config, log)


def pytest_collection() -> None:
    """Import every file of tests before they are collected, where several processes do so.

    To compile one, with what its assertions tell, takes longer than all else that collecting does.
    What cannot be imported is imported once more when it is collected, and told of then.
    """
    process = os.environ.get("PYTEST_XDIST_WORKER", "")
    processes = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", 1))
    if process and processes > 1:
        for module in turned(modules_of_tests(), int(process.removeprefix("gw")), processes):
            with suppress(Exception):
                import_module(module)


def modules_of_tests() -> list[str]:
    """The name of every module of tests below this folder."""
    here = Path(__file__).parent
    files = sorted(file.relative_to(here.parent) for file in here.rglob("test_*.py"))
    return [".".join(file.with_suffix("").parts) for file in files]


def turned(names: Sequence[str], number: int, of: int) -> list[str]:
    """All names in their order, begun at the first of a part of so many equal ones."""
    first = len(names) * number // of
    return [*names[first:], *names[:first]]
