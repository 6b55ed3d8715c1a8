"""What each step of this blog adds to a build: all is built but that step."""

import sys
from collections.abc import Mapping
from pathlib import Path

from .builders import BenchSite, pelican
from .running import Command, Run, run

STEPS = (
    "checklists",
    "search",
    "cards",
    "related",
    "reading_time",
    "pictures",
    "feeds",
    "offline",
    "icons",
    "redirects",
)
NONE = ""  # left out


def build_without(step: str, site: BenchSite, copy: Path) -> Run:
    """Build this blog from nothing, without a step. Raises BuildFailedError."""
    site.clear()
    command = pelican(site.folder, copy / "tools/bench/without.py", site.output, copy)
    return run(command._replace(environment={"WITHOUT": step}))


def shares(seconds: Mapping[str, float]) -> dict[str, float]:
    """What each step adds to a build without it, as a part of that build."""
    return {step: seconds[NONE] / seconds[step] - 1 for step in STEPS if step in seconds}


def proofread(site: BenchSite, copy: Path) -> Run:
    """Proofread the posts of a site, and nothing else; only its CPU time is known."""
    site.clear()
    said = site.folder.with_name("seconds")
    run(Command([sys.executable, "-m", "tools.bench.proofread", str(site.folder), str(said)], copy))
    return Run(0, float(said.read_text()))
