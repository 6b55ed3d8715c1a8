"""The icons of the site, all from the theme's one drawing of the mark."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from pelican.generators import Generator
from pelican.writers import Writer

from plugins.caches import is_kept, keep
from plugins.cores import processes_met
from plugins.results import key_of

from .icons import ICONS, png, tab_icon

MARK = "static/img/mark.svg"  # in the theme
CACHE = Path(__file__).parent.parent.parent / ".cache" / "icons"


def register() -> None:
    """Connect to Pelican."""
    processes_met.connect(write_icons)


def write_icons(generator: Generator, writer: Writer) -> None:
    """Write each icon where browsers look for it; draw those that no build has drawn before."""
    mark = (Path(generator.settings["THEME"]) / MARK).read_text(encoding="utf-8")
    output = Path(writer.output_path)
    (output / "icons").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(kept("favicon.ico", mark, tab_icon), output / "favicon.ico")
    for icon in ICONS:
        shutil.copyfile(kept(icon.address, mark, partial(png, icon)), output / icon.address)


def kept(address: str, mark: str, draw: Callable[[str], bytes]) -> Path:
    """Where an icon lies in the cache."""
    file = CACHE / key_of(mark).hex() / Path(address).name
    if not is_kept(file):
        keep(draw(mark), file)
    return file
