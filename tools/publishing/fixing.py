"""Writes into the content what the check and the gate say that it needs: FIX=yes."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.incremental.files import write_atomically
from plugins.proofreading.problem import Problem
from plugins.redirects.editors import FILE
from plugins.redirects.missing import header_in, id_line, lines_in, with_lines


def fix(content: Path, problems: Iterable[Problem]) -> Iterator[str]:
    """Write the redirects and ids that problems ask for; yields what was written, and where."""
    for problem in problems:
        yield from _write_redirects(content, lines_in(problem.message))
        if header := header_in(problem.message):
            _write_header(Path(problem.path), header)
            yield f"{problem.path}: wrote {header}"


def _write_redirects(content: Path, lines: Iterable[str]) -> Iterator[str]:
    """Write these lines at the end of redirects.txt."""
    file = content / FILE
    for line in lines:
        text = file.read_text(encoding="utf-8-sig") if file.is_file() else ""
        write_atomically(with_lines(text, [line]).encode(), file)
        yield f"{file}: wrote {line}"


def _write_header(post: Path, header: str) -> None:
    """Write a line in a post's header, between dashes or of the classic form, for one like it."""
    lines = post.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    at, first = id_line(post), 1 if lines[0].strip() == "---" else 0
    lines[slice(at - 1, at) if at > 1 else slice(first, first)] = [f"{header}\n"]
    write_atomically("".join(lines).encode(), post)
