"""What the proofreader finds."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Fix(NamedTuple):
    """What to write in a line: `new` instead of `old`."""

    old: str
    new: str


# A line of a file, and what to say of it; the fix, where a rule is sure of it.
Finding = tuple[int, str] | tuple[int, str, Fix | None]


class Problem(NamedTuple):
    """Something to mend, or advice: `str()` gives the line to print."""

    path: str
    line: int
    message: str
    rule: str
    is_advice: bool = False
    fix: Fix | None = None

    def __str__(self) -> str:
        advice = "advice: " if self.is_advice else ""
        return f"{self.path}:{self.line}: {advice}{self.message} [{self.rule}]"


def also(lines: Sequence[int]) -> str:
    """The other lines in which the same is wrong, as a sentence behind the message."""
    if not lines:
        return ""
    *before, last = map(str, lines)
    return f" So in lines {', '.join(before)} and {last}." if before else f" So in line {last}."


def errors_in(problems: list[Problem]) -> list[Problem]:
    """Those that stop a build."""
    return [problem for problem in problems if not problem.is_advice]


def shown(path: Path) -> str:
    """The path as an editor knows it: from where the command was given, if below that."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative
