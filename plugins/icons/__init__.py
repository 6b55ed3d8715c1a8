"""The icons of the site, all from the theme's one drawing of the mark."""

from pathlib import Path
from typing import Any

from pelican import signals

from .icons import ICONS, png, tab_icon

MARK = "static/img/mark.svg"  # in the theme


def register() -> None:
    """Connect to Pelican."""
    signals.finalized.connect(write_icons)


def write_icons(pelican: Any) -> None:
    """Draw each icon and write it where browsers look for it."""
    mark = (Path(pelican.settings["THEME"]) / MARK).read_text(encoding="utf-8")
    output = Path(pelican.output_path)
    (output / "icons").mkdir(parents=True, exist_ok=True)
    (output / "favicon.ico").write_bytes(tab_icon(mark))
    for icon in ICONS:
        (output / icon.address).write_bytes(png(icon, mark))
