"""A Markdown extension: lists pasted from Word or mail become Markdown lists."""

import re
from collections.abc import Mapping
from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from .mend import mend
from .refusals import Speech
from .signs import is_from_word

# After fenced code (25), before raw HTML (20) is put aside: Word's HTML is still to be seen.
WORD_HTML_PRIORITY = 22

# After fenced code (25) and raw HTML (20) have been put aside: what is left is the post's text.
PRIORITY = 18

NAME = __name__
NO_SPEECH = r"(?!)"


def with_speech(markdown: Mapping[str, Any], speech: str) -> Mapping[str, Any]:
    """What Pelican calls MARKDOWN, with what tells this extension that someone speaks.

    `speech` is a regular expression; what languages have for it is put in where posts are read.
    """
    configs = markdown.get("extension_configs", {})
    if NAME not in configs:
        return markdown
    own = {**configs[NAME], "speech": speech}
    return {**markdown, "extension_configs": {**configs, NAME: own}}


class PastedLists(Preprocessor):
    """Hands the post's lines to `mend`."""

    def __init__(self, md: Markdown, speech: Speech) -> None:
        super().__init__(md)
        self._speech = speech

    def run(self, lines: list[str]) -> list[str]:
        return mend(lines, self._speech)


class WordLists(Preprocessor):
    """Hands the post's lines, raw HTML included, to `mend_word_html`."""

    def run(self, lines: list[str]) -> list[str]:
        if not is_from_word(lines):
            return lines
        from .word_html import mend_word_html  # its BeautifulSoup loads longer than a post builds

        return mend_word_html(lines)


class PastedListsExtension(Extension):
    """Mends pasted lists."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {"speech": [NO_SPEECH, "A regular expression: finds that someone speaks."]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        speech = re.compile(self.getConfig("speech"), re.IGNORECASE)
        md.preprocessors.register(WordLists(md), "word_lists", WORD_HTML_PRIORITY)
        md.preprocessors.register(PastedLists(md, speech), "pasted_lists", PRIORITY)


def makeExtension(**kwargs: Any) -> PastedListsExtension:  # noqa: N802
    """What Markdown calls to load the extension."""
    return PastedListsExtension(**kwargs)
