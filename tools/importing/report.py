"""What an import says when it is done: a line a post, and all of it in figures."""

import json
from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

from tools.i18n.words import Words, counted

from .comments import kept
from .export import Entry, EntryState, LeftOut
from .importer import Import, Imported
from .verifying import ImportVerdict
from .words import words_in

STATES = {  # the words for how many there are of each
    "post": "report_sum_post",
    "page": "report_sum_page",
    "draft": "report_sum_draft",
    "scheduled": "report_sum_scheduled",
    "bin": "report_sum_bin",
}
ALWAYS_TOLD = ("post", "page", "draft")


class Sums(NamedTuple):
    """The figures of an import."""

    states: dict[str, int]
    words: int
    lost_words: int
    pictures: int
    missing_pictures: int
    addresses: int
    kept_addresses: int
    left_out: int

    @property
    def is_whole(self) -> bool:
        is_all = self.addresses == self.kept_addresses and not self.left_out
        return is_all and not self.lost_words


def sums_of(done: Import) -> Sums:
    """The figures of an import."""
    live = [one for one in done.posts if one.post.state in ("post", "page", "scheduled")]
    addresses = sum(bool(one.post.address) for one in live)
    found, missing = len(done.pictures.found), len(done.pictures.missing)
    return Sums(
        states=dict(Counter(one.post.state for one in done.posts)),
        words=sum(len(words_in(str(one.post.old))) for one in done.posts),
        lost_words=sum(map(lost_words, done.posts)),
        pictures=found + missing,
        missing_pictures=missing,
        addresses=addresses + sum(map(_was_seen, done.export.left_out)),
        kept_addresses=addresses,
        left_out=len(done.export.left_out),
    )


def _was_seen(one: LeftOut) -> bool:
    """Whether readers saw, at an address of its own, what is left out."""
    return isinstance(one.what, Entry) and one.what.state is EntryState.LIVE


def lost_words(one: Imported) -> int:
    """How many words of the old text are not in the new one."""
    return sum(len(change.old) for change in one.post.lost)


def last_line(sums: Sums, words: Words) -> str:
    """All of it in a sentence, as “617 posts, 13 pages; 0 words lost; 202 of 203 pictures; …”."""
    count, states = partial(counted, words), sums.states
    texts = [
        count(name, states.get(state, 0))
        for state, name in STATES.items()
        if states.get(state) or state in ALWAYS_TOLD
    ]
    if sums.left_out:
        texts.append(count("report_sum_left_out", sums.left_out))
    have = sums.pictures - sums.missing_pictures
    return words["report_sum"].format(
        texts=", ".join(texts),
        lost=count("report_lost", sums.lost_words),
        pictures=count("report_sum_pictures", sums.pictures, have=have),
        addresses=count("report_sum_addresses", sums.addresses, have=sums.kept_addresses),
    )


def worst_first(posts: Sequence[Imported]) -> list[Imported]:
    """The posts that somebody should look at, before those that are whole."""
    return sorted(posts, key=lambda one: (-lost_words(one), -len(one.post.notes)))


def label_rows(done: Import) -> list[tuple[str, int, str]]:
    """Each label, how many posts had it, and what it is here, the most frequent first."""
    counts = Counter(label for entry in done.export.entries for label in entry.labels)
    rows = ((label, number, done.labels.get(label, "")) for label, number in counts.items())
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def as_json(done: Import, verdict: ImportVerdict) -> bytes:
    """The report for programs."""
    table = {
        "summary": sums_of(done)._asdict(),
        "comments": len(kept(done.export.comments)),
        "spam": len(done.export.comments) - len(kept(done.export.comments)),
        "errors": [*verdict.errors],
        "advice": dict(verdict.advice),
        "left_out": [one.told for one in done.export.left_out],
        "is_built": verdict.is_built,
        "wrong": [*verdict.wrong],
        "lists": [one._asdict() for one in verdict.lists],
        "labels": {label: [number, here] for label, number, here in label_rows(done)},
        "posts": [*map(_row, worst_first(done.posts))],
        "missing_pictures": done.pictures.missing,
    }
    return f"{json.dumps(table, ensure_ascii=False, indent=1)}\n".encode()


def _row(one: Imported) -> dict[str, Any]:
    return {
        "id": one.post.id,
        "file": one.post.path,
        "address": one.post.address,
        "state": one.post.state,
        "outcome": one.outcome.told,
        "lost": [[*change.old] for change in one.post.lost],
        "notes": [*one.post.notes],
    }
