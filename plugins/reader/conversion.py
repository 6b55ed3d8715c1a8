"""Markdown becomes HTML, with curly quotes and no widows."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

from .inline import SparingInlineProcessor
from .typography import set_text


def convert(text: str, settings: Mapping[str, Any]) -> str:
    """HTML of Markdown; `settings` are what Pelican calls MARKDOWN."""
    converted: str = _markdown(json.dumps(settings)).reset().convert(text)
    return typographic(converted)


def typographic(html: str) -> str:
    """HTML as typogrify sets it."""
    return set_text(html)


@cache
def _markdown(settings: str) -> Markdown:
    """One converter for all texts: to make one takes as long as to convert one."""
    options = json.loads(settings)
    extensions = [*options.pop("extensions", ()), *options["extension_configs"]]
    own = [name for name in dict.fromkeys(extensions) if name != "markdown.extensions.meta"]
    markdown = Markdown(extensions=own, **options)
    if type(markdown.treeprocessors["inline"]) is InlineProcessor:
        markdown.treeprocessors.register(SparingInlineProcessor(markdown), "inline", 20)
    return markdown
