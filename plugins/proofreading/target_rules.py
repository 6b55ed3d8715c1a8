"""Rules for where links lead, whatever else the blog holds."""

import re
from collections.abc import Iterator

from .blog import Blog
from .post import Post
from .problem import Finding, Fix

END = ".,:;!?"  # of a sentence, not of an address
LOCAL = re.compile(
    r"https?://(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1\])(?::\d+)?"
    r"(?P<path>(?:[/?#][^\s<>()\[\]\"'“”‘’]*)?)(?![\w.-])",
    re.IGNORECASE,
)


def own_computer(post: Post, _: Blog) -> Iterator[Finding]:
    """An address that opens on the author's own computer only, as the preview's does."""
    for number, line in post.numbered if "//" in post.source else ():
        for found in LOCAL.finditer(line) if "//" in line else ():
            address, path = found[0].rstrip(END), found["path"].rstrip(END)
            said = f"“{address}” opens on your own computer only; write"
            if path.strip("/"):
                yield number, f"{said} {path}", Fix(address, path)
            else:
                yield number, f"{said} the address that readers open."
