"""The commands that publish, run as `make` does: each in a process of its own."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
DONE = re.compile(r"^(?:Published|Rolled back): ", re.MULTILINE)
# What the desk says in its own words.
KNOWN = re.compile(
    r"Nothing was built\.|The site could not be built\.|Done: Processed .*"
    r"|(?:Nothing was published; )?[Tt]he live site is as it was\.|(?:Published|Rolled back): .*"
)


class CommandResult(NamedTuple):
    """What a command has said, a line each."""

    is_done: bool  # another release is live
    said: list[str]
    wrong: list[str]


def run(module: str, *arguments: str, **environment: str) -> CommandResult:
    """Run a command of ours, and wait for it."""
    ended = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "500", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    said, wrong = (
        [line for line in stream.splitlines() if line.strip() and not KNOWN.fullmatch(line)]
        for stream in (ended.stdout, ended.stderr)
    )
    return CommandResult(DONE.search(ended.stdout) is not None, said, wrong)


def run_line(command: str) -> list[str]:
    """Run a command as somebody wrote it for a shell; what it says, and how it ended if badly."""
    ended = subprocess.run(
        command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False
    )
    said = [*ended.stdout.splitlines(), *ended.stderr.splitlines()]
    return [*said, f"“{command}” ended with {ended.returncode}."] if ended.returncode else said
