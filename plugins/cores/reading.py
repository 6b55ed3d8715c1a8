"""Posts are converted by every core before Pelican reads them one by one."""

import contextlib
import logging
from collections.abc import Iterable
from pathlib import Path

from pelican.contents import Article
from pelican.generators import ArticlesGenerator

from plugins.checklists import tickable
from plugins.results import RESULTS

from .processes import cores, on_every_core

SAMPLE = 40  # posts that tell whether many are new


def read_ahead(generator: ArticlesGenerator) -> None:
    """Let all cores read the posts, if many are new: Pelican then finds what is kept of them."""
    settings = generator.settings
    files = sorted(generator.get_files(settings["ARTICLE_PATHS"], settings["ARTICLE_EXCLUDES"]))
    reader = generator.readers.readers["md"]
    sample = files[:: max(1, len(files) // SAMPLE)]
    new = [file for file in sample if not reader.is_kept(Path(generator.path, file))]
    if cores() > 1 and len(new) > SAMPLE / 4:
        RESULTS.close()
        on_every_core(lambda share: read(share, generator), files, "Converting posts")


def read(files: Iterable[str], generator: ArticlesGenerator) -> None:
    """Read posts for the results that are kept of them.

    What goes wrong here goes wrong again when Pelican reads, and then it is told.
    """
    logging.disable()
    for file in files:
        with contextlib.suppress(Exception):
            post = generator.readers.read_file(
                generator.path, file, Article, context=generator.context
            )
            tickable(post)
    RESULTS.save()
