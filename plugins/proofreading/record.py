"""What is known of a post or page by itself, kept between builds: only what changes is read again.

    the file's bytes, its name, the blog's settings → findings, silences, facts

The rules for all posts together judge by the facts.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from plugins.incremental.cached import cached
from plugins.reader.header import HeaderError

from . import rules, unforeseen
from .blog import Blog
from .facts import Facts, facts_of
from .post import Post
from .problem import Fix
from .source import Source, UnreadableError

# The rule, and what it found: the line, what to say of it, and the fix if there is one.
Told = tuple[str, int, str] | tuple[str, int, str, Fix | None]


class Record(NamedTuple):
    """What the rules for one post found, and what the rules for all of them have to know."""

    findings: list[Told]
    silences: list[tuple[int, str]]  # the line, the word that may be a rule's name
    facts: Facts | None  # of a file that can be read


def _restored(written: Any) -> Record:
    findings, silences, facts = written
    return Record(
        [_told(*finding) for finding in findings],
        _pairs(silences),
        facts and _restored_facts(*facts),
    )


def _told(rule: str, line: int, message: str, fix: list[str] | None = None) -> Told:
    return (rule, line, message, Fix(*fix)) if fix else (rule, line, message)


def _restored_facts(*written: Any) -> Facts:
    facts = Facts(*written)
    names, terms, targets = _pairs(facts.names), _pairs(facts.terms), _pairs(facts.targets)
    pictures = _pairs(facts.pictures)
    return facts._replace(names=names, terms=terms, targets=targets, pictures=pictures)


def _pairs(written: list[Any]) -> list[Any]:
    return list(map(tuple, written))


@cached(_restored)
def record_of(source: Source) -> Record:
    """What is known of a file, whatever the others are."""
    try:
        post = source.post()
        blog = source.blog
        return Record(list(_findings_in(post, blog)), post.silences, facts_of(post, blog))
    except UnreadableError as error:
        return Record([(error.rule, *finding) for finding in error.findings], [], None)
    except HeaderError as error:
        return Record([("unreadable-header", error.line, error.message)], [], None)
    except Exception as error:  # of any library: it is a problem of this file
        return Record([(unforeseen.RULE, 1, unforeseen.problem_of(error))], [], None)


def _findings_in(post: Post, blog: Blog) -> Iterator[Told]:
    """Nothing is converted that could not be: what is too deep or too much comes first."""
    for rule in rules.POST_RULES:
        for finding in rule(post, blog):
            yield rules.name_of(rule), *finding
            if rule in rules.LIMITS:
                return
