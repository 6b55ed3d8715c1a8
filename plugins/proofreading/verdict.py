"""The proofreader's verdict is found beside the reading of what earlier builds have read.

A build waits for it before it converts what is new, before it makes anything of what it has read,
and before it logs what an editor would have to mend: the proofreader says it with file and line.
"""

import logging
import sys
from collections.abc import Callable
from typing import NamedTuple

from plugins.incremental.store import STORE
from plugins.reader.reader import verdict_needed

log = logging.getLogger(__name__)


class ContentVerdict(NamedTuple):
    """What there is to say of all content."""

    refusal: str  # empty where it may be built
    problems: int  # those included that are advice
    asked: frozenset[bytes]  # the keys that the store was asked for


class AwaitedVerdict:
    """Ends the build as soon as it needs a verdict that refuses it."""

    def __init__(self, wait: Callable[[], ContentVerdict]) -> None:
        self._wait = wait
        self._handlers = [*logging.getLogger().handlers]
        verdict_needed.connect(self.needed, weak=False)
        for handler in self._handlers:
            handler.addFilter(self)

    def filter(self, record: logging.LogRecord) -> bool:
        """Let nothing but news be logged before it, and that a build is interrupted."""
        is_interrupted = isinstance(sys.exception(), KeyboardInterrupt)
        if record.levelno >= logging.WARNING and not is_interrupted:
            self.needed()
        return True

    def needed(self, _sender: object = None) -> None:
        """Wait for the verdict, once. Raises SystemExit."""
        verdict_needed.disconnect(self.needed)
        for handler in self._handlers:
            handler.removeFilter(self)
        verdict = self._wait()
        STORE.asked_for(verdict.asked)
        if verdict.refusal:
            raise SystemExit(verdict.refusal)
        if verdict.problems:
            advice = "The proofreader has %d pieces of advice; make check tells them."
            log.info(advice, verdict.problems)
