"""Posts are converted by every core just before Pelican reads them one by one.

When they have done that, another process compiles the templates while the first goes on.
"""

import logging
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from pelican.contents import Article
from pelican.generators import ArticlesGenerator

from plugins.checklists import tickable
from plugins.incremental.parallel import Ahead, beside, worker_count
from plugins.incremental.store import STORE
from plugins.reader.reader import verdict_needed
from plugins.templates import compile_all

SAMPLE = 40  # posts that tell whether many are new


def read_ahead(generator: ArticlesGenerator) -> None:
    """Let all cores read the posts, if many are new: Pelican then finds what is stored of them.

    They read in Pelican's order, so that it need not wait until all is read.
    """
    settings = generator.settings
    files = [*generator.get_files(settings["ARTICLE_PATHS"], settings["ARTICLE_EXCLUDES"])]
    reader = generator.readers.readers["md"]
    sample = files[:: max(1, len(files) // SAMPLE)]
    new = [file for file in sample if not reader.is_stored(Path(generator.path, file))]
    if worker_count() > 1 and len(new) > SAMPLE / 4:
        verdict_needed.send(reader)
        STORE.close()
        reader.ahead = Ahead(lambda batch: read(batch, generator), files, "Converting posts")


def read(files: Iterable[str], generator: ArticlesGenerator) -> None:
    """Read posts, for what is stored of them; what there is to say, Pelican says when it reads."""
    logging.disable()
    for file in files:
        post = generator.readers.read_file(generator.path, file, Article, context=generator.context)
        tickable(post)
    STORE.save()


def compile_templates(generator: ArticlesGenerator) -> None:
    """Let another process compile the templates, if many posts were new: no build has, then."""
    if generator.readers.readers["md"].ahead:
        STORE.close()
        beside(partial(compile_all, generator.env))
