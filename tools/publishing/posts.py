"""Which pages of a built site are posts, by what they say of themselves.

Their addresses would not tell: the release before may have been built by other settings.
"""

import re
from pathlib import Path

TYPE = re.compile(  # as the theme's base.html writes it, see ogp.me
    rb"""<meta\s(?=[^>]*\bproperty="og:type")[^>]*\bcontent="article"[^>]*>"""
)


def is_post(page: Path) -> bool:
    """Whether a page says that it is a post: Open Graph calls it an article."""
    head = page.read_bytes().partition(b"</head>")[0]
    return TYPE.search(head) is not None


def posts_in(site: Path) -> list[Path]:
    """The pages of a built site that are posts, in order."""
    return sorted(filter(is_post, site.rglob("*.html")))
