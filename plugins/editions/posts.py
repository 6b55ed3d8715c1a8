"""The posts of an edition, in the order in which readers find them: the newest first."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from pelican.contents import Article
from pelican.urlwrappers import URLWrapper

from .edition import Edition, Editions, present

Group = tuple[URLWrapper, list[Article]]


class EditionPosts(NamedTuple):
    """An edition with its posts, and with its topics, tags and audiences, each with their own."""

    edition: Edition
    posts: list[Article]
    topics: list[Group]
    tags: list[Group]
    audiences: list[Group]


def by_edition(posts: Iterable[Article], editions: Editions) -> list[EditionPosts]:
    """The editions that are there, each with its posts."""
    newest_first = sorted(posts, key=lambda post: post.date, reverse=True)
    here = present(editions, (post.lang for post in newest_first))
    own: dict[str, list[Article]] = {lang: [] for lang in here}
    for post in newest_first:
        own[post.lang].append(post)
    return [_posts_of(edition, own[lang]) for lang, edition in here.items()]


def _posts_of(edition: Edition, posts: list[Article]) -> EditionPosts:
    audiences = dict(_grouped(posts, lambda post: post.audiences))
    in_order = [edition.term("audience", name) for name in edition.settings["AUDIENCES"]]
    return EditionPosts(
        edition,
        posts,
        topics=sorted(_grouped(posts, lambda post: [post.category])),
        tags=sorted(_grouped(posts, lambda post: getattr(post, "tags", ()))),
        audiences=[(one, audiences[one]) for one in in_order if one in audiences],
    )


def _grouped(posts: list[Article], terms: Callable[[Article], Iterable[Any]]) -> Iterator[Group]:
    groups: dict[URLWrapper, list[Article]] = defaultdict(list)
    for post in posts:
        for term in terms(post):
            groups[term].append(post)
    yield from groups.items()
