"""What is wrong with one letter as it is typed, and what became of its lists.

The rules for one letter judge the text in the text field; those for all letters together judge it
among the others as they were last read from the folder. Of a draft it is said, too, what would stop
its publication: rules let much pass in what readers never see.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from pelican.settings import read_settings

from plugins.incremental import use_cache
from plugins.incremental.store import STORE
from plugins.proofreading.blog import blog_of
from plugins.proofreading.check import (
    is_page,
    listed,
    problem_of,
    problems_of_file,
    problems_of_links,
    problems_of_site,
    read_sources,
    report_of,
    with_fixes_that_apply,
)
from plugins.proofreading.facts import ListedContent
from plugins.proofreading.place import place_of
from plugins.proofreading.problem import Fix, Problem, errors_in, shown
from plugins.proofreading.record import Record, record_of
from plugins.proofreading.source import Source
from tools.front_matter.header import with_fields

from .lists import ListFound, lists_in

SETTINGS = Path(__file__).parent.parent / "previewconf.py"
QUOTED = re.compile("“([^”]+)”")


class Remark(NamedTuple):
    """A problem of a letter, or advice."""

    line: int
    column: int  # from 1; 0 where it is not known
    rule: str
    message: str
    is_advice: bool
    fix: Fix | None  # what to write in that line, where the rule is sure
    is_later: bool = False  # it stops nothing as long as the letter is a draft
    file: str = ""  # another one in which it lies


class PostVerdict(NamedTuple):
    """All that there is to say of a letter."""

    problems: list[Remark]
    lists: list[ListFound]


class Judge:
    """Judges the letters of one content folder."""

    def __init__(self, content: Path) -> None:
        self._content = content.resolve()
        self._settings: dict[str, Any] = read_settings(str(SETTINGS), {"PATH": str(self._content)})
        use_cache(self._settings)
        self._blog = blog_of(self._settings)
        self._posts: dict[Path, ListedContent] | None = None
        self.one_reader = Lock()  # of what is computed and kept

    def look_again(self) -> None:
        """Read the folder: what other letters say may have changed."""
        with self.one_reader:
            self._look()

    def verdict(self, name: str, text: str) -> PostVerdict:
        """What there is to say of a letter whose text is this, whatever its file says."""
        path = self._content / name
        with self.one_reader:
            if self._posts is None:
                self._look()
            source = self._source(path, text)
            record = record_of(source)
            found = self._problems(path, source, record)
            later = self._once_published(path, text, found) if _is_draft(record) else []
            lists = lists_in(source.post(), self._blog) if record.facts else []
        own, lines = [one for one in found if one.path == shown(path)], text.split("\n")
        remarks = [_remark(one, lines) for one in own]
        return PostVerdict([*remarks, *(_later(one, lines, path) for one in later)], lists)

    def _source(self, path: Path, text: str) -> Source:
        data = text.encode(errors="replace")
        return Source(data, path.stem, is_page(path, self._content), self._blog)

    def _look(self) -> None:
        self._blog = blog_of(self._settings)  # names.toml may be another
        _, sources = read_sources(self._content, self._blog)
        records = [(path, source, record_of(source)) for path, source in sources]
        STORE.save()
        self._posts = {post.path: post for post in listed(records, self._content)}

    def _problems(self, path: Path, source: Source, record: Record) -> list[Problem]:
        """The problems of one letter that its header does not silence, and of all together.

        Of a file that is wrong as such no more is said, as in a whole check.
        """
        if found := [*problems_of_file(path, self._content)]:
            return found
        found = [problem_of(path, *finding) for finding in record.findings]
        found += self._problems_among_all(path, source, record)
        fixed = with_fixes_that_apply(found, [(path, source)])
        silences = {rule: line for line, rule in record.silences}
        return report_of([*fixed], {shown(path): silences}).problems

    def _problems_among_all(self, path: Path, source: Source, record: Record) -> Iterator[Problem]:
        """What is wrong with a letter because of others, and with others."""
        own = {post.path: post for post in listed([(path, source, record)], self._content)}
        posts = [*((self._posts or {}) | own).values()]
        place = place_of(posts, self._content, self._blog.settings, datetime.now(UTC))
        for post in own.values():
            yield from problems_of_links(post, place)
            yield from problems_of_site(posts, place)

    def _once_published(self, path: Path, text: str, now: Sequence[Problem]) -> list[Problem]:
        """What would stop the publication of a draft, in it or elsewhere, and does not yet."""
        source = self._source(path, with_fields(text, {"status": "published"}))
        found = self._problems(path, source, record_of(source))
        return [one for one in errors_in(found) if one not in now]


def _is_draft(record: Record) -> bool:
    return record.facts is not None and record.facts.is_draft


def _later(problem: Problem, lines: list[str], path: Path) -> Remark:
    is_own = problem.path == shown(path)
    remark = _remark(problem, lines if is_own else [])
    return remark._replace(is_later=True, file="" if is_own else problem.path)


def _remark(problem: Problem, lines: list[str]) -> Remark:
    line = lines[problem.line - 1] if problem.line <= len(lines) else ""
    column = _column(problem, line)
    return Remark(
        problem.line, column, problem.rule, problem.message, problem.is_advice, problem.fix
    )


def _column(problem: Problem, line: str) -> int:
    """Where in its line the words stand that a problem is about; 0 where that is not known."""
    about = [problem.fix.old] if problem.fix else QUOTED.findall(problem.message)
    return next((line.index(words) + 1 for words in about if words in line), 0)
