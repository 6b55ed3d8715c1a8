"""The files that posts lead to, such as `{static}/images/caf%C3%A9.png`, whatever signs they hold.

Pelican's `Content.get_static_links` (pelican/contents.py) reads no other escape than %20, and looks
for files that are not there; to the file that is there it then finds the way. But it writes the
file's name as it is, where `#`, `?` and `&` mean something else.
"""

from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from posixpath import join
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from pelican import signals
from pelican.contents import Article, Content, Page, Static
from pelican.generators import ArticlesGenerator, Generator

LEADING_TO_FILES = frozenset({"attach", "static"})


def register() -> None:
    """Connect to Pelican."""
    signals.content_object_init.connect(quote_address)
    signals.article_generator_finalized.connect(name_files)
    signals.page_generator_finalized.connect(name_files)


def quote_address(content: Content) -> None:
    """Let the address of a file be one, whatever its name holds."""
    if isinstance(content, Static):
        content.override_url = quote(content.url)


def name_files(generator: Generator) -> None:
    """Let Pelican read the files that are there, by their own names."""
    kind = Article if isinstance(generator, ArticlesGenerator) else Page
    read = generator.context["generated_content"].values()  # translations and drafts, too
    named = {
        *generator.context["static_links"],
        *files_in(one for one in read if isinstance(one, kind)),
    }
    root = Path(generator.path)
    generator.context["static_links"] = {file for file in named if (root / file).is_file()}


def files_in(contents: Iterable[Content]) -> Iterator[str]:
    """The files below the content folder to which texts lead."""
    for content in contents:
        found: Any = content._get_intrasite_link_regex().finditer(content._content)
        for link in found:
            if link["what"] in LEADING_TO_FILES:
                path = unquote(urlsplit(unescape(link["value"])).path)
                yield _below(path, content)


def _below(path: str, content: Content) -> str:
    """A path as Pelican has it: from the content folder, or else from where a post lies."""
    if path.startswith("/"):
        return path[1:]
    return str(content.get_relative_source_path(join(content.relative_dir, path)))
