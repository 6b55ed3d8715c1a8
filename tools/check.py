"""Says what is wrong with the content, and which lists became checklists and why."""

import argparse
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pelican import Pelican
from pelican.contents import Article, Content
from pelican.readers import Readers
from pelican.settings import read_settings

from plugins.checklists import is_off, languages_of
from plugins.checklists.languages import OwnLanguages
from plugins.checklists.recognition import LISTS, Verdict, verdicts_in
from plugins.checklists.tree import TEXT, Node, read_tree
from plugins.incremental import use_cache
from plugins.languages import BlogLanguageError
from plugins.proofreading.blog import blog_of
from plugins.proofreading.check import is_page, proofread
from plugins.proofreading.file_rules import markdown_files
from plugins.proofreading.problem import errors_in, shown
from plugins.proofreading.settings_rules import wrong_settings

ROOT = Path(__file__).parent.parent
MARKER = re.compile(r"\s*(?:[^\w\s]+|\w{1,4}[.)])\s")
HOW_TO_MARK = "to make it one, write on a line of its own above it: <!-- checklist -->"
UNSEEN = re.compile(r"<[^<>]*>|\]\([^()]*\)|\]\[[^\[\]]*\]|&#?\w+;")  # tags, addresses, entities


Held = tuple[Verdict, str]  # the element that holds the list, if any does


class ListOutcome(NamedTuple):
    """What became of a list, in words for an editor."""

    line: int
    is_checklist: bool
    said: str
    is_near: bool = True  # a checklist, or nearly one


def lists_in(path: Path, post: Content) -> Iterator[ListOutcome]:
    """What became of each list of a post that is a checklist, or nearly is."""
    if is_off(post.metadata.get("checklist")):
        yield ListOutcome(1, False, "no checklists: the header turns them off")
        return
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    found = outcomes_in(post._content, post.title, lines, languages_of(post.settings))
    yield from (one for one in found if one.is_near)


def outcomes_in(
    html: str, title: str, lines: list[str], own: OwnLanguages
) -> Iterator[ListOutcome]:
    """What became of each list in the HTML of a post whose file has these lines."""
    line = 0
    for verdict, holder in _verdicts(read_tree(html).blocks, title, own):
        items = _items(verdict)
        line = _line(lines, items[:1], after=line)
        said = _said_within(holder, items) if holder else _said(verdict, items)
        is_near = verdict.taken or verdict.near_miss
        yield ListOutcome(line, verdict.taken and not holder, said, is_near)


def _verdicts(
    blocks: Sequence[Node], title: str, own: OwnLanguages, holder: str = ""
) -> Iterator[Held]:
    """What is decided about each list in order, and would be about those within other elements."""
    shown = [block for block in blocks if block.kind != TEXT or block.text.strip()]
    verdicts = iter(verdicts_in(shown, title, own))
    for block in shown:
        if block.kind in LISTS:
            yield next(verdicts), holder
        else:
            yield from _verdicts(block.children, title, own, block.kind)


def _items(verdict: Verdict) -> list[str]:
    """The words of each item, a line for each of its own."""
    return [item.text.strip() for item in verdict.block.all("li")]


def _line(lines: list[str], items: list[str], after: int) -> int:
    """The line below line `after` and the header whose item is the first, or that holds it."""
    words = _letters(" ".join("".join(items).split("\n")[0].split()[:3]))
    start = max(after, _header_ends(lines))
    hold = [n for n, line in enumerate(lines[start:], start + 1) if words in _seen(line)]
    begin = [n for n in hold if _seen(_in_item(lines[n - 1])).startswith(words)]
    return next(iter(begin or hold), start or 1)


def _in_item(line: str) -> str:
    """What stands behind the sign of an item; nothing in a line without one."""
    marker = MARKER.match(line)
    return line[marker.end() :] if marker else ""


def _header_ends(lines: list[str]) -> int:
    rules = [number for number, line in enumerate(lines, 1) if line.strip() == "---"]
    return rules[1] if len(rules) > 1 and rules[0] == 1 else 0


def _seen(line: str) -> str:
    """The letters of a line of Markdown that readers see."""
    return _letters(UNSEEN.sub("", line))


def _letters(text: str) -> str:
    return re.sub(r"\W|_", "", text).lower()


def _said_within(holder: str, items: list[str]) -> str:
    why = "only a list that stands by itself becomes one"
    return f"a list of {len(items)} within <{holder}>, no checklist: {why}"


def _said(verdict: Verdict, items: list[str]) -> str:
    if verdict.taken:
        return f"a checklist of {len(items)} tips: {verdict.reason}"
    return f"a list of {len(items)}, no checklist: {verdict.reason}; {HOW_TO_MARK}"


def main(argv: Sequence[str] | None = None) -> int:
    """Print what is wrong in a folder and what became of its lists; 1 if that stops a build.

    With STRICT=yes advice gives 1, too.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=Path)
    folder = parser.parse_args(argv).content
    settings = read_settings(str(ROOT / "pelicanconf.py"), {"PATH": str(folder.resolve())})
    use_cache(settings)
    try:
        blog = blog_of(settings)
    except BlogLanguageError as error:
        print(error)
        return 1
    if wrong := [*wrong_settings(settings)]:
        print(*wrong, sep="\n")
        return 1
    problems, silences = proofread(folder, blog)
    errors = errors_in(problems)
    for said in (*problems, *silences, *(() if errors else _told(folder, settings))):
        print(said)
    files = len(markdown_files(folder, settings["IGNORE_FILES"]))
    print(sum_of(len(errors), len(problems) - len(errors), files))
    return 1 if errors or (problems and os.environ.get("STRICT")) else 0


def sum_of(errors: int, advice: int, files: int) -> str:
    """How much was found, in a sentence."""
    found = f"{errors} {_noun('problem', errors)}" if errors else "No problem"
    if advice:
        found += f" and {advice} {_noun('piece', advice)} of advice"
    return f"{found} in {files} {_noun('file', files)}."


def _noun(word: str, number: int) -> str:
    return word if number == 1 else f"{word}s"


def _told(folder: Path, settings: dict[str, Any]) -> Iterator[str]:
    """What waits for its date, and what became of the lists."""
    Pelican(settings)  # registers the plugins that read posts
    readers = Readers(settings)
    for path in markdown_files(folder, settings["IGNORE_FILES"]):
        if is_page(path, folder):
            continue
        post = readers.read_file(str(path.parent), path.name, content_class=Article)
        if waits(post):
            yield f"{shown(path)}:1: waits for its date, {post.date:%Y-%m-%d}; readers see it then."
        for found in lists_in(path, post):
            yield f"{shown(path)}:{found.line}: {found.said}."


def waits(post: Content) -> bool:
    """Whether a post that is no draft becomes one until its date: Pelican does that."""
    written = str(post.metadata.get("status") or "").lower()
    return bool(post.status == "draft" != written)


if __name__ == "__main__":
    sys.exit(main())
