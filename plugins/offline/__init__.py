"""Puts the service worker at the root of the site, from where it may keep every page.

The theme's offline.js starts it, which site.js fetches only once the reader has ticked a tip.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from pelican.generators import Generator
from pelican.writers import Writer

from plugins.editions import Edition
from plugins.incremental import joined
from plugins.needs import needs

WORKER = Path(__file__).parent / "sw.js"
PAGES = '{ HOME_URL: "OFFLINE_URL" }'  # in the worker


def register() -> None:
    """Connect to Pelican."""
    needs(__name__, "plugins.incremental", "plugins.editions")
    joined.connect(write_worker)


def write_worker(generator: Generator, writer: Writer) -> None:
    """Write the worker, which has to know the pages that it shows without a network."""
    editions = (own.edition for own in generator.context["editions"])
    text = worker_for(WORKER.read_text(encoding="utf-8"), editions)
    Path(writer.output_path, WORKER.name).write_text(text, encoding="utf-8")


def worker_for(worker: str, editions: Iterable[Edition]) -> str:
    """The worker's script with the page that each edition shows, by the address of its home."""
    pages = {one.settings["INDEX_URL"]: one.settings["OFFLINE_URL"] for one in editions}
    return worker.replace(PAGES, json.dumps(pages))
