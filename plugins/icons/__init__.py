"""The icons of the site, all from the theme's one drawing of the mark."""

import shutil
from collections.abc import Callable
from pathlib import Path

from pelican.generators import Generator
from pelican.writers import Writer

from plugins.caches import is_kept, keep
from plugins.colours import colours_of
from plugins.cores import processes_met
from plugins.mark import mark_of
from plugins.results import key_of

from .icons import drawings

CACHE = Path(__file__).parent.parent.parent / ".cache" / "icons"


def register() -> None:
    """Connect to Pelican."""
    processes_met.connect(write_icons)


def write_icons(generator: Generator, writer: Writer) -> None:
    """Write each icon where browsers look for it; draw those that no build has drawn before."""
    settings, mark = generator.settings, mark_of(generator)
    paper = colours_of(settings).paper.light
    cache = CACHE / key_of(mark, paper).hex()
    feeds = (settings["FEED_IMAGE"], settings["FEED_ICON"])
    for address, draw in drawings(mark, paper, *feeds).items():
        file = Path(writer.output_path, address)
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(kept(cache / file.name, draw), file)


def kept(file: Path, draw: Callable[[], bytes]) -> Path:
    """The file of an icon in the cache; it is drawn only if it is not there."""
    if not is_kept(file):
        keep(draw(), file)
    return file
