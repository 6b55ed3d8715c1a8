"""Runs Pelican as the Makefile does."""

import atexit
import fcntl
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from pelican.settings import read_settings

from tests.waiting import PROCESS_ENDS

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "tests/content"  # letters that tests know; those in content/ are the editors'
PREVIEW = ROOT / "tools/previewconf.py"
# What commands look up in the environment when they run; all else is read when Python starts.
READ_WHEN_RUN = {"SITEURL", "REDIRECT_PAGES", "WITHOUT", "CACHE", "FEWER", "FIX", "STRICT", "FROM"}
WIDE = {"COLUMNS": "500"}
# What is built, installed, kept or published of the repository's folder, and what no build reads.
NOT_COPIED = shutil.ignore_patterns(
    *(".git", ".venv", ".*cache", ".versions", ".hypothesis", "node_modules"),
    *("output", "public", "content", "tests", "docs"),
)


def run_pelican(
    content: Path,
    output: Path,
    *options: str,
    settings: Path = ROOT / "pelicanconf.py",
    **environment: str,
) -> subprocess.CompletedProcess[str]:
    """Build `content` into `output` in a process of its own."""
    return run("pelican", content, "-s", settings, "-o", output, *options, **environment)


def run(module: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command as `python -m` does, in a process of its own."""
    if environment.keys() <= READ_WHEN_RUN:
        return ready().run(module, *arguments, **environment)
    return run_anew(module, *arguments, **environment)


def run_anew(
    module: str, *arguments: object, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command by a Python that starts."""
    return run_at(ROOT, module, *arguments, **environment)


def run_at(
    root: Path, module: str, *arguments: object, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command of the repository at `root` by a Python that starts."""
    return subprocess.run(
        [sys.executable, "-m", module, *map(str, arguments)],
        cwd=root,
        env={**os.environ, **WIDE, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=PROCESS_ENDS,
    )


class Ready:
    """The process that has the commands of the repository at `root` at hand: see ready.py."""

    def __init__(self, root: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.ready"],
            cwd=root,
            env={**os.environ, **WIDE, "PYTHONPATH": str(ROOT)},  # where its tests are
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(
        self, module: str, *arguments: object, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command in a process of its own, which needs not start Python."""
        with tempfile.TemporaryDirectory() as name:
            said = [Path(name, stream) for stream in ("stdout", "stderr")]
            code = self.wait(self.start(module, *arguments, said=said, **environment))
            out, error = (file.read_text(encoding="utf-8") for file in said)
        return subprocess.CompletedProcess([module, *map(str, arguments)], code, out, error)

    def start(
        self, module: str, *arguments: object, said: Sequence[Path], **environment: str
    ) -> int:
        """Start a command that says what it says into two files; gives the id of its process.

        It leads a group of its own.
        """
        request = {
            "module": module,
            "arguments": [*map(str, arguments)],
            "said": [*map(str, said)],
            "environment": {**os.environ, **WIDE, **environment},
        }
        return self._told(request)

    def wait(self, process: int) -> int:
        """The code with which a command has ended."""
        return self._told(process)

    def _told(self, asked: object) -> int:
        assert self.process.stdin
        assert self.process.stdout
        print(json.dumps(asked), file=self.process.stdin, flush=True)
        return int(self.process.stdout.readline())

    def end(self) -> None:
        """End the process."""
        self.process.communicate()


@cache
def ready() -> Ready:
    """The process of this repository, which ends with this one."""
    one = Ready(ROOT)
    atexit.register(one.end)
    return one


def own_settings(**changed: object) -> dict[str, Any]:
    """The blog's settings with the content that tests know, and with changes."""
    settings: dict[str, Any] = read_settings(
        str(ROOT / "pelicanconf.py"), {"PATH": str(CONTENT), **changed}
    )
    return settings


def build(content: Path, output: Path, fatal: str = "errors", **arguments: object) -> None:
    """Build, and fail with what Pelican said if it does not go well."""
    result = run_pelican(content, output, "--fatal", fatal, **arguments)  # type: ignore[arg-type]
    assert result.returncode == 0, result.stdout + result.stderr


def made_once(name: str, temporary: pytest.TempPathFactory, make: Callable[[Path], object]) -> Path:
    """A folder that the first of pytest's processes has made that asks for it; the others wait."""
    own = temporary.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / name).exists():
            make(begun := temporary.mktemp(name))
            begun.rename(shared / name)
    return shared / name


def publish(content: Path, public: Path, root: Path = ROOT, **environment: str) -> Path:
    """Publish `content` by the repository at `root`; gives the folder that is served."""
    environment = {"SITEURL": "https://blog.example.org", **environment}
    command = run if root == ROOT else partial(run_at, root)
    result = command("tools.publish", content, public, **environment)
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
    """The repository somewhere else, with the letters that tests know; its tests stay here."""
    shutil.copytree(ROOT, folder, ignore=NOT_COPIED)
    shutil.copytree(CONTENT, folder / "content")
    return folder
