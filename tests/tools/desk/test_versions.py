"""Versions: one for five minutes of typing, none lost that holds what is gone since."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.laws import FEWER
from tools.desk.places import Refused
from tools.desk.versions import MOST, MUCH, Versions, gone

NAME = "posts/2020-01-02-a.md"
BEGIN = datetime(2026, 3, 2, 9, tzinfo=UTC)
LONG = b"A long paragraph. " * 20


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = BEGIN

    def __call__(self) -> datetime:
        return self.now

    def goes_on(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def versions(tmp_path: Path, clock: Clock) -> Versions:
    return Versions(tmp_path / ".versions", clock)


def texts(versions: Versions) -> list[bytes]:
    """What the versions hold, the newest first."""
    return [versions.read(NAME, version.id) for version in versions.of(NAME)]


def test_what_is_typed_within_five_minutes_is_one_version(versions: Versions, clock: Clock) -> None:
    for text in (b"a", b"ab", b"abc", b"abcd", b"abcde", b"abcdef"):
        versions.keep(NAME, text, asked=False)
        clock.goes_on(1.01)
    assert texts(versions) == [b"abcdef", b"abcde"]


def test_what_much_is_gone_from_is_kept(versions: Versions) -> None:
    for text in (b"Begin. ", b"Begin. " + LONG, b"Begin. ", b"Begin. Again."):
        versions.keep(NAME, text, asked=False)
    assert texts(versions) == [b"Begin. Again.", b"Begin. " + LONG]


def test_what_is_gone_little_by_little_is_kept(versions: Versions) -> None:
    for left in range(len(LONG), -1, -30):
        versions.keep(NAME, LONG[:left], asked=False)
    assert [len(text) for text in texts(versions)] == [0, 180]


def test_a_version_that_was_asked_for_stays(versions: Versions) -> None:
    versions.keep(NAME, b"a", asked=False)
    versions.keep(NAME, b"a", asked=True)
    versions.keep(NAME, b"a", asked=True)
    versions.keep(NAME, b"ab", asked=False)
    versions.keep(NAME, b"abc", asked=False)
    assert texts(versions) == [b"abc", b"a"]


def test_the_same_text_is_no_new_version(versions: Versions, clock: Clock) -> None:
    versions.keep(NAME, b"a", asked=False)
    clock.goes_on(60)
    versions.keep(NAME, b"a", asked=False)
    versions.keep(NAME, b"a", asked=True)
    assert texts(versions) == [b"a"]


def test_what_another_program_wrote_stays(versions: Versions) -> None:
    versions.keep_found(NAME, b"theirs")
    versions.keep_found(NAME, b"theirs")
    versions.keep(NAME, b"theirs and ours", asked=False)
    versions.keep_found(NAME, b"theirs and ours")
    assert texts(versions) == [b"theirs and ours", b"theirs"]


def test_the_last_fifty_are_kept_each_with_its_moment_and_size(
    versions: Versions, clock: Clock
) -> None:
    for number in range(MOST + 3):
        versions.keep(NAME, b"x" * number, asked=True)
        clock.goes_on(1)
    found = versions.of(NAME)
    assert [version.size for version in found] == list(range(MOST + 2, 2, -1))
    assert [version.when for version in found[:2]] == [
        BEGIN + timedelta(minutes=MOST + 2),
        BEGIN + timedelta(minutes=MOST + 1),
    ]


def test_a_clock_that_goes_back_puts_no_version_before_another(
    versions: Versions, clock: Clock
) -> None:
    versions.keep(NAME, b"first", asked=True)
    clock.goes_on(-60)
    versions.keep(NAME, b"second", asked=True)
    assert texts(versions) == [b"second", b"first"]


@pytest.mark.parametrize("version", ["", "20260302T090000000001", "../x", "x"])
def test_a_version_that_is_not_there_is_refused(versions: Versions, version: str) -> None:
    versions.keep(NAME, b"a", asked=True)
    with pytest.raises(Refused, match="There is no version"):
        versions.read(NAME, version)


@pytest.mark.parametrize(
    ("old", "new", "number"),
    [
        (b"", b"", 0),
        (b"ab", b"axb", 0),
        (b"ab", b"", 2),
        (b"abc", b"axc", 1),
        (b"aa", b"a", 1),
        (b"a", b"aa", 0),
    ],
)
def test_what_is_gone_lies_between_beginning_and_end(old: bytes, new: bytes, number: int) -> None:
    assert gone(old, new) == number


SAVED = st.tuples(
    st.lists(st.sampled_from([b"a" * 90, b"b" * 120, b"c"]), max_size=4).map(b"".join),
    st.booleans(),
    st.integers(0, 200),
)


@FEWER
@given(st.lists(SAVED, min_size=1, max_size=12))
def test_of_every_text_all_is_there_but_a_paragraph(
    tmp_path_factory: pytest.TempPathFactory, saves: list[tuple[bytes, bool, int]]
) -> None:
    clock = Clock()
    versions = Versions(tmp_path_factory.mktemp("versions"), clock)
    for text, asked, seconds in saves:
        versions.keep(NAME, text, asked=asked)
        clock.goes_on(seconds / 60)
    held = texts(versions)
    assert held[0] == saves[-1][0]
    for text, asked, _ in saves:
        missing = min((Counter(text) - Counter(one)).total() for one in held)
        assert missing <= (0 if asked else MUCH)
