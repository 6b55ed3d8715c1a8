"""Writes the headers that guard the site, in the form of each kind of host, into the site."""

from pathlib import Path
from typing import Any

from plugins.fingerprints import assets_renamed
from plugins.needs import needs

from .hosts import SNIPPETS
from .rules import places_of


def register() -> None:
    """Connect to Pelican."""
    needs(__name__, "plugins.fingerprints")
    assets_renamed.connect(write_headers)


def write_headers(pelican: Any) -> None:
    """Write every form; what lies in the site already says which files there are."""
    output = Path(pelican.output_path)
    addresses = [f"/{p.relative_to(output).as_posix()}" for p in output.rglob("*") if p.is_file()]
    places = places_of(pelican.settings)
    for name, snippet in SNIPPETS.items():
        (output / name).write_text(snippet(addresses, places), encoding="utf-8")
