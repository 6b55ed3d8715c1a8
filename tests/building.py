"""Runs Pelican as the Makefile does."""

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from tests.waiting import PROCESS_ENDS

ROOT = Path(__file__).parent.parent
PREVIEW = ROOT / "tools/preview/settings.py"
READ_BY_SETTINGS = {"SITEURL", "REDIRECT_PAGES", "WITHOUT", "CACHE"}
# What is built, installed or kept in the repository's folder, and what no build reads.
NOT_COPIED = shutil.ignore_patterns(
    *(".git", ".venv", ".*cache", ".versions", ".hypothesis", "node_modules", "__pycache__"),
    *("output", "public", "tests", "docs"),
)


def run_pelican(
    content: Path,
    output: Path,
    *options: str,
    settings: Path = ROOT / "pelicanconf.py",
    **environment: str,
) -> subprocess.CompletedProcess[str]:
    """Build `content` into `output` in a process of its own."""
    arguments = [str(content), "-s", str(settings), "-o", str(output), *options]
    if environment.keys() <= READ_BY_SETTINGS:
        return run_ready(arguments, environment)
    return run_anew(arguments, environment)


def run_anew(
    arguments: Sequence[str], environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Build by a Python that starts in another environment."""
    return subprocess.run(
        [sys.executable, "-m", "pelican", *arguments],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "500", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=PROCESS_ENDS,
    )


def run_ready(
    arguments: Sequence[str], environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Build by the process that has everything at hand: see ready.py."""
    with tempfile.TemporaryDirectory() as name:
        said = {stream: f"{name}/{stream}" for stream in ("stdout", "stderr")}
        code = asked({"arguments": arguments, "environment": environment, **said})
        out, error = (Path(file).read_text(encoding="utf-8") for file in said.values())
    return subprocess.CompletedProcess(arguments, code, out, error)


def asked(request: Mapping[str, object]) -> int:
    """The code with which the build that is asked for has ended."""
    process = ready()
    assert process.stdin
    assert process.stdout
    print(json.dumps(request), file=process.stdin, flush=True)
    return int(process.stdout.readline())


@cache
def ready() -> subprocess.Popen[str]:
    """The process, which ends with this one."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.ready"],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "500"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    atexit.register(process.communicate)
    return process


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


def copy_repository(folder: Path) -> Path:
    """The repository somewhere else, without what is no part of it; its tests stay here."""
    return Path(shutil.copytree(ROOT, folder, ignore=NOT_COPIED))
