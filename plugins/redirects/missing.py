"""What to write for an address that has been published and is gone, in words and out of them."""

import re
from collections.abc import Iterable
from urllib.parse import quote, unquote

ADDED = re.compile(r'add the line "(/\S* \S+)"')
NAMED = re.compile(r'write into its header "(id: [^"\n]+)"')


def add_line(old: str, new: str) -> str:
    """Which line the redirects need: `lines_in` finds it again."""
    return f'add the line "{quote(unquote(old))} {quote(unquote(new))}"'


def name_it(name: str) -> str:
    """Which header a post needs whose address is another: `header_in` finds it again."""
    return f'write into its header "id: {name}"'


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
