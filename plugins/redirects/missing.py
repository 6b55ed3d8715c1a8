"""What to write for an address that has been published and is gone, in words and out of them."""

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote, unquote

ADDED = re.compile(r'add the line "(/\S* \S+)"')
NAMED = re.compile(r'write into its header "(id: [^"\n]+)"')


def add_line(old: str, new: str) -> str:
    """Which line the redirects need: `lines_in` finds it again."""
    return f'add the line "{quote(unquote(old))} {quote(unquote(new))}"'


def name_it(name: str) -> str:
    """Which header a post needs whose address is another: `header_in` finds it again."""
    return f'write into its header "id: {name}"'


def id_line(post: Path) -> int:
    """The line of a post's header that says its id, or where one belongs."""
    lines = post.read_text(encoding="utf-8-sig").splitlines()
    header = lines[1 : lines.index("---", 1)] if lines[:1] == ["---"] and "---" in lines[1:] else []
    return next((n for n, line in enumerate(header, 2) if line.startswith("id:")), 1)


def lines_in(said: str) -> list[str]:
    """The lines that the redirects need, by what is said, each once."""
    return list(dict.fromkeys(ADDED.findall(said)))


def header_in(said: str) -> str:
    """The line that a post's header needs, by what is said; empty without one."""
    found = NAMED.search(said)
    return found[1] if found else ""


def with_lines(text: str, lines: Iterable[str]) -> str:
    """The text of redirects.txt with these lines at its end."""
    kept = text if not text or text.endswith("\n") else f"{text}\n"
    return kept + "".join(f"{line}\n" for line in lines)
