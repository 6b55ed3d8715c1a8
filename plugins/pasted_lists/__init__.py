"""A Markdown extension: lists pasted from Word or mail become Markdown lists."""

from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from .mend import mend

# After fenced code (25) and raw HTML (20) have been put aside: what is left is the post's text.
PRIORITY = 18


class PastedLists(Preprocessor):
    """Hands the post's lines to `mend`."""

    def run(self, lines: list[str]) -> list[str]:
        return mend(lines)


class PastedListsExtension(Extension):
    """Mends pasted lists."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.preprocessors.register(PastedLists(md), "pasted_lists", PRIORITY)


def makeExtension(**kwargs: Any) -> PastedListsExtension:  # noqa: N802
    """What Markdown calls to load the extension."""
    return PastedListsExtension(**kwargs)
