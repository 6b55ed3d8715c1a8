"""A Markdown extension: lists pasted from Word or mail become Markdown lists."""

from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from .mend import mend
from .word_html import mend_word_html

# After fenced code (25), before raw HTML (20) is put aside: Word's HTML is still to be seen.
WORD_HTML_PRIORITY = 22

# After fenced code (25) and raw HTML (20) have been put aside: what is left is the post's text.
PRIORITY = 18


class PastedLists(Preprocessor):
    """Hands the post's lines to `mend`."""

    def run(self, lines: list[str]) -> list[str]:
        return mend(lines)


class WordLists(Preprocessor):
    """Hands the post's lines, raw HTML included, to `mend_word_html`."""

    def run(self, lines: list[str]) -> list[str]:
        return mend_word_html(lines)


class PastedListsExtension(Extension):
    """Mends pasted lists."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.preprocessors.register(WordLists(md), "word_lists", WORD_HTML_PRIORITY)
        md.preprocessors.register(PastedLists(md), "pasted_lists", PRIORITY)


def makeExtension(**kwargs: Any) -> PastedListsExtension:  # noqa: N802
    """What Markdown calls to load the extension."""
    return PastedListsExtension(**kwargs)
