"""Whom posts are written for."""

from collections.abc import Iterable, Sequence

from pelican.urlwrappers import URLWrapper


class Audience(URLWrapper):
    """One of the site's AUDIENCES, with its address by AUDIENCE_URL and AUDIENCE_SAVE_AS."""


def in_order(named: Iterable[str], known: Sequence[str]) -> list[str]:
    """The audiences that a post names, as AUDIENCES writes them and in its order.

    Raises ValueError for a name that is none of them.
    """
    spoken_of = {spoken(name) for name in named}
    names = {spoken(name): name for name in known}
    if unknown := spoken_of - names.keys():
        raise ValueError(f"“audience: {min(unknown)}” must be one of {', '.join(known)}")
    return [name for key, name in names.items() if key in spoken_of]


def spoken(name: str) -> str:
    """A name as editors may write it: capitals and spaces are all the same."""
    return " ".join(name.lower().split())
