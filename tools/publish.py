"""Publishes the site: built and verified beside the live one, then switched in one instant."""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from pelican.settings import read_settings

from plugins.addresses import Settings
from plugins.incremental import use_cache
from plugins.incremental.store import Store
from plugins.proofreading.blog import blog_of
from plugins.proofreading.check import check
from tools.publishing import releases
from tools.publishing.afterwards import say_what_is_left, see_to_ledger
from tools.publishing.compression import compress
from tools.publishing.fixing import fix
from tools.publishing.gate import addresses, read_site, refusals
from tools.publishing.ledger import add_to_ledger, read_ledger
from tools.publishing.record import carry_over, record_of, write_record
from tools.publishing.releases import PublishingError

ROOT = Path(__file__).parent.parent
SETTINGS = ROOT / "publishconf.py"


def publish(content: Path, public: Path, *, fewer: bool, fixing: bool) -> Path:
    """Build, verify, switch; returns the release. Raises, and changes nothing that is served."""
    if not os.access(content, os.W_OK):
        raise PublishingError(
            f"{content} cannot be written to; published addresses are kept there."
        )
    with releases.only_publisher(public), releases.stage_in(public) as stage:
        live, settings = releases.current(public), settings_for(content)
        note_what_is_live(content, live, settings)
        if fixing:
            fix_what_is_asked(content, settings)
        build(content, stage)
        verify(content, stage, live, settings, fewer=fewer)
        record = record_of(stage, content, ROOT)
        write_record(record, stage)
        carry_over(reversed(releases.releases(public)), stage)
        compress(stage, Store(Path(settings["CACHE_PATH"], "compressed.sqlite")))
        release = releases.finish(stage, record.commit)
        releases.switch(public, release)
        remember(content, public, filter(None, (live, release)), settings)
        return release


def note_what_is_live(content: Path, live: Path | None, settings: Settings) -> None:
    """Make good for a publisher who was killed between the switch and the note."""
    if live:
        add_to_ledger(content, addresses(live, settings))


def fix_what_is_asked(content: Path, settings: Settings) -> None:
    """Write the redirects and ids that published addresses need, and say so."""
    use_cache(settings)
    for said in fix(content, check(content, blog_of(settings))):
        print(said, flush=True)


def build(content: Path, stage: Path) -> None:
    """Build the production site into the stage; the proofreader stops what it would spoil."""
    command = [sys.executable, "-m", "pelican", "--fatal", "errors", str(content)]
    options = ["-s", str(SETTINGS), "-o", str(stage)]
    if subprocess.run([*command, *options], cwd=ROOT, check=False).returncode:
        raise PublishingError("The site could not be built.")


def verify(
    content: Path, stage: Path, live: Path | None, settings: Settings, *, fewer: bool
) -> None:
    """Let the gate look at what was built."""
    site = read_site(stage, settings)
    if found := refusals(site, read_ledger(content), live, fewer=fewer):
        raise PublishingError("\n".join(map(str, found)))


def settings_for(content: Path) -> Settings:
    """The settings by which a folder is published."""
    settings: Settings = read_settings(str(SETTINGS), {"PATH": str(content)})
    return settings


def remember(content: Path, public: Path, published: Iterable[Path], settings: Settings) -> None:
    """Note the addresses and tidy up; nothing of it changes what is served."""
    try:
        add_to_ledger(content, [a for one in published for a in addresses(one, settings)])
        releases.delete_oldest(public)
    except OSError as error:
        print(f"{error}\nThe next `make publish` will make good for it.", file=sys.stderr)


def is_set(name: str) -> bool:
    """Whether `make publish NAME=yes` was asked for."""
    return bool(os.environ.get(name))


def main(argv: Sequence[str] | None = None) -> int:
    """Publish; 1, and the live site as it was, where it cannot be done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=Path)
    parser.add_argument("public", type=Path)
    options = parser.parse_args(argv)
    content, public = options.content.resolve(), options.public.resolve()
    try:
        release = publish(content, public, fewer=is_set("FEWER"), fixing=is_set("FIX"))
    except (PublishingError, OSError) as error:
        print(f"{error}\nNothing was published; the live site is as it was.", file=sys.stderr)
        return 1
    print(f"Published: {public / releases.CURRENT} is now {release.name}.")
    return say_what_is_left(see_to_ledger(content), public, release)


if __name__ == "__main__":
    sys.exit(main())
