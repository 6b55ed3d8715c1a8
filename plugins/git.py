"""What git knows of a folder, wherever there is git and a repository."""

import shutil
import subprocess
from pathlib import Path

# Whoever reads a folder's history runs its code anyhow; git need not mind that another owns it.
TRUSTED = ("-c", "safe.directory=*")


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What git says of a folder; an error, where there is no git."""
    command = ["git", *TRUSTED, *arguments]
    if not shutil.which("git"):
        return subprocess.CompletedProcess(command, 1, "", "")
    return subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
