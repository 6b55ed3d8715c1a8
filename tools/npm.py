"""Installs what exists for Node only, as the lock file of a folder pins it."""

import fcntl
import shutil
import subprocess
import sys
from pathlib import Path

CHECKS = Path(__file__).parent / "node"  # those of `make validate` and `make lighthouse`
ADVICE = {
    "node": "Node 18.16 or newer (https://nodejs.org; Debian, Ubuntu: apt-get install nodejs)",
    "npm": "npm (it comes with Node; Debian, Ubuntu: apt-get install npm)",
    "java": "Java 11 or newer (Debian, Ubuntu: apt-get install default-jre-headless)",
}


def can_run(*programs: str) -> bool:
    """Whether all programs are there; says what is missing and how to get it."""
    missing = [name for name in programs if not shutil.which(name)]
    for name in missing:
        print(f"This check needs {ADVICE[name]}. The site itself does not.", file=sys.stderr)
    return not missing


def install(folder: Path) -> bool:
    """Install what is pinned, unless it is; whether it is there. Two at once take turns."""
    with lock_of(folder).open() as pinned:
        fcntl.flock(pinned, fcntl.LOCK_EX)
        return is_installed(folder) or _install(folder)


def lock_of(folder: Path) -> Path:
    """The file that pins what is to be installed."""
    return folder / "package-lock.json"


def is_installed(folder: Path) -> bool:
    """Whether npm has installed what the lock file names."""
    installed = folder / "node_modules/.package-lock.json"
    return installed.exists() and installed.stat().st_mtime >= lock_of(folder).stat().st_mtime


def _install(folder: Path) -> bool:
    print(
        f"Installing what {folder.parent.name}/{folder.name}/package-lock.json pins …", flush=True
    )
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    return subprocess.run(command, cwd=folder, check=False).returncode == 0


def script(folder: Path, path: str) -> Path:
    """A file of an installed package."""
    return folder / "node_modules" / path
