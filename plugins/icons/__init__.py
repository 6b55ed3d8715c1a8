"""The icons of the site, all from the theme's one drawing of the mark."""

import shutil
from collections.abc import Callable
from pathlib import Path

from pelican.generators import Generator
from pelican.writers import Writer

from plugins.colours import colours_of
from plugins.incremental import joined
from plugins.incremental.cached import result_key
from plugins.incremental.files import is_stored, store_file
from plugins.mark import mark_of
from plugins.needs import needs

from .icons import drawings


def register() -> None:
    """Connect to Pelican."""
    needs(__name__, "plugins.incremental")
    joined.connect(write_icons)


def write_icons(generator: Generator, writer: Writer) -> None:
    """Write each icon where browsers look for it; draw those that no build has drawn before."""
    settings, mark = generator.settings, mark_of(generator)
    paper = colours_of(settings).paper.light
    cache = Path(settings["CACHE_PATH"], "icons", result_key(mark, paper).decode())
    feeds = (settings["FEED_IMAGE"], settings["FEED_ICON"])
    for address, draw in drawings(mark, paper, *feeds).items():
        file = Path(writer.output_path, address)
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(stored(cache / file.name, draw), file)


def stored(file: Path, draw: Callable[[], bytes]) -> Path:
    """The file of an icon in the cache; it is drawn only if it is not there."""
    if not is_stored(file):
        store_file(draw(), file)
    return file
