"""A publisher of ready-made sites, for tests that kill it: reads its orders from its arguments.

python -m tests.tools.publishing.killed PUBLIC SITE
"""

import shutil
import sys
from pathlib import Path

from tools.publishing import releases
from tools.publishing.record import ReleaseRecord, carry_over, write_record


def publish_for_ever(public: Path, site: Path) -> None:
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


if __name__ == "__main__":
    publish_for_ever(Path(sys.argv[1]), Path(sys.argv[2]))
