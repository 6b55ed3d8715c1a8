"""Builds the blog from what was imported, and asks it for every old address and word."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from .importer import Import, Imported
from .old_addresses import Site, old_addresses
from .words import changes, words_of

ROOT = Path(__file__).parent.parent.parent
SHOWN = ("post", "page")  # the states of what readers see today
OPTIONS = ("--fatal", "errors", "-e", "SEARCH_INDEX=false")


def wrong_in_site(content: Path, done: Import, settings: Mapping[str, Any]) -> list[str]:
    """What the built blog lacks of the old one, a line each."""
    with tempfile.TemporaryDirectory() as name:
        site = Path(name)
        command = [sys.executable, "-m", "pelican", str(content), "-s", "pelicanconf.py"]
        result = subprocess.run(
            [*command, "-o", str(site), *OPTIONS],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if result.returncode:
            return [f"The blog cannot be built: {result.stdout}{result.stderr}".strip()]
        shown = {one.post.id: one for one in done.posts if one.post.state in SHOWN}
        lacking = (line for one in shown.values() for line in _lacking(one, site))
        entries = [entry for entry in done.export.entries if entry.id in shown]
        silent = Site.built(site).silent(old_addresses(entries, settings))
        return [*(f"{address} does not answer." for address in silent), *lacking]


def _lacking(one: Imported, site: Path) -> Iterator[str]:
    """What a page lacks; what somebody has edited here since may say something else."""
    post, page = one.post, site / one.post.address.removeprefix("/")
    if one.outcome.is_ours and page.is_file():
        new = words_of(page.read_text(encoding="utf-8"))
        lost = [word for change in changes(words_of(post.old_html), new) for word in change.old]
        if lost:
            yield f"{post.address} lacks {len(lost)} words: {' '.join(lost[:20])}"
