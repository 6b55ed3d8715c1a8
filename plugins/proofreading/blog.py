"""What the rules have to know of the blog."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from pelican.urlwrappers import Author, URLWrapper

from plugins.addresses import deciding_settings
from plugins.checklists import languages_of as languages_of_checklists
from plugins.checklists.languages import OwnLanguages
from plugins.editions import Editions, edition_of, editions_of
from plugins.editions.names import Names
from plugins.incremental.digest import digest_of
from plugins.languages import Dialect, Languages, dialect_of_all, languages_of
from plugins.pasted_lists import with_speech
from plugins.reader.conversion import as_written, convert

from .drafts import filler_in

EXTENDS_PAGE = '{% extends "page.html" %}'


@dataclass(frozen=True)
class Blog:
    """The settings that a rule depends on."""

    ignored: Sequence[str]  # patterns of file and folder names that are not read
    audiences: Sequence[str]  # whom a post may say that it is for
    templates: frozenset[str]  # which a page's header may name
    more_headers: frozenset[str]  # that a site has beside ours
    markdown: Mapping[str, Any]  # what Pelican calls MARKDOWN
    settings: Mapping[str, Any]  # all of Pelican's, which know what address everything has
    of_checklists: OwnLanguages  # in which the site's lists of tips may be, beside the usual ones

    @cached_property
    def editions(self) -> Editions:
        """The editions that the blog may have."""
        return editions_of(self.settings)

    @property
    def names(self) -> Names:
        """What topics, audiences and tags are called in each language."""
        return next(iter(self.editions.values())).names

    @cached_property
    def topic(self) -> Callable[[str, str], URLWrapper]:
        """A topic by the language and its name, one object for all posts on it."""
        return cache(lambda lang, name: edition_of(lang, self.editions).term("topic", name))

    @cached_property
    def author(self) -> Author:
        """Whoever signs every post."""
        return Author(self.settings.get("AUTHOR", ""), self.settings)

    def as_written(self, text: str) -> str:
        """What Markdown makes of a text, with all HTML of the author's."""
        return as_written(text, self.markdown)

    def convert(self, text: str) -> str:
        """HTML of Markdown, as a build makes it of a post in the blog's own language."""
        return convert(text, self.markdown, self.languages[self.lang].typography)

    @cached_property
    def filler(self) -> list[str]:
        """What new drafts say where an author has something to write."""
        drafts = (language.draft for language in self.languages.values())
        return [sentence for draft in drafts for sentence in filler_in(draft)]

    @property
    def lang(self) -> str:
        """The language of a post that names none."""
        return str(self.settings["DEFAULT_LANG"])

    @cached_property
    def languages(self) -> Languages:
        """The languages that a post may be in."""
        return languages_of(self.settings)

    @cached_property
    def dialect(self) -> Dialect:
        """What is known by language, of all languages together."""
        return dialect_of_all(self.languages)

    @cached_property
    def digest(self) -> str:
        """Another one wherever a file could be judged otherwise."""
        names = (
            self.names.digest,
            list(self.audiences),
            sorted(self.templates),
            sorted(self.more_headers),
        )
        languages = (list(self.languages), self.dialect, self.filler, self.of_checklists)
        text = json.dumps(
            [*names, *languages, deciding_settings(self.settings), dict(self.markdown)]
        )
        return digest_of(text.encode())


def blog_of(settings: Mapping[str, Any]) -> Blog:
    """The blog that Pelican's settings describe."""
    folders = [*settings["THEME_TEMPLATES_OVERRIDES"], Path(settings["THEME"]) / "templates"]
    dialect = dialect_of_all(languages_of(settings))
    return Blog(
        ignored=settings["IGNORE_FILES"],
        audiences=settings["AUDIENCES"],
        templates=frozenset(_templates_of_pages(map(Path, folders))),
        more_headers=frozenset(key.lower() for key in settings.get("MORE_HEADERS", ())),
        settings=settings,
        of_checklists=languages_of_checklists(dict(settings)),
        markdown=with_speech(settings["MARKDOWN"], dialect.speech_pattern),
    )


def _templates_of_pages(folders: Iterable[Path]) -> Iterator[str]:
    """The theme's template for pages, and those that extend it."""
    for file in (file for folder in folders for file in folder.glob("*.html")):
        if file.stem == "page" or EXTENDS_PAGE in file.read_text(encoding="utf-8"):
            yield file.stem
