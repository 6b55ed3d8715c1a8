"""Reads every post and page before a build and says what would be lost or wrong, line by line."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from . import rules, site_rules
from .blog import Blog
from .file_rules import files_in
from .header import HeaderError, silenced
from .header_rules import INVISIBLE
from .link_rules import Place
from .post import Post, read_post
from .problem import Problem, shown
from .rules import ADVICE, MAY_BE_SILENCED, NAMES, name_of
from .text_rules import too_deep


class UnreadableError(ValueError):
    """A file that is no text that a post could be made of."""

    def __init__(self, rule: str, *findings: tuple[int, str]) -> None:
        super().__init__(*findings)
        self.problems = [(rule, line, message) for line, message in findings]


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


def check(folder: str | Path, blog: Blog = Blog()) -> list[Problem]:  # noqa: B008, it is immutable
    """Every problem in the content below `folder`."""
    return proofread(Path(folder), blog).problems


def proofread(folder: Path, blog: Blog) -> Report:
    """Every problem below `folder`, and what the headers silence."""
    files = files_in(folder, blog.ignored)
    problems = [problem for file in files for problem in _problems_of_file(file, folder)]
    spoilt = {problem.path for problem in problems}
    posts: list[Post] = []
    comments: dict[str, dict[str, int]] = {}
    for path in files:
        if path.suffix != ".md" or shown(path) in spoilt:
            continue
        try:
            text = read_text(path)
            post = read_post(path, text, is_page=is_page(path, folder))
        except UnreadableError as error:
            problems += [_problem(path, *problem) for problem in error.problems]
        except HeaderError as error:
            problems.append(_problem(path, "unreadable-header", error.line, error.message))
        else:
            posts.append(post)
            comments[shown(path)] = {rule: line for line, rule in silenced(text)}
            problems += _problems_of_post(post, blog)
    problems += _problems_of_all(posts, folder, blog)
    return _heard(sorted(set(problems)), comments)


def _problem(path: Path, rule: str, line: int, message: str) -> Problem:
    return Problem(shown(path), line, message, rule, rule in ADVICE)


def _problems_of_file(file: Path, folder: Path) -> Iterator[Problem]:
    for rule in rules.FILE_RULES:
        for line, message in rule(file, folder):
            yield _problem(file, name_of(rule), line, message)


def read_text(path: Path) -> str:
    """The text of a file. Raises UnreadableError."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableError("no-file", (1, f"This file cannot be read: {reason}.")) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UnreadableError("no-utf8", (line, _undecodable(error))) from error
    if INVISIBLE.search(text):
        raise UnreadableError("invisible-character", *_invisible_characters(text))
    return text


def _undecodable(error: UnicodeDecodeError) -> str:
    if error.object.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "This file is saved as UTF-16; save it again with the encoding UTF-8."
    return (
        f"This file is not UTF-8 (byte {error.start} is 0x{error.object[error.start]:02x}); "
        "save it again with the encoding UTF-8."
    )


def _invisible_characters(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), 1):
        if match := INVISIBLE.search(line):
            yield number, f"Delete the invisible character U+{ord(match[0]):04X} in this line."


def is_page(path: Path, folder: Path) -> bool:
    """Whether a file is a page: it lies in the folder `pages`."""
    return path.relative_to(folder).parts[0] == "pages"


def _problems_of_post(post: Post, blog: Blog) -> Iterator[Problem]:
    """Nothing is converted that could not be: lists too deep for Markdown come first."""
    for rule in rules.POST_RULES:
        for line, message in rule(post, blog):
            yield _problem(post.path, name_of(rule), line, message)
            if rule is too_deep:
                return


def _problems_of_all(posts: Sequence[Post], folder: Path, blog: Blog) -> Iterator[Problem]:
    addressed = [site_rules.addressed(post, blog) for post in posts]
    place = Place(
        folder.resolve(),
        {post.path.resolve(): post for post in posts},
        frozenset(one.address for one in addressed) | site_rules.redirected(folder),
        blog.convert,
    )
    for post in posts:
        for rule in rules.LINK_RULES:
            for line, message in rule(post, place):
                yield _problem(post.path, name_of(rule), line, message)
    for site_rule in rules.SITE_RULES:
        for path, (line, message) in site_rule(addressed, folder):
            yield _problem(path, name_of(site_rule), line, message)


def _heard(problems: list[Problem], comments: dict[str, dict[str, int]]) -> Report:
    """The problems that no header silences, and the comments that silence others."""
    heard = [p for p in problems if not _is_silenced(p, comments)]
    silences: list[Silence] = []
    for path, lines in comments.items():
        for rule, line in lines.items():
            if rule in MAY_BE_SILENCED:
                count = sum(p.path == path and p.rule == rule for p in problems)
                silences.append(Silence(path, line, rule, count))
            elif near := get_close_matches(rule, NAMES, 1, 0.8):
                heard.append(Problem(path, line, _no_silence(rule, near[0]), "unknown-rule", True))
    return Report(sorted(heard), sorted(silences))


def _is_silenced(problem: Problem, comments: dict[str, dict[str, int]]) -> bool:
    return problem.rule in MAY_BE_SILENCED and problem.rule in comments.get(problem.path, {})


def _no_silence(rule: str, near: str) -> str:
    if rule == near:
        return f"“# {rule}” cannot be silenced: the post would be lost or broken."
    return f"“# {rule}” silences nothing; the rule is named {near}."
