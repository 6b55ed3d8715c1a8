"""Whom posts are written for."""

from collections.abc import Iterable
from typing import Any

from pelican.contents import Article
from pelican.urlwrappers import URLWrapper


class Audience(URLWrapper):
    """One of the site's AUDIENCES, with its address by AUDIENCE_URL and AUDIENCE_SAVE_AS."""


Group = tuple[Audience, list[Article]]


def audiences_of(header: object, settings: dict[str, Any]) -> list[Audience]:
    """The audiences that a post's header names, in the order of AUDIENCES.

    `header` is one name, several with commas, a list of names, or None.
    Raises ValueError for a name that is none of them.
    """
    named = {spoken(name) for name in names_in(header)}
    known = {spoken(name): name for name in settings["AUDIENCES"]}
    if unknown := named - known.keys():
        raise ValueError(f"“audience: {min(unknown)}” must be one of {', '.join(known)}")
    return [Audience(name, settings) for key, name in known.items() if key in named]


def names_in(header: object) -> list[str]:
    """The names in a header `audience`: `a`, `a, b` or `[a, b]`."""
    listed = header if isinstance(header, list) else str(header or "").split(",")
    return [str(name).strip() for name in listed if str(name).strip()]


def spoken(name: str) -> str:
    """A name as editors may write it: capitals and spaces are all the same."""
    return " ".join(name.lower().split())


def by_audience(posts: Iterable[Article], settings: dict[str, Any]) -> list[Group]:
    """The audiences that have posts, in the order of AUDIENCES, with their posts in order."""
    posts = list(posts)
    audiences = [Audience(name, settings) for name in settings["AUDIENCES"]]
    groups = [(one, [post for post in posts if one in post.audiences]) for one in audiences]
    return [(audience, members) for audience, members in groups if members]
