"""Markdown becomes HTML with links, curly quotes and no widows, and without what nobody may get."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from markdown import Markdown

from plugins.incremental.cached import cached
from plugins.languages import Typography
from plugins.links.linking import linked

from .cleaning import cleaned
from .punctuation import marked
from .spaces import spaced
from .typography import set_text


def convert(text: str, settings: Mapping[str, Any], typography: Typography) -> str:
    """HTML of Markdown; `settings` are what Pelican calls MARKDOWN."""
    return finished(as_written(text, settings), typography)


def as_written(text: str, settings: Mapping[str, Any]) -> str:
    """What Markdown makes of a text, with all HTML of the author's: the proofreader judges it."""
    return _as_written(text.strip("\n"), _options(settings))  # the same, whoever asks


def _options(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Markdown's own, without what Pelican adds for headers of the classic form."""
    names = [*settings.get("extensions", ()), *settings.get("extension_configs", ())]
    own = [name for name in dict.fromkeys(names) if name != "markdown.extensions.meta"]
    return {**settings, "extensions": own}


@cached(str)
def _as_written(text: str, options: dict[str, Any]) -> str:
    html: str = _markdown(json.dumps(options)).reset().convert(text)
    return html


def finished(html: str, typography: Typography) -> str:
    """What becomes of that HTML once the proofreader has passed it."""
    return typographic(linked(cleaned(html)), typography)


def typographic(html: str, typography: Typography) -> str:
    """HTML as typogrify sets it, and around it the language."""
    return spaced(set_text(marked(html, typography)), typography)


@cache
def _markdown(options: str) -> Markdown:
    """One converter for all texts: to make one takes as long as to convert one."""
    return Markdown(**json.loads(options))
