"""Every address that has ever been published, a line each, in a file beside the posts."""

from collections.abc import Iterable
from pathlib import Path

from plugins.incremental.files import write_atomically

NAME = "published.txt"
HEAD = "# Every address that has been published. `make publish` keeps this list; do not edit it.\n"


def read_ledger(content: Path) -> list[str]:
    """The addresses that have been published from this folder."""
    path = content / NAME
    lines = path.read_text(encoding="utf-8-sig").split("\n") if path.exists() else []
    return [line for line in lines if line.startswith("/")]


def add_to_ledger(content: Path, addresses: Iterable[str]) -> None:
    """Remember these addresses too. The file is replaced whole, and only where it changes."""
    known = read_ledger(content)
    every = sorted({*known, *addresses})
    if every != known:
        lines = [HEAD, *(f"{address}\n" for address in every)]
        write_atomically("".join(lines).encode(), content / NAME)
