"""What the rules have to know of the blog."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from markdown import Markdown


def converter(settings: Mapping[str, Any]) -> Callable[[str], str]:
    """What turns Markdown into HTML as a build does; made when it is first needed."""

    @cache
    def markdown() -> Markdown:
        return Markdown(**{"extensions": [*settings.get("extension_configs", ())], **settings})

    def convert(text: str) -> str:
        return str(markdown().reset().convert(text))

    return convert


class Blog(NamedTuple):
    """The settings that a rule depends on."""

    ignored: Sequence[str] = ()  # patterns of file and folder names that are not read
    audiences: Sequence[str] = ()  # whom a post may say that it is for
    templates: frozenset[str] = frozenset()  # which a header may name; empty: any
    slug_rules: Sequence[tuple[str, str]] = ()
    convert: Callable[[str], str] = converter({"extensions": ["extra", "toc", "sane_lists"]})


def blog_of(settings: Mapping[str, Any]) -> Blog:
    """The blog that Pelican's settings describe."""
    folders = [*settings["THEME_TEMPLATES_OVERRIDES"], Path(settings["THEME"]) / "templates"]
    return Blog(
        ignored=settings["IGNORE_FILES"],
        audiences=settings["AUDIENCES"],
        templates=frozenset(
            file.stem for folder in folders for file in Path(folder).glob("*.html")
        ),
        slug_rules=settings["SLUG_REGEX_SUBSTITUTIONS"],
        convert=converter(settings["MARKDOWN"]),
    )
