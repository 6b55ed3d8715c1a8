"""The old blog's comments as a file of their own: what readers said, without their addresses."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from bs4 import BeautifulSoup

from .export import Comment, EntryState
from .markup import read_markup
from .places import local

FILE = "comments.json"


def kept(comments: Sequence[Comment]) -> list[Comment]:
    """Those that readers saw."""
    return [comment for comment in comments if comment.state is EntryState.LIVE]


def comments_file(comments: Sequence[Comment], settings: Mapping[str, Any]) -> bytes:
    """The comments that readers saw, oldest first, as JSON."""
    said = [
        {
            "id": comment.id,
            "post": comment.post,
            "reply_to": comment.reply_to,
            "day": f"{local(comment.published, settings):%Y-%m-%d}",
            "name": comment.name,
            "text": _text(comment),
        }
        for comment in kept(comments)
    ]
    return f"{json.dumps(said, ensure_ascii=False, indent=1)}\n".encode()


def _text(comment: Comment) -> str:
    tree: BeautifulSoup = read_markup(comment.html, comment.id).tree
    for line_break in tree.find_all("br"):
        line_break.replace_with("\n")
    return "\n".join(" ".join(line.split()) for line in tree.get_text().strip().split("\n"))
