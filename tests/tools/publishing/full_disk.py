"""Publishes on a small disk that fills up and turns read-only. Needs a mount of its own:

unshare -rm python -m tests.tools.publishing.full_disk CONTENT DISK
"""

import os
import subprocess
import sys
from pathlib import Path

from tests.building import run
from tests.tools.publishing.sites import digest

SIZE = "3m"


def mount(*options: str) -> None:
    """Mount, or change what is mounted."""
    subprocess.run(["mount", *options], check=True)


def publish(content: Path, public: Path) -> str:
    """How it ended, and what an editor was told of that."""
    result = run("tools.publish", content, public)
    lines = (result.stdout + result.stderr).splitlines()
    (said,) = [line for line in lines if line.startswith(("Published:", "Nothing was published"))]
    return f"{result.returncode} {said.partition(':')[0]}"


def fill(file: Path, left: int) -> None:
    """Leave so many bytes of the disk."""
    state = os.statvfs(file.parent)
    with file.open("wb") as rest:
        rest.write(b"x" * max(0, state.f_bavail * state.f_bsize - left))


def main(content: Path, disk: Path) -> None:
    """Print how each attempt ended, and whether what is served stayed as it was."""
    mount("-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(disk))
    public, rest = disk / "public", disk / "rest"
    print("empty", publish(content, public))
    live = digest((public / "current").resolve())
    for left in (0, 4_096, 65_536, 200_000, 400_000):
        fill(rest, left)
        print(f"{left} left", publish(content, public))
        rest.unlink()
    mount("-o", "remount,ro", str(disk))
    print("read-only", publish(content, public))
    mount("-o", "remount,rw", str(disk))
    print("unchanged", live == digest((public / "current").resolve()))
    print("room again", publish(content, public))
    print("left behind", *(path.name for path in (public / "releases").glob("next-*")))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
