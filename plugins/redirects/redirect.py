"""An address that has moved."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from plugins.addresses import folder_of


class Redirect(NamedTuple):
    """A path of the old addresses, percent-encoded, and where it leads."""

    old: str  # from the root of the host; with * at its end, whatever it begins
    new: str  # from the root of the site, or a whole address
    query: str = ""  # `name=value` that the old address must carry


def below(site_url: str, redirects: Iterable[Redirect]) -> list[Redirect]:
    """The redirects of a site, each old address once, the first one's way.

    A site in a folder of its host has its new addresses below that folder.
    """
    folder = folder_of(site_url)
    once: dict[tuple[str, str], Redirect] = {}
    for redirect in redirects:
        new = folder + redirect.new if redirect.new.startswith("/") else redirect.new
        once.setdefault((redirect.old, redirect.query), redirect._replace(new=new))
    return list(once.values())


def also_in(folder: str, redirects: Sequence[Redirect]) -> list[Redirect]:
    """The redirects of a site in a folder of its host: from addresses there, then from the root."""
    own = [redirect._replace(old=folder + redirect.old) for redirect in redirects]
    return [*own, *redirects] if folder else own
