"""The lines of redirects.txt, of which one address has one."""

from urllib.parse import quote, unquote

from plugins.redirects.editors import problems_in, redirects_by_line
from plugins.redirects.missing import with_lines

from .places import Refused

SIGNS = "%/:?#=&~+,@'()._-"  # which addresses may hold


def with_redirect(text: str, old: str, new: str) -> str:
    """The text with a line that leads one address to another, where lines to it now lead too.

    Raises Refused.
    """
    new = quote(new.strip(), safe=SIGNS)
    line = f"{quote(unquote(old))} {new}"
    for _, problem in problems_in(line):
        raise Refused(problem)
    return with_lines(_led_on(without_redirect(text, old), old, new), [line])


def without_redirect(text: str, old: str) -> str:
    """The text without the lines that lead an address elsewhere."""
    gone = {
        number
        for number, redirect in redirects_by_line(text)
        if unquote(redirect.old) == unquote(old) and not redirect.query
    }
    lines = enumerate(text.splitlines(keepends=True), 1)
    return "".join(line for number, line in lines if number not in gone)


def _led_on(text: str, old: str, new: str) -> str:
    """The text whose lines to an address lead to the new one: no reader is led twice."""
    lines = text.splitlines(keepends=True)
    for number, redirect in redirects_by_line(text):
        if unquote(redirect.new) == unquote(old):
            before, _, after = lines[number - 1].rpartition(redirect.new)
            lines[number - 1] = f"{before}{new}{after}"
    return "".join(lines)
