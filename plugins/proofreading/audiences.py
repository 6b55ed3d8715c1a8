"""Whom a post says that it is for: only whom the site knows."""

import difflib
from collections.abc import Iterator, Sequence

from plugins.audiences.audience import names_in, spoken

from .header import Header


def unknown_audiences(header: Header, audiences: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Every name in the header `audience` that is none of `audiences`."""
    if "audience" not in header:
        return
    known = [spoken(audience) for audience in audiences]
    for name in names_in(header["audience"].value):
        if spoken(name) not in known:
            near = difflib.get_close_matches(spoken(name), known, 1) or known
            right = " or ".join(f"“audience: {audience}”" for audience in near)
            yield header["audience"].line, f"“{name}” is no audience of this blog; write {right}."
