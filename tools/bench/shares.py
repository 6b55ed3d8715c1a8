"""What each step of this blog adds to a build: all is built but that step."""

import sys
from collections.abc import Mapping
from pathlib import Path

from .builders import blog_cache, blog_without
from .running import BenchRun, Command, run
from .site import BenchSite

STEPS = (
    "checklists",
    "search",
    "cards",
    "related",
    "reading_time",
    "pictures",
    "feeds",
    "json",
    "offline",
    "icons",
    "redirects",
)
NONE = ""  # left out


def build_without(step: str, site: BenchSite, copy: Path) -> BenchRun:
    """Build this blog from nothing, without a step. Raises BuildFailedError."""
    site.clear()
    return run(blog_without(step, copy, site.folder, site.output))


def shares(seconds: Mapping[str, float]) -> dict[str, float]:
    """What each step takes, as a part of the whole build."""
    whole = seconds[NONE]
    return {step: 1 - seconds[step] / whole for step in STEPS if step in seconds}


def proofread(site: BenchSite, copy: Path) -> BenchRun:
    """Proofread the posts of a site, and nothing else; only its CPU time is known."""
    site.clear()
    said = site.folder.with_name("seconds")
    command = [sys.executable, "-m", "tools.bench.proofread", str(site.folder), str(said)]
    run(Command(command, copy, {"CACHE": str(blog_cache(site.folder))}))
    return BenchRun(0, float(said.read_text()))
