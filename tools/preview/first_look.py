"""The page of the post that is being written shows at once, before all else is built again.

When a build has read everything and written nothing yet, it leaves a copy of itself waiting. If
then nothing but the text of one post is changed, the copy reads that post and writes its page. A
whole build follows in any case: it decides what is true, this only shows it sooner.
"""

import os
import select
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import Template
from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator, Generator

from plugins.incremental.parallel import Share
from plugins.incremental.writer import Records
from plugins.posts import lists_of_terms, posts_of
from plugins.posts.record import record_of as describe
from plugins.posts.writer import PostWriter
from plugins.proofreading.blog import blog_of
from plugins.proofreading.record import record_of
from plugins.proofreading.rules import ADVICE
from plugins.proofreading.source import Source

PIPES = "FIRST_LOOK"  # names the build's ends of the pipes to its copy
READY, SHOWN, NOT_SHOWN = "ready\n", "shown\n", "not shown\n"


class Look:
    """The way to the copy that a build leaves."""

    def __init__(self) -> None:
        self._asked, ask = os.pipe()
        answer, self._answered = os.pipe()
        self._ask, self._answer = os.fdopen(ask, "w"), os.fdopen(answer)
        self._is_there = False

    def belongs_to_the_build(self) -> None:
        """Leave to this process the copy's ends."""
        self.end()
        os.environ[PIPES] = f"{self._asked} {self._answered}"

    def belongs_to_the_builder(self) -> None:
        """Leave to this process the ends from which the copy is asked."""
        os.close(self._asked)
        os.close(self._answered)

    def is_there(self) -> bool:
        """Whether the build has come so far as to leave its copy."""
        if not self._is_there and select.select([self._answer], [], [], 0)[0]:
            self._is_there = self._answer.readline() == READY
        return self._is_there

    def at(self, path: str) -> bool:
        """Let the copy show a post; whether the page is there."""
        with suppress(BrokenPipeError):
            print(path, file=self._ask, flush=True)
            return self._answer.readline() == SHOWN
        return False

    def end(self) -> None:
        """Let the copy end."""
        with suppress(BrokenPipeError):
            self._ask.close()
        self._answer.close()


class LoneWriter(PostWriter):
    """Writes alone, and knows no record: the build that follows writes the page again."""

    def divided(self) -> Share:
        """Stay one process."""
        return Share(0, 1)

    def write_page(
        self, name: str, template: Template, context: dict[str, Any], records: Records
    ) -> None:
        """Write the page, whatever stands there."""
        self.render(name, template, {**self.frame_of(name, context), **records()})


def register() -> None:
    """Connect to Pelican, behind all plugins that note something on posts."""
    signals.all_generators_finalized.connect(leave_a_copy)


def leave_a_copy(generators: list[Generator]) -> None:
    """Divide: the build goes on, its copy waits, if there is somebody to ask it."""
    if PIPES not in os.environ:
        return
    asked, answered = map(int, os.environ[PIPES].split())
    if not os.fork():
        show_what_changes(posts_generator(generators), asked, answered)
        os._exit(0)
    os.close(asked)
    os.close(answered)


def posts_generator(generators: list[Generator]) -> ArticlesGenerator:
    """The one that has read the posts."""
    return next(one for one in generators if isinstance(one, ArticlesGenerator))


def show_what_changes(generator: ArticlesGenerator, asked: int, answered: int) -> None:
    """Read the paths of posts, and answer each when its page is there, or cannot be."""
    with os.fdopen(asked) as questions, os.fdopen(answered, "w") as answers:
        print(READY, end="", file=answers, flush=True)
        for line in questions:
            shown = False
            with suppress(Exception):  # what goes wrong here goes wrong in the build, which says it
                shown = show(Path(line.rstrip("\n")), generator)
            print(SHOWN if shown else NOT_SHOWN, end="", file=answers, flush=True)


def show(path: Path, generator: ArticlesGenerator) -> bool:
    """Write the page of a post whose text alone has changed; whether it could be done."""
    old = next((post for post in posts_of(generator) if post.source_path == str(path)), None)
    if not old or not old.save_as or not is_sound(path, generator):
        return False
    new = generator.readers.read_file(
        generator.path, os.path.relpath(path, generator.path), Article, context=generator.context
    )
    if new.metadata != old.metadata:
        return False
    take_over(old, new, generator)
    write(new, generator)
    return True


def is_sound(path: Path, generator: ArticlesGenerator) -> bool:
    """Whether the proofreader lets a post pass, as far as the post alone tells."""
    source = Source(path.read_bytes(), path.stem, False, blog_of(generator.settings))
    return all(rule in ADVICE for rule, *_ in record_of(source).findings)


def take_over(old: Article, new: Article, generator: ArticlesGenerator) -> None:
    """Note on a post that was read again what has been noted on it: what others are to it."""
    for name, value in vars(old).items():
        if name not in vars(new):
            setattr(new, name, value)
    new.translations = old.translations
    new.record = describe(new, lists_of_terms(generator))


def write(post: Article, generator: ArticlesGenerator) -> None:
    """Write the post's own page."""
    signals.article_generator_write_article.send(generator, content=post)
    writer = LoneWriter(generator.output_path, settings=generator.settings)
    template = generator.get_template(post.template)
    writer.write_file(post.save_as, template, generator.context, article=post)
