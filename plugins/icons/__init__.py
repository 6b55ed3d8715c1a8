"""The icons of the site, all from the theme's one drawing of the mark."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from pelican.generators import Generator
from pelican.writers import Writer

from plugins.incremental import joined
from plugins.incremental.cached import result_key
from plugins.incremental.files import is_stored, store_file
from plugins.needs import needs

from .icons import ICONS, png, tab_icon

MARK = "static/img/mark.svg"  # in the theme


def register() -> None:
    """Connect to Pelican."""
    needs(__name__, "plugins.incremental")
    joined.connect(write_icons)


def write_icons(generator: Generator, writer: Writer) -> None:
    """Write each icon where browsers look for it; draw those that no build has drawn before."""
    mark = (Path(generator.settings["THEME"]) / MARK).read_text(encoding="utf-8")
    output, cache = Path(writer.output_path), Path(generator.settings["CACHE_PATH"], "icons")
    (output / "icons").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(stored(cache / "favicon.ico", mark, tab_icon), output / "favicon.ico")
    for icon in ICONS:
        drawn = stored(cache / icon.address, mark, partial(png, icon))
        shutil.copyfile(drawn, output / icon.address)


def stored(icon: Path, mark: str, draw: Callable[[str], bytes]) -> Path:
    """Where an icon of the cache lies that was drawn of this mark, by this code."""
    file = icon.parent / result_key(mark).decode() / icon.name
    if not is_stored(file):
        store_file(draw(mark), file)
    return file
