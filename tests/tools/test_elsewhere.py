"""Commands that need neither fork nor file locks start where a system has none, as on Windows."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import ROOT, write_post

RUN = """
import multiprocessing, os, runpy, sys
sys.modules["fcntl"] = None
del os.fork, os.register_at_fork
multiprocessing.get_all_start_methods = lambda: ["spawn"]
module, *arguments = sys.argv[1:]
sys.argv = [module, *arguments]
runpy.run_module(module, run_name="__main__", alter_sys=True)
"""


def run(module: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command without what such a system has not."""
    command = [sys.executable, "-c", RUN, module, *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def content(tmp_path: Path) -> Path:
    write_post(tmp_path / "in/posts", "Words.\n")
    return tmp_path / "in"


def test_a_letter_is_begun_checked_and_built(content: Path, tmp_path: Path) -> None:
    assert run("tools.new", content, TITLE="When do I say no?").returncode == 0
    assert "when-do-i-say-no.md" in run("tools.check", content).stdout
    built = run("tools.build", content, tmp_path / "out")
    assert "Done: Processed 1 article" in built.stdout, built
    assert (tmp_path / "out/2020/01/a-post.html").is_file()


def test_releases_are_listed_and_publishing_says_what_it_needs(
    content: Path, tmp_path: Path
) -> None:
    assert run("tools.releases", tmp_path).returncode == 0
    publishing = run("tools.publish", content, tmp_path / "public")
    assert publishing.returncode == 1
    assert "This system has no file locks" in publishing.stdout + publishing.stderr
    assert "Traceback" not in publishing.stderr
