"""Published style and script files are named by what is in them, so that browsers may keep them.

They are published without what is for who changes them: comments, indents, spaces.

A page that is open while a new release goes online still finds its own; see docs/publishing.md.
"""

from pathlib import Path
from typing import Any

from blinker import signal
from pelican import signals
from rjsmin import jsmin

from plugins.stylesheet.bundle import bundle

from .names import renamed, with_new_names

assets_renamed = signal("assets_renamed")  # sent when the site is as it will be published
ENDINGS = {".css", ".js"}


def register() -> None:
    """Connect to Pelican."""
    signals.finalized.connect(rename_assets)


def rename_assets(pelican: Any) -> None:
    """Rename the theme's style and scripts, and name them so on every page."""
    output = Path(pelican.output_path)
    new = renamed(read_assets(output, pelican.settings["THEME_STATIC_DIR"]))
    for old in new:
        (output / old).unlink()
    for name, body in new.values():  # which may be what an earlier build has written
        (output / name).write_bytes(body)
    names = {old: name for old, (name, _) in new.items()}
    for page in output.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        page.write_text(with_new_names(html, pelican.settings["SITEURL"], names), encoding="utf-8")
    assets_renamed.send(pelican)


def read_assets(output: Path, folder: str) -> dict[str, bytes]:
    """The style and script files of a built site, shortened, by their names below it."""
    return {
        path.relative_to(output).as_posix(): shortened(path)
        for path in sorted((output / folder).rglob("*"))
        if path.suffix in ENDINGS
    }


def shortened(path: Path) -> bytes:
    """A file as browsers get it: the same words in the same order."""
    if path.suffix == ".css":
        return bundle(path).encode()
    return str(jsmin(path.read_text(encoding="utf-8"))).encode()
