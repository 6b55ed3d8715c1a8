"""Code between fences, wherever it stands: in an item, in a quotation.

- Write:                      - Write:
                                                what `name` stands for is put aside:
  ```            →              ␂name␃          <pre><code>gross - net</code></pre>
  gross - net
  ```
"""

import re

from markdown import Markdown
from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.preprocessors import Preprocessor

from .blocks import read_blocks
from .structure import Fence

MAYBE = re.compile("`{3}|~{3}")  # without it there is no fence
LANGUAGE = re.compile(r"[\w#.+-]*")


class FenceProcessor(Preprocessor):
    """Finds fences in containers, and has Markdown's own processor put them aside."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._own = FencedBlockPreprocessor(md, {"lang_prefix": "language-"})

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines).rstrip("\n")
        kept: list[str] = []
        done = 0
        for fence in read_blocks(text.split("\n")).fences if MAYBE.search(text) else ():
            kept += [*lines[done : fence.start], fence.prefix + self.stash(fence)]
            done = fence.end
        return kept + lines[done:]

    def stash(self, fence: Fence) -> str:
        """What Markdown knows the code by from now on."""
        head = f"{fence.sign} {self._language(fence.info)}"
        _, name, _ = self._own.run([head, *fence.lines, fence.sign])
        return name

    def _language(self, info: str) -> str:
        """What stands behind a fence, as far as Markdown understands it."""
        known = self._own.FENCED_BLOCK_RE.fullmatch(f"``` {info}\n```")
        if known and not (known["attrs"] and get_attrs_and_remainder(known["attrs"])[1]):
            return info
        return "".join(LANGUAGE.findall(info)[:1])
