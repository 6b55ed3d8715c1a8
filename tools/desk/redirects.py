"""The lines of redirects.txt, of which one address has one."""

from pathlib import Path
from urllib.parse import quote, unquote

from plugins.redirects.editors import FILE, problems_in, redirects_by_line
from plugins.redirects.missing import with_lines

from .durable import write_durably
from .letters import NotSaved
from .places import Refused

SIGNS = "%/:?#=&~+,@'()._-"  # which addresses may hold


class RedirectsFile:
    """The file redirects.txt of a content folder, which need not be there."""

    def __init__(self, content: Path) -> None:
        self._file = content / FILE

    def read(self) -> str:
        """Its lines."""
        return self._file.read_text(encoding="utf-8-sig") if self._file.is_file() else ""

    def write(self, text: str) -> None:
        """Write it, unless it says that already. Raises NotSaved."""
        if text == self.read():
            return
        try:
            write_durably(text.encode(), self._file)
        except OSError as error:
            raise NotSaved(f"{FILE} is not saved: {error.strerror or error}.") from error


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
