"""Which posts belong together, and which stand next to each other."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

MOST = 3


class RelatedCandidate(NamedTuple):
    """A post as far as others are compared with it."""

    path: str
    lang: str
    date: datetime
    topic: str
    tags: frozenset[str]


class RelatedIndex:
    """Posts in order of time. A set of them is a number whose bit n stands for the post n.

    So a tag's posts and a topic's are joined at once, and thousands of posts stay cheap.
    """

    def __init__(self, posts: Iterable[RelatedCandidate]) -> None:
        self.posts = sorted(posts, key=order)
        self._orders = [order(post) for post in self.posts]
        self._sets: dict[Hashable, int] = defaultdict(int)
        for number, post in enumerate(self.posts):
            for term in terms(post):
                self._sets[term] |= 1 << number

    def related(self, post: RelatedCandidate) -> list[RelatedCandidate]:
        """At most three others of its language that share a tag or its topic, the nearest first.

        A shared tag counts two, a shared topic one; of two that share as much, the newer is first.
        """
        alike = [self._peers(post)]  # alike[n]: those that share n or more
        for tag in post.tags:
            tagged = self._sets["tag", tag]
            doubled = [0, 0, *(found & tagged for found in alike)]
            alike = [a | b for a, b in zip([*alike, 0, 0], doubled, strict=True)]
        in_topic = [0, *(found & self._sets["topic", post.topic] for found in alike)]
        alike = [a | b for a, b in zip([*alike, 0], in_topic, strict=True)]
        return self._newest(reversed(alike[1:]))

    def neighbours(
        self, post: RelatedCandidate
    ) -> tuple[RelatedCandidate | None, RelatedCandidate | None]:
        """The next newer and the next older post of its language."""
        peers, place = self._peers(post), bisect_left(self._orders, order(post))
        newer, older = peers >> place << place, peers & ((1 << place) - 1)
        return self._last(newer & -newer), self._last(older)

    def _peers(self, post: RelatedCandidate) -> int:
        """The others of its language."""
        place = bisect_left(self._orders, order(post))
        is_here = self._orders[place : place + 1] == [order(post)]
        return self._sets["lang", post.lang] & ~(is_here << place)

    def _newest(self, sets: Iterable[int]) -> list[RelatedCandidate]:
        """The newest of the first set, then of the next, until there are enough."""
        found: list[RelatedCandidate] = []
        taken = 0
        for members in sets:
            left = members & ~taken
            while left and len(found) < MOST:
                last = 1 << (left.bit_length() - 1)
                found.append(self.posts[last.bit_length() - 1])
                left, taken = left & ~last, taken | last
        return found

    def _last(self, members: int) -> RelatedCandidate | None:
        return self.posts[members.bit_length() - 1] if members else None


def terms(post: RelatedCandidate) -> Iterator[tuple[str, str]]:
    """What a post may share with others."""
    yield "lang", post.lang
    yield "topic", post.topic
    for tag in post.tags:
        yield "tag", tag


def order(post: RelatedCandidate) -> tuple[datetime, str]:
    """Posts stand in order of their dates; of one day's posts, by their address."""
    return post.date, post.path
