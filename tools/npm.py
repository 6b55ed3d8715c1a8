"""Installs the checks that exist for Node only, as the lock file in tools/node/ pins them."""

import fcntl
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent / "node"
LOCK = HERE / "package-lock.json"
INSTALLED = HERE / "node_modules/.package-lock.json"
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


def install() -> bool:
    """Install what is pinned, unless it is; whether it is there. Two at once take turns."""
    with LOCK.open() as pinned:
        fcntl.flock(pinned, fcntl.LOCK_EX)
        return is_installed() or _install()


def is_installed() -> bool:
    """Whether npm has installed what the lock file names."""
    return INSTALLED.exists() and INSTALLED.stat().st_mtime >= LOCK.stat().st_mtime


def _install() -> bool:
    print("Installing what tools/node/package-lock.json pins …", flush=True)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    return subprocess.run(command, cwd=HERE, check=False).returncode == 0


def script(path: str) -> Path:
    """A file of an installed package."""
    return HERE / "node_modules" / path
