"""Says whether what is online is what is in this folder."""

import argparse
import sys
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from urllib.error import HTTPError, URLError

from plugins.proofreading.problem import shown
from tools.publish import ROOT, settings_for
from tools.publishing.record import NAME, ReleaseRecord, differs, digest, read_record

PATIENCE = 20  # seconds


def fetch(url: str) -> ReleaseRecord:
    """The record of the release that is online. Raises OSError or ValueError."""
    with urllib.request.urlopen(f"{url}/{NAME}", timeout=PATIENCE) as answer:
        return read_record(answer.read().decode("utf-8"))


def differences(online: ReleaseRecord, content: Path, root: Path) -> list[str]:
    """What keeps the site online from being what this folder would publish."""
    found = []
    if online.changed:
        found.append("It was published with changes that nobody had committed.")
    if online.content != digest(content):
        found.append(f"The posts in {shown(content)} are not those that are online.")
    if differs(root, online.commit):
        found.append(f"This folder is not as it was in commit {online.commit[:7]}.")
    return found


def why_not(error: OSError | ValueError) -> str:
    """Why nothing is known of what is online, in words."""
    if isinstance(error, HTTPError):
        return (
            "nothing has been published there yet, or not by `make publish`."
            if error.code == 404
            else f"the server answers {error.code}; ask whoever looks after it."
        )
    if isinstance(error, URLError | OSError):
        reason = error.reason if isinstance(error, URLError) else error
        return f"the server cannot be reached ({reason}); is this computer online?"
    return f"the {NAME} there is not one that `make publish` wrote."


def main(argv: Sequence[str] | None = None) -> int:
    """Compare; 1 where they differ, or nothing can be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=Path)
    content = parser.parse_args(argv).content
    url = settings_for(content)["SITEURL"]
    try:
        online = fetch(url)
    except (OSError, ValueError) as error:
        print(f"What is online at {url} is not known: {why_not(error)}", file=sys.stderr)
        return 1
    found = differences(online, content, ROOT)
    if not found:
        print(f"What is online at {url} is what is in this folder: commit {online.commit[:7]}.")
        return 0
    print(f"What is online at {url} is not what is in this folder.", *found, sep="\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
