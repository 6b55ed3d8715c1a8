"""What the proofreader finds."""

import os
from pathlib import Path
from typing import NamedTuple

Finding = tuple[int, str]  # a line of a file, and what to say of it


class Problem(NamedTuple):
    """Something to mend, or advice: `str()` gives the line to print."""

    path: str
    line: int
    message: str
    rule: str
    is_advice: bool = False

    def __str__(self) -> str:
        advice = "advice: " if self.is_advice else ""
        return f"{self.path}:{self.line}: {advice}{self.message} [{self.rule}]"


def errors_in(problems: list[Problem]) -> list[Problem]:
    """Those that stop a build."""
    return [problem for problem in problems if not problem.is_advice]


def shown(path: Path) -> str:
    """The path as an editor knows it: from where the command was given, if below that."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative
