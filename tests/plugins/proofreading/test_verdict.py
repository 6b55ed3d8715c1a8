"""A build goes on without the proofreader until it needs to know what that says."""

import logging
from collections.abc import Callable

import pytest

from plugins.incremental.store import STORE
from plugins.proofreading.verdict import AwaitedVerdict, ContentVerdict
from plugins.reader.reader import verdict_needed

LOG = logging.getLogger("pelican.tests")


def awaited(refusal: str) -> list[str]:
    """Let a verdict be awaited; gives a list that has it once it has been waited for."""
    waited: list[str] = []

    def wait() -> ContentVerdict:
        waited.append(refusal)
        return ContentVerdict(refusal, 1, frozenset([b"asked beside"]))

    AwaitedVerdict(wait)
    return waited


def need() -> None:
    verdict_needed.send(None)


def warn() -> None:
    LOG.warning("This title is empty.")


def fail() -> None:
    LOG.error("This post cannot be read.")


@pytest.mark.parametrize("come", [need, warn, fail])
def test_what_is_refused_ends_the_build_when_it_comes_to_that(come: Callable[[], None]) -> None:
    waited = awaited("a.md:1: No.")
    assert waited == []
    with pytest.raises(SystemExit, match=r"^a\.md:1: No\.$"):
        come()


def test_news_can_be_told_before_it() -> None:
    waited = awaited("a.md:1: No.")
    LOG.info("Reading.")
    assert waited == []
    with pytest.raises(SystemExit):
        need()


def test_who_interrupts_a_build_does_not_wait() -> None:
    waited = awaited("")
    try:
        raise KeyboardInterrupt
    except KeyboardInterrupt:
        LOG.warning("Exiting.")
    assert waited == []
    need()


@pytest.mark.parametrize("come", [need, warn])
def test_what_is_passed_is_waited_for_once(come: Callable[[], None]) -> None:
    waited = awaited("")
    come()
    need()
    fail()
    assert waited == [""]
    assert b"asked beside" in STORE.asked
