"""What a terminal is told."""

from io import StringIO

import pytest
from rich.console import Console

from plugins.incremental.progress import Progress
from tests.waiting import HOLDS

CASES = {
    "a part": ((3400, 10_000), "Converting posts: 3,400 of 10,000 …"),
    "no end in sight": ((1200,), "Converting posts: 1,200 …"),
}


def console(terminal: bool) -> Console:
    """Something to write on."""
    return Console(file=StringIO(), force_terminal=terminal, color_system=None)


def said(on: Console) -> str:
    """What has been written."""
    assert isinstance(on.file, StringIO)
    return on.file.getvalue()


@pytest.mark.parametrize(("numbers", "words"), CASES.values(), ids=CASES)
def test_a_terminal_is_told_how_far_it_is(numbers: tuple[int, ...], words: str) -> None:
    terminal = console(True)
    Progress(terminal, every=0).tell("Converting posts", *numbers)
    assert said(terminal) == f"{words}\n"


def test_a_short_build_says_nothing() -> None:
    terminal = console(True)
    Progress(terminal, every=HOLDS).tell("Converting posts", 3)
    assert said(terminal) == ""


def test_what_is_no_terminal_is_told_nothing() -> None:
    file = console(False)
    Progress(file, every=0).tell("Converting posts", 3)
    assert said(file) == ""
