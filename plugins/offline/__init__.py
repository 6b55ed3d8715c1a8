"""Puts the service worker at the root of the site, from where it may keep every page.

The theme's offline.js starts it, which site.js fetches only once the reader has ticked a tip.
"""

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
    """Write the worker, which has to know where the page is that it shows without a network."""
    worker = WORKER.read_text(encoding="utf-8")
    worker = worker.replace("OFFLINE_URL", writer.settings["OFFLINE_URL"])
    Path(writer.output_path, WORKER.name).write_text(worker, encoding="utf-8")
