"""Lists the releases, or what the live one changed: the addresses to purge from a CDN."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.publishing import releases
from tools.publishing.compression import is_compressed_form
from tools.publishing.pages import address_of
from tools.publishing.releases import PublishingError
from tools.publishing.tree import files_below


def listing(public: Path) -> list[str]:
    """A line for each release, the newest first; the live one is marked."""
    live = releases.current(public)
    return [
        f"{'live ' if release == live else '     '}{release.name}"
        for release in reversed(releases.releases(public))
    ]


def changed(public: Path) -> list[str]:
    """Every address whose bytes differ between the live release and the one before."""
    live, before = releases.current(public), releases.release_before(public)
    return differing(live, before) if live else []


def differing(one: Path, other: Path) -> list[str]:
    """The addresses of files that are not the same in two folders."""
    names = {p.relative_to(f) for f in (one, other) for p in files_below(f)}
    names = {name for name in names if not is_compressed_form(name)}
    return sorted(address_of(one / n, one) for n in names if _bytes(one / n) != _bytes(other / n))


def _bytes(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def main(argv: Sequence[str] | None = None) -> int:
    """Print the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("public", type=Path)
    parser.add_argument("--changed", action="store_true")
    options = parser.parse_args(argv)
    public = options.public.resolve()
    try:
        lines = changed(public) if options.changed else listing(public)
    except PublishingError as error:
        print(error, file=sys.stderr)
        return 1
    if lines:
        print("\n".join(lines))
    elif not options.changed:
        print(f"Nothing has been published to {public}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
