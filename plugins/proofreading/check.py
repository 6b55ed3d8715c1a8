"""Reads every post and page before a build and says what would be lost or wrong, line by line."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from plugins.editions.names import FILE as NAMES_FILE
from plugins.incremental.store import STORE

from . import names_rules, rules, unforeseen
from .ahead import read_ahead
from .blog import Blog
from .facts import ListedContent
from .file_rules import files_in
from .place import Place, place_of
from .problem import Fix, Problem, shown
from .record import Record, record_of
from .rules import ADVICE, MAY_BE_SILENCED, NAMES, UNREADABLE_NAMES, name_of
from .source import Source


class Silence(NamedTuple):
    """A rule that a post's header silences."""

    path: str
    line: int
    rule: str
    hidden: int  # how many problems

    def __str__(self) -> str:
        said = f"hides {self.hidden} of its problems" if self.hidden else "hides nothing; delete it"
        return f"{self.path}:{self.line}: “# {self.rule}” {said}."


class Report(NamedTuple):
    """Everything that there is to say of a folder, in its order."""

    problems: list[Problem]
    silences: list[Silence]


def check(folder: str | Path, blog: Blog) -> list[Problem]:
    """Every problem in the content below `folder`."""
    return proofread(Path(folder), blog).problems


def proofread(folder: Path, blog: Blog) -> Report:
    """Every problem below `folder`, and what the headers silence.

    Where the names cannot be read, nothing else is known for sure, and no more is said.
    """
    if found := names_rules.unreadable(folder):
        return Report([problem_of(folder / NAMES_FILE, UNREADABLE_NAMES, *found)], [])
    problems, sources = read_sources(folder, blog)
    read_ahead([source for _path, source in sources])
    records = [(path, source, record_of(source)) for path, source in sources]
    for path, _source, record in records:
        problems += [problem_of(path, *finding) for finding in record.findings]
    problems += _problems_of_all(list(listed(records, folder)), folder, blog)
    STORE.save()
    problems = [*with_fixes_that_apply(problems, sources)]
    comments = {
        shown(path): {rule: line for line, rule in record.silences}
        for path, _source, record in records
        if record.silences
    }
    return report_of(_in_order(problems), comments)


def problem_of(path: Path, rule: str, line: int, message: str, fix: Fix | None = None) -> Problem:
    """What a rule found in a file."""
    return Problem(shown(path), line, message, rule, rule in ADVICE, fix)


def read_sources(folder: Path, blog: Blog) -> tuple[list[Problem], list[tuple[Path, Source]]]:
    """What is wrong with the files as such, and those of them that may be posts."""
    problems: list[Problem] = []
    sources: list[tuple[Path, Source]] = []
    for file in files_in(folder, blog.ignored):
        found = list(problems_of_file(file, folder))
        if not found and file.suffix == ".md":
            try:
                source = Source(file.read_bytes(), file.stem, is_page(file, folder), blog)
                sources.append((file, source))
            except OSError as error:
                said = f"This file cannot be read: {error.strerror or error}."
                found.append(problem_of(file, "no-file", 1, said))
        problems += found
    return problems, sources


def problems_of_file(file: Path, folder: Path) -> Iterator[Problem]:
    """What is wrong with a file as such."""
    for rule in rules.FILE_RULES:
        for finding in rule(file, folder):
            yield problem_of(file, name_of(rule), *finding)


def is_page(path: Path, folder: Path) -> bool:
    """Whether a file is a page: it lies in the folder `pages`."""
    return path.parts[len(folder.parts)] == "pages"


def listed(records: Iterable[tuple[Path, Source, Record]], folder: Path) -> Iterator[ListedContent]:
    """The files that can be read, with what the rules for all posts have to know of them."""
    root = str(folder.resolve()).rstrip(os.sep)
    for path, source, record in records:
        if record.facts:
            below = str(path).removeprefix(f"{folder}{os.sep}").lstrip(os.sep)
            file = str(path.resolve()) if path.is_symlink() else f"{root}{os.sep}{below}"
            yield ListedContent(path, file, source, record.facts)


def _problems_of_all(posts: Sequence[ListedContent], folder: Path, blog: Blog) -> Iterator[Problem]:
    place = place_of(posts, folder, blog.settings, datetime.now(UTC))
    for post in posts:
        yield from problems_of_links(post, place)
    yield from problems_of_site(posts, place)


def problems_of_site(posts: Sequence[ListedContent], place: Place) -> Iterator[Problem]:
    """What is wrong with the posts together."""
    for rule in rules.SITE_RULES:
        for path, finding in rule(posts, place):
            yield problem_of(path, name_of(rule), *finding)


def problems_of_links(post: ListedContent, place: Place) -> Iterator[Problem]:
    """What is wrong with the links of a post that may lead to something of this blog."""
    try:
        for rule in rules.LINK_RULES if post.facts.targets else ():
            for finding in rule(post, place):
                yield problem_of(post.path, name_of(rule), *finding)
    except Exception as error:  # of any library
        yield problem_of(post.path, unforeseen.RULE, 1, unforeseen.problem_of(error))


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, by file and line."""
    return sorted(set(problems), key=lambda problem: problem[:4])


def with_fixes_that_apply(
    problems: Iterable[Problem], sources: Iterable[tuple[Path, Source]]
) -> Iterator[Problem]:
    """The problems; a rule may have read words that stand otherwise in a post, or twice."""
    files = {shown(path): source for path, source in sources}
    for problem in problems:
        fix, file = problem.fix, files.get(problem.path)
        applies = not fix or not file or file.line(problem.line).count(fix.old) == 1
        yield problem if applies else problem._replace(fix=None)


def report_of(problems: list[Problem], comments: dict[str, dict[str, int]]) -> Report:
    """The problems that no header silences, and the comments that silence others."""
    heard = [p for p in problems if not _is_silenced(p, comments)]
    silences: list[Silence] = []
    found = Counter((problem.path, problem.rule) for problem in problems)
    for path, lines in comments.items():
        for rule, line in lines.items():
            if rule in MAY_BE_SILENCED:
                silences.append(Silence(path, line, rule, found[path, rule]))
            elif near := get_close_matches(rule, NAMES, 1, 0.8):
                heard.append(Problem(path, line, _no_silence(rule, near[0]), "unknown-rule", True))
    return Report(_in_order(heard), sorted(silences))


def _is_silenced(problem: Problem, comments: dict[str, dict[str, int]]) -> bool:
    return problem.rule in MAY_BE_SILENCED and problem.rule in comments.get(problem.path, {})


def _no_silence(rule: str, near: str) -> str:
    if rule == near:
        return f"“# {rule}” cannot be silenced: the post would be lost or broken."
    return f"“# {rule}” silences nothing; the rule is named {near}."
