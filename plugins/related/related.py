"""Which posts belong together, and which stand next to each other."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

MOST = 3


class Post(NamedTuple):
    """A post as far as others are measured against it."""

    path: str
    lang: str
    date: datetime
    topic: str
    tags: frozenset[str]


def related(post: Post, others: Iterable[Post]) -> list[Post]:
    """At most three others of its language that share a tag or its topic, the nearest first.

    Of two that share as much, the newer comes first.
    """
    near = [other for other in peers(post, others) if likeness(post, other)]
    return sorted(near, key=lambda other: (likeness(post, other), *order(other)), reverse=True)[
        :MOST
    ]


def likeness(post: Post, other: Post) -> int:
    """How much two posts share: a tag counts two, for it says more than the topic does."""
    return 2 * len(post.tags & other.tags) + (post.topic == other.topic)


def neighbours(post: Post, others: Iterable[Post]) -> tuple[Post | None, Post | None]:
    """The next newer and the next older post of its language."""
    by_time = list(peers(post, others))
    newer = min((p for p in by_time if order(p) > order(post)), key=order, default=None)
    older = max((p for p in by_time if order(p) < order(post)), key=order, default=None)
    return newer, older


def peers(post: Post, others: Iterable[Post]) -> Iterable[Post]:
    """The others of its language."""
    return (other for other in others if other.lang == post.lang and other.path != post.path)


def order(post: Post) -> tuple[datetime, str]:
    """Posts stand in order of their dates; of one day's posts, by their address."""
    return post.date, post.path
