"""What the templates of new drafts ask an author for."""

import re
from collections.abc import Iterator

MARKER = re.compile(r"\A\s*[*+-]\s+")  # of an item
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def filler_in(draft: str) -> Iterator[str]:
    """The sentences of a template that ask for others; a lead-in, which ends in :, may stay."""
    body = draft.split("---", 2)[-1]
    for line in body.split("\n"):
        if not line.rstrip().endswith(":"):
            yield from filter(None, SENTENCE_END.split(MARKER.sub("", line)))
