"""Raw HTML in an item stays in it, where Markdown puts it aside and forgets its indent.

1. Call first.             1. Call first.

   <hr>             →         ␂name␃
"""

import re

from markdown.preprocessors import Preprocessor
from markdown.util import HTML_PLACEHOLDER_RE

INDENT = re.compile(rf"^( +)\n(?={HTML_PLACEHOLDER_RE.pattern}$)", re.MULTILINE)


class HtmlIndentProcessor(Preprocessor):
    """Gives the name that HTML was put aside under the indent that it had."""

    def run(self, lines: list[str]) -> list[str]:
        return INDENT.sub(r"\1", "\n".join(lines)).split("\n")
