"""Whether what was imported is sound: proofread, built, and asked for every address and word."""

import ctypes
import logging
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pelican import Pelican
from pelican.contents import Article
from pelican.readers import Readers

from plugins.proofreading.blog import Blog
from plugins.proofreading.check import proofread
from plugins.proofreading.problem import errors_in
from tools.check import ListOutcome, lists_in

from .importer import Import, Imported
from .old_addresses import Site, old_addresses
from .progress import counted, say
from .words import changes, words_in, words_of

ROOT = Path(__file__).parent.parent.parent
SHOWN = ("post", "page")  # the states of what readers see today
OPTIONS = ("--fatal", "errors", "-e", "SEARCH_INDEX=false")


class JudgedList(NamedTuple):
    """A list of a post that is a checklist, or nearly is."""

    path: str
    line: int
    is_checklist: bool
    said: str


class ImportVerdict(NamedTuple):
    """What is wrong with what was imported, and what is told of it."""

    errors: Sequence[str]  # which stop a build
    advice: Mapping[str, int]  # how many pieces, by rule
    lists: Sequence[JudgedList]
    is_built: bool
    wrong: Sequence[str]  # what the built blog lacks
    is_checked: bool = True  # not where one only looked

    @property
    def is_sound(self) -> bool:
        return not self.errors and not self.wrong


def verdict_on(done: Import, content: Path, blog: Blog, is_built: bool) -> ImportVerdict:
    """What there is to say of an import; a built blog is asked where that is wished."""
    problems = proofread(content, blog).problems
    errors = [*map(str, errors_in(problems))]
    advice = Counter(problem.rule for problem in problems if problem.is_advice)
    if errors:
        return ImportVerdict(errors, advice, [], False, [])
    lists = [*lists_of(done, content, dict(blog.settings))]
    wrong = wrong_in_site(content, done, blog.settings) if is_built else []
    return ImportVerdict([], advice, lists, is_built, wrong)


def lists_of(done: Import, content: Path, settings: dict[str, Any]) -> Iterator[JudgedList]:
    """What became of the lists of the posts that readers see."""
    Pelican(settings)  # registers the plugins that read posts
    readers = Readers(settings)
    shown = (one.post.path for one in done.posts if one.post.state in ("post", "scheduled"))
    for path in (content / path for path in shown if (content / path).is_file()):
        logging.disable(logging.WARNING)  # what is wrong has been told
        post = readers.read_file(str(path.parent), path.name, content_class=Article)
        logging.disable(logging.NOTSET)
        found: Iterator[ListOutcome] = lists_in(path, post)
        for one in found:
            name = path.relative_to(content).as_posix()
            yield JudgedList(name, one.line, one.is_checklist, one.said)


def wrong_in_site(content: Path, done: Import, settings: Mapping[str, Any]) -> list[str]:
    """What the built blog lacks of the old one, a line each."""
    with tempfile.TemporaryDirectory() as name:
        site = Path(name)
        say("building the blog, to ask it for every address and word …")
        _hand_back_memory()
        command = [sys.executable, "-m", "pelican", str(content), "-s", "pelicanconf.py"]
        result = subprocess.run(
            [*command, "-o", str(site), *OPTIONS],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if result.returncode:
            return [f"The blog cannot be built: {result.stdout}{result.stderr}".strip()]
        shown = {one.post.id: one for one in done.posts if one.post.state in SHOWN}
        pages = counted("pages", shown.values())
        lacking = (line for one in pages for line in _lacking(one, site))
        entries = [entry for entry in done.export.entries if entry.id in shown]
        silent = Site.built(site).silent(old_addresses(entries, settings))
        return [*(f"{address} does not answer." for address in silent), *lacking]


def _hand_back_memory() -> None:
    """Give the system what is free: glibc keeps holes of all the texts that were converted."""
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)


def _lacking(one: Imported, site: Path) -> Iterator[str]:
    """What a page lacks; what somebody has edited here since may say something else."""
    post, page = one.post, site / one.post.address.removeprefix("/")
    if one.outcome.is_ours and page.is_file():
        new = words_of(page.read_text(encoding="utf-8"))
        lost = [word for change in changes(words_in(str(post.old)), new) for word in change.old]
        if lost:
            yield f"{post.address} lacks {len(lost)} words: {' '.join(lost[:20])}"
