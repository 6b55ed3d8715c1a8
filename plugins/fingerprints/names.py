"""Names that say what is in a file: who has kept such a file need never ask for it again."""

import posixpath
import re
from collections.abc import Mapping

from plugins.incremental.digest import digest_of

DIGITS = 12
FINGERPRINTED = re.compile(
    r"/(?:theme|cards)/(?:[^/]+/)*[^/]+\.[0-9a-f]{12}\.\w+"
    r"|/pictures/[^/]+\.[0-9a-f]{12}\.\d+\.\w+"
    r"|/pagefind/(?:[^/]+/)*[^/]+_[0-9a-f]{7,}\.pf_\w+"
)
IMPORT = re.compile(rb'((?:\bfrom ?|\bimport\()")(\.\.?/[^"]+)(?=")')


def is_fingerprinted(address: str) -> bool:
    """Whether the file at this address is another as soon as its bytes are."""
    return FINGERPRINTED.fullmatch(address) is not None


def fingerprinted(name: str, body: bytes) -> str:
    """The name with a digest of the bytes before its ending."""
    stem, ending = posixpath.splitext(name)
    return f"{stem}.{digest_of(body)[:DIGITS]}{ending}"


def renamed(files: Mapping[str, bytes]) -> dict[str, tuple[str, bytes]]:
    """New names and bodies by the old names; modules import each other by the new names.

    Raises RecursionError for modules that import each other in a circle.
    """
    return {name: _renamed(name, files) for name in files}


def _renamed(name: str, files: Mapping[str, bytes]) -> tuple[str, bytes]:
    folder = posixpath.dirname(name)

    def imported(found: re.Match[bytes]) -> bytes:
        wanted = posixpath.normpath(posixpath.join(folder, found[2].decode()))
        if wanted not in files:
            return found[0]
        name = posixpath.relpath(_renamed(wanted, files)[0], folder)
        return found[1] + f"./{name}".encode()

    body = IMPORT.sub(imported, files[name])
    return fingerprinted(name, body), body


def with_new_names(page: str, site_url: str, names: Mapping[str, str]) -> str:
    """A page that loads the files by their new names."""

    def loaded(found: re.Match[str]) -> str:
        return f'{found[1]}{names.get(found[2], found[2])}"'

    return re.sub(rf'((?:href|src)="{re.escape(site_url)}/)([^"]+)"', loaded, page)
