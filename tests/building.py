"""Runs Pelican as the Makefile does."""

import os
import subprocess
import sys
from pathlib import Path

from tests.waiting import PROCESS_ENDS

ROOT = Path(__file__).parent.parent
PREVIEW = ROOT / "tools/preview/settings.py"


def run_pelican(
    content: Path,
    output: Path,
    *options: str,
    settings: Path = ROOT / "pelicanconf.py",
    **environment: str,
) -> subprocess.CompletedProcess[str]:
    """Build `content` into `output` in a process of its own."""
    command = [sys.executable, "-m", "pelican", str(content), "-s", str(settings)]
    return subprocess.run(
        [*command, "-o", str(output), *options],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "500", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=PROCESS_ENDS,
    )


def build(content: Path, output: Path, **arguments: object) -> None:
    """Build, and fail with what Pelican said if it does not go well."""
    result = run_pelican(content, output, "--fatal", "errors", **arguments)  # type: ignore[arg-type]
    assert result.returncode == 0, result.stdout + result.stderr


def publish(content: Path, public: Path, root: Path = ROOT, **environment: str) -> Path:
    """Publish `content` by the repository at `root`; gives the folder that is served."""
    command = [sys.executable, "-m", "tools.publish", str(content), str(public)]
    result = subprocess.run(
        command,
        cwd=root,
        env={**os.environ, "SITEURL": "https://blog.example.org", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=PROCESS_ENDS,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return public / "current"


def write_post(folder: Path, body: str, name: str = "2020-01-02-a-post.md", **header: str) -> Path:
    """A post in `folder` with a complete header; `header` adds to it or replaces parts of it."""
    fields = {"title": "A post", "date": "2020-01-02", "summary": "A summary.", **header}
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{key}: {value}" for key, value in fields.items()]
    path.write_text("\n".join(["---", *lines, "---", "", body]), encoding="utf-8")
    return path
