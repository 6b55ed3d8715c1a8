"""Serves the release before the live one again, as it was."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.publishing import releases
from tools.publishing.afterwards import say_what_is_left
from tools.publishing.releases import PublishingError


def rollback(public: Path) -> Path:
    """Switch to the release before. Raises PublishingError where there is none."""
    with releases.only_publisher(public):
        release = releases.release_before(public)
        releases.switch(public, release)
        return release


def main(argv: Sequence[str] | None = None) -> int:
    """Roll back; 1 where that cannot be done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("public", type=Path)
    public = parser.parse_args(argv).public.resolve()
    try:
        release = rollback(public)
    except (PublishingError, OSError) as error:
        print(f"{error}\nThe live site is as it was.", file=sys.stderr)
        return 1
    print(f"Rolled back: {public / releases.CURRENT} is now {release.name}.")
    return say_what_is_left("", public, release)


if __name__ == "__main__":
    sys.exit(main())
