"""What an import says when it is done: a line a post, and all of it in figures."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from .comments import kept
from .importer import Import, Imported
from .words import words_of

NOUNS = {
    "post": "post",
    "page": "page",
    "draft": "draft",
    "scheduled": "scheduled",
    "bin": "binned",
}


class Sums(NamedTuple):
    """The figures of an import."""

    states: dict[str, int]
    words: int
    lost_words: int
    pictures: int
    missing_pictures: int
    addresses: int
    kept_addresses: int

    @property
    def is_whole(self) -> bool:
        return not self.lost_words and self.addresses == self.kept_addresses


def sums_of(done: Import) -> Sums:
    """The figures of an import."""
    live = [one for one in done.posts if one.post.state in ("post", "page", "scheduled")]
    found, missing = len(done.pictures.found), len(done.pictures.missing)
    return Sums(
        states=dict(Counter(one.post.state for one in done.posts)),
        words=sum(len(words_of(one.post.old_html)) for one in done.posts),
        lost_words=sum(_lost_words(one) for one in done.posts),
        pictures=found + missing,
        missing_pictures=missing,
        addresses=len(live),
        kept_addresses=sum(bool(one.post.address) for one in live),
    )


def _lost_words(one: Imported) -> int:
    return sum(len(change.old) for change in one.post.lost)


def last_line(sums: Sums) -> str:
    """All of it in a sentence, as “617 posts, 13 pages; 0 words lost; 202 of 203 pictures; …”."""
    counted = [
        _counted(number, NOUNS[state])
        for state in NOUNS
        if (number := sums.states.get(state, 0)) or state in ("post", "page", "draft")
    ]
    have = sums.pictures - sums.missing_pictures
    return (
        f"{', '.join(counted)}; {_counted(sums.lost_words, 'word')} lost; "
        f"{have} of {_counted(sums.pictures, 'picture')}; "
        f"{sums.kept_addresses} of {sums.addresses} addresses"
    )


def _counted(number: int, noun: str) -> str:
    is_one = number == 1 or noun in ("scheduled", "binned")
    return f"{number:,} {noun}" if is_one else f"{number:,} {noun}s"


def as_json(done: Import) -> bytes:
    """The report for programs."""
    table = {
        "summary": sums_of(done)._asdict(),
        "comments": len(kept(done.export.comments)),
        "spam": len(done.export.comments) - len(kept(done.export.comments)),
        "posts": [
            {
                "id": one.post.id,
                "file": one.post.path,
                "address": one.post.address,
                "state": one.post.state,
                "outcome": one.outcome.value,
                "lost": [[*change.old] for change in one.post.lost],
                "notes": [*one.post.notes],
            }
            for one in done.posts
        ],
        "missing_pictures": done.pictures.missing,
    }
    return f"{json.dumps(table, ensure_ascii=False, indent=1)}\n".encode()


STYLE = """
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { margin: auto; max-width: 60rem; padding: 1rem; overflow-wrap: anywhere }
h1, h2 { line-height: 1.2 } details { border-top: 1px solid; padding-block: .5rem }
summary { cursor: pointer }
del { background: #fdd; color: #600 } ins { background: #dfd; color: #040 }
pre { white-space: pre-wrap } .pair { display: grid; gap: 1rem }
@media (min-width: 50rem) { .pair { grid-template-columns: 1fr 1fr } }
"""


def as_html(done: Import) -> bytes:
    """The report for people: one page that needs nothing else, the worst posts first."""
    worst = sorted(done.posts, key=lambda one: (-_lost_words(one), -len(one.post.notes)))
    sums = sums_of(done)
    title = f"What moved in from {escape(done.export.title or 'the old blog')}"
    body = "".join(
        [
            f"<h1>{title}</h1><p><strong>{escape(last_line(sums))}</strong></p>",
            *_general(done),
            "<h2>Posts and pages</h2>",
            *map(_section, worst),
            *_missing(done),
        ]
    )
    head = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width"><meta http-equiv='
        "\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<style>{STYLE}</style></head>"
    )
    return f"{head}<body><main>{body}</main></body></html>\n".encode()


def _general(done: Import) -> Iterator[str]:
    comments = kept(done.export.comments)
    spam = len(done.export.comments) - len(comments)
    yield f"<p>{len(comments)} comments are in comments.json; {spam} were spam and are not.</p>"
    if done.export.goes_on:
        yield "<p>This feed has further pages, which are not in the file: save them, too.</p>"
    steps = (
        "Read what follows from the top: the worst comes first.",
        "Run <code>make check</code>, then <code>make serve</code>, and look at some posts.",
        "Publish. docs/moving-in.md says what comes then.",
    )
    yield f"<h2>What to do next</h2><ol>{''.join(f'<li>{step}</li>' for step in steps)}</ol>"


def _section(one: Imported) -> str:
    lost, post = _lost_words(one), one.post
    state = "whole" if not (lost or post.notes) else f"{len(post.notes)} notes"
    said = f"{_counted(lost, 'word')} lost, {state}" if lost else state
    notes = "".join(f"<li>{escape(note)}</li>" for note in post.notes)
    changed = "".join(
        f"<li><del>{_said(change.old)}</del> <ins>{_said(change.new)}</ins></li>"
        for change in post.lost
    )
    old = escape(" ".join(words_of(post.old_html)))
    return (
        f"<details{' open' if lost else ''}><summary>{escape(post.title)} — {said}</summary>"
        f"<p>{escape(post.path)} ({escape(post.state)}, {escape(one.outcome.value)})<br>"
        f"{escape(post.address)}</p><ul>{notes}{changed}</ul>"
        f'<div class="pair"><p>{old}</p><pre tabindex="0">{escape(post.markdown)}</pre></div>'
        "</details>"
    )


def _said(words: Sequence[str]) -> str:
    return escape(" ".join(words))


def _missing(done: Import) -> Iterator[str]:
    if done.pictures.missing:
        yield "<h2>Pictures that are not at hand</h2><ul>"
        for address, post in done.pictures.missing.items():
            yield f"<li>{escape(address)}, of {escape(post)}</li>"
        yield "</ul>"
