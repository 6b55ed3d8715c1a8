"""Publishes the site: built and verified beside the live one, then switched in one instant."""

import argparse
import os
import runpy
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from plugins.redirects.rules import RedirectsError, read_redirects
from tools.publishing import releases
from tools.publishing.gate import addresses, read_site, refusals
from tools.publishing.ledger import add_to_ledger, read_ledger
from tools.publishing.releases import PublishingError

ROOT = Path(__file__).parent.parent
SETTINGS = ROOT / "publishconf.py"


def publish(content: Path, public: Path, *, fewer: bool) -> Path:
    """Build, verify, switch; returns the release. Raises PublishingError, and changes nothing."""
    with releases.only_publisher(public):
        stage = releases.empty_stage(public)
        build(content, stage)
        verify(content, stage, releases.current(public), fewer=fewer)
        name = releases.release_name(commit(), datetime.now(UTC))
        release = releases.finish(public, name)
        releases.switch(public, release)
        add_to_ledger(content, addresses(release))
        releases.delete_oldest(public)
        return release


def build(content: Path, stage: Path) -> None:
    """Build the production site into the stage."""
    command = [sys.executable, "-m", "pelican", "--fatal", "errors", str(content)]
    options = ["-s", str(SETTINGS), "-o", str(stage)]
    if subprocess.run([*command, *options], cwd=ROOT, check=False).returncode:
        raise PublishingError("The site could not be built.")


def verify(content: Path, stage: Path, live: Path | None, *, fewer: bool) -> None:
    """Let the gate look at what was built."""
    url = str(runpy.run_path(str(SETTINGS))["SITEURL"])
    try:
        redirects = read_redirects(content)
    except RedirectsError as error:
        raise PublishingError(str(error)) from error
    site = read_site(stage, url, redirects)
    ledger = sorted({*read_ledger(content), *(addresses(live) if live else [])})
    if found := refusals(site, ledger, live, fewer=fewer):
        raise PublishingError("\n".join(map(str, found)))


def commit() -> str:
    """The commit that the working tree is at, or `unknown` outside a repository."""
    command = ["git", "rev-parse", "HEAD"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return found.stdout.strip() or "unknown"


def rollback(public: Path) -> Path:
    """Serve the release before the live one again."""
    with releases.only_publisher(public):
        release = releases.release_before(public)
        releases.switch(public, release)
        return release


def listing(public: Path) -> list[str]:
    """A line for each release, the newest first; the live one is marked."""
    live = releases.current(public)
    return [
        f"{'live ' if release == live else '     '}{release.name}"
        for release in reversed(releases.releases(public))
    ]


def main(argv: Sequence[str] | None = None) -> int:
    """Do what is asked; 1, and the live site as it was, where it cannot be done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("action", choices=["publish", "rollback", "releases"])
    parser.add_argument("content", type=Path)
    parser.add_argument("public", type=Path)
    options = parser.parse_args(argv)
    content, public = options.content.resolve(), options.public.resolve()
    try:
        if options.action == "publish":
            release = publish(content, public, fewer=bool(os.environ.get("FEWER")))
            print(f"Published: {public / releases.CURRENT} is now {release.name}.")
        elif options.action == "rollback":
            print(f"Rolled back: {public / releases.CURRENT} is now {rollback(public).name}.")
        else:
            print("\n".join(listing(public)) or f"Nothing has been published to {public}.")
    except (PublishingError, OSError) as error:
        print(f"{error}\nNothing was published; the live site is as it was.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
