"""Posts are converted by every core before Pelican reads them one by one."""

import contextlib
import logging
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from pathlib import Path

from pelican.contents import Article
from pelican.generators import ArticlesGenerator

from plugins.checklists import tickable
from plugins.results import RESULTS

from .processes import cores

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
        on_every_core(lambda share: read(share, generator), files)


def on_every_core(work: Callable[[Sequence[str]], None], files: Sequence[str]) -> None:
    """Do the work in as many processes as there are cores, each with its share of the files."""
    fork = get_context("fork")
    number = cores()
    processes = [fork.Process(target=work, args=(files[n::number],)) for n in range(number)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()


def read(files: Sequence[str], generator: ArticlesGenerator) -> None:
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
