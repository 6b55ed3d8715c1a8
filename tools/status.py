"""Says whether what is online is what is in this folder."""

import argparse
import sys
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from tools.publish import ROOT, settings_for
from tools.publishing.record import NAME, Record, differs, digest, read_record

PATIENCE = 20  # seconds


def fetch(url: str) -> Record:
    """The record of the release that is online. Raises OSError or ValueError."""
    with urllib.request.urlopen(f"{url}/{NAME}", timeout=PATIENCE) as answer:
        return read_record(answer.read().decode("utf-8"))


def differences(online: Record, content: Path, root: Path) -> list[str]:
    """What keeps the site online from being what this folder would publish."""
    found = []
    if online.changed:
        found.append("It was published with changes that had not been committed.")
    if online.content != digest(content):
        found.append(f"The files in {content} are others.")
    if differs(root, online.commit):
        found.append(f"This folder differs from commit {online.commit[:7]}.")
    return found


def main(argv: Sequence[str] | None = None) -> int:
    """Compare; 1 where they differ, or nothing can be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=Path)
    content = parser.parse_args(argv).content
    url = settings_for(content)["SITEURL"]
    try:
        online = fetch(url)
    except (OSError, ValueError) as error:
        print(f"{url}/{NAME} cannot be read: {error}", file=sys.stderr)
        return 1
    found = differences(online, content, ROOT)
    print(f"{url} is commit {online.commit[:7]}.", *(found or ["So is this folder."]), sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
