"""Puts the service worker at the root of the site, from where it may keep every page.

The theme's site.js starts it, and only once the reader has ticked a tip.
"""

import shutil
from pathlib import Path
from typing import Any

from pelican import signals

WORKER = Path(__file__).parent / "sw.js"


def register() -> None:
    """Connect to Pelican."""
    signals.finalized.connect(write_worker)


def write_worker(pelican: Any) -> None:
    """Copy the worker as it is written."""
    shutil.copyfile(WORKER, Path(pelican.output_path) / WORKER.name)
