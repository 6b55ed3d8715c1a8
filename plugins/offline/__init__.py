"""Puts the service worker at the root of the site, from where it may keep every page.

The theme's site.js starts it, and only once the reader has ticked a tip.
"""

import shutil
from pathlib import Path

from pelican.generators import Generator
from pelican.writers import Writer

from plugins.incremental import joined
from plugins.needs import needs

WORKER = Path(__file__).parent / "sw.js"


def register() -> None:
    """Connect to Pelican."""
    needs(__name__, "plugins.incremental")
    joined.connect(write_worker)


def write_worker(generator: Generator, writer: Writer) -> None:
    """Copy the worker as it is written."""
    shutil.copyfile(WORKER, Path(writer.output_path) / WORKER.name)
