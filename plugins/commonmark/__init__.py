"""A Markdown extension: lists, quotations, code and breaks are read as CommonMark has them.

    1. Call first.

       A voice is softer.      a paragraph of the item: it begins where the item's words do

Where the blog differs from CommonMark, it does so on purpose: docs/markdown.md.
"""

from typing import Any

from markdown import Extension, Markdown
from markdown.inlinepatterns import SubstituteTagInlineProcessor

from .breaks import BREAK, BreakProcessor
from .fences import FenceProcessor
from .html import HtmlIndentProcessor
from .processors import ContainerProcessor, DefinitionProcessor, IndentedProcessor

OBSOLETE = ["indent", "hashheader", "setextheader", "hr", "olist", "ulist", "quote"]

# Who is asked first has the higher number; those of Markdown's own are in the functions named
# build_preprocessors, build_block_parser and build_inlinepatterns.


class CommonMarkExtension(Extension):
    """Reads blocks in the place of Markdown's own processors; to be named behind `extra`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        fences = FenceProcessor(md)
        md.preprocessors.register(BreakProcessor(md), "breaks", 29)
        md.preprocessors.register(fences, "fenced_code_block", 25)
        md.preprocessors.register(HtmlIndentProcessor(md), "html_indent", 19)
        readers = md.parser.blockprocessors
        for name in OBSOLETE:
            readers.deregister(name)
        readers.register(ContainerProcessor(md.parser, fences), "containers", 110)
        readers.register(DefinitionProcessor(md.parser), "defindent", 85)
        readers.register(IndentedProcessor(md.parser), "code", 80)
        md.inlinePatterns.register(SubstituteTagInlineProcessor(BREAK, "br"), "breaks", 185)


def makeExtension(**kwargs: Any) -> CommonMarkExtension:  # noqa: N802
    """What Markdown calls to load the extension."""
    return CommonMarkExtension(**kwargs)
