r"""What Markdown sets aside while it reads signs: addresses as they are written, and `\@`.

https://example.org/_jobs_/    →    the same, without emphasis
\@home                         →    @ and home apart, which is no name
"""

import re

from markdown.inlinepatterns import InlineProcessor
from markdown.serializers import RE_AMP

ENTITY = r"&#?\w+;"
ADDRESS = (
    r"[hHwW](?<![^\W_].)(?:(?<=[hH])(?i:ttps?://)|(?<=[wW])(?i:ww\.))"  # sought by the first sign
    rf"(?:{ENTITY}|(?!{ENTITY})[^\s<>\x02\x03])*(?:{ENTITY}|[^\W_])"  # 2 and 3 are Markdown's signs
)
ESCAPED_AT = r"\\@"
APART = "\x04"  # a sign that no text has: what it parts is no address, no name


class PlainAddress(InlineProcessor):
    """An address up to its last letter or digit: what follows may be emphasis that ends."""

    def handleMatch(  # type: ignore[override] # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        html = RE_AMP.sub("&amp;", m[0])
        return self.md.htmlStash.store(html), m.start(), m.end()


class PlainAt(InlineProcessor):
    """An @ that begins no name."""

    def handleMatch(  # type: ignore[override] # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        return self.md.htmlStash.store(f"@{APART}"), m.start(), m.end()
