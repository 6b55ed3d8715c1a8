"""A publisher of ready-made sites, for tests that kill it: main([SITE, PUBLIC])."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from tools.publishing import releases
from tools.publishing.record import ReleaseRecord, carry_over, write_record


def publish_for_ever(site: Path, public: Path) -> None:
    """Publish the same site again and again, as tools/publish.py does."""
    while True:
        with releases.only_publisher(public), releases.stage_in(public) as stage:
            shutil.copytree(site, stage, dirs_exist_ok=True)
            write_record(
                ReleaseRecord("x", changed=False, content="", lasting=["index.html"]), stage
            )
            carry_over(reversed(releases.releases(public)), stage)
            release = releases.finish(stage, "killed")
            releases.switch(public, release)
            releases.delete_oldest(public)
            print(release.name, flush=True)


def main(arguments: Sequence[str]) -> None:
    """Publish the site that is named first to the folder that is named second."""
    publish_for_ever(*map(Path, arguments))
