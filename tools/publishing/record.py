"""What a release tells of itself, in a file that is published with it."""

import json
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from plugins.fingerprints.names import is_fingerprinted
from plugins.git import git
from tools.publishing.ledger import NAME as LEDGER
from tools.publishing.tree import digest_of_files, files_below

NAME = "release.json"


class ReleaseRecord(NamedTuple):
    """Where a release comes from, and the files that its open pages may still ask for."""

    commit: str  # of the repository, or `unknown`
    changed: bool  # whether files differed from that commit
    content: str  # a digest of the posts and all beside them
    lasting: list[str]  # files whose names say what is in them


def record_of(stage: Path, content: Path, root: Path) -> ReleaseRecord:
    """The record of what has been built from `content` by the repository at `root`."""
    found = commit(root)
    return ReleaseRecord(
        found, found == "unknown" or differs(root, found), digest(content), lasting_files(stage)
    )


def lasting_files(site: Path) -> list[str]:
    """The files of a site whose names say what is in them."""
    names = (path.relative_to(site).as_posix() for path in files_below(site))
    return sorted(name for name in names if is_fingerprinted(f"/{name}"))


def write_record(record: ReleaseRecord, stage: Path) -> None:
    """Publish the record with the release."""
    text = json.dumps(record._asdict(), indent=2)
    (stage / NAME).write_text(f"{text}\n", encoding="utf-8")


def read_record(text: str) -> ReleaseRecord:
    """The record that a release has published. Raises ValueError for anything else."""
    match json.loads(text):
        case {
            "commit": str(commit),
            "changed": bool(changed),
            "content": str(content),
            "lasting": [*lasting],
        } if all(isinstance(name, str) for name in lasting):
            return ReleaseRecord(commit, changed, content, lasting)
    raise ValueError("this is no record of a release")


def commit(root: Path) -> str:
    """The commit that the working tree is at, or `unknown` outside a repository."""
    return git(root, "rev-parse", "HEAD").stdout.strip() or "unknown"


def differs(root: Path, base: str) -> bool:
    """Whether the working tree holds anything but that commit; the ledger does not count."""
    but = (".", f":(exclude,glob)**/*{LEDGER}")
    tracked = git(root, "diff", "--quiet", base, "--", *but)
    others = git(root, "ls-files", "--others", "--exclude-standard", "--", *but)
    return tracked.returncode != 0 or bool(others.stdout)


def digest(content: Path) -> str:
    """A digest of every file below a folder but the ledger."""
    files = (path for path in files_below(content) if not path.name.endswith(LEDGER))
    return digest_of_files(files, content)


def carry_over(releases: Iterable[Path], stage: Path) -> None:
    """Copy what pages of earlier releases, still open somewhere, may ask for."""
    for release in releases:
        for name in _lasting(release):
            if (release / name).is_file() and not (stage / name).exists():
                (stage / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(release / name, stage / name)


def _lasting(release: Path) -> list[str]:
    """What the release's record names; where that is damaged, whatever has such a name."""
    try:
        return read_record((release / NAME).read_text(encoding="utf-8")).lasting
    except (OSError, ValueError) as error:
        said = (
            f"{release / NAME} cannot be read ({error}); all its files that may be asked for stay."
        )
        print(said, file=sys.stderr)
        return lasting_files(release)
