"""The icons of the site, all from the theme's one drawing of the mark."""

from pelican.generators import Generator

from plugins.colours import colours_of
from plugins.incremental import pages_written
from plugins.incremental.cached import result_key
from plugins.incremental.writer import IncrementalWriter
from plugins.mark import mark_of
from plugins.needs import needs

from .icons import drawings


def register() -> None:
    """Connect to Pelican."""
    needs(__name__, "plugins.incremental")
    pages_written.connect(write_icons)


def write_icons(generator: Generator, writer: IncrementalWriter) -> None:
    """Write each icon where browsers look for it; one that stands there is not drawn again."""
    settings, mark = generator.settings, mark_of(generator)
    paper = colours_of(settings).paper.light
    made_of = result_key(mark, paper).decode()
    feeds = (settings["FEED_IMAGE"], settings["FEED_ICON"])
    for address, draw in drawings(mark, paper, *feeds).items():
        if writer.share.takes_next():
            writer.do(address, writer.put, address, made_of, draw)
