"""A running `make serve`."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.building import ROOT
from tests.waiting import PROCESS_ENDS


class Preview(NamedTuple):
    """Where it is seen, and what it shows."""

    address: str
    content: Path


def without_node(folder: Path) -> dict[str, str]:
    """An environment in which Node and npm fail at once: nobody waits for the browser editor."""
    folder.mkdir()
    for name in ("node", "npm"):
        (folder / name).write_text("#!/bin/sh\nexit 1\n")
        (folder / name).chmod(0o755)
    return {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


@contextmanager
def previewed(
    content: Path, output: Path, root: Path = ROOT, *, editor: bool = False
) -> Iterator[Preview]:
    """Start the preview of a folder by the project at `root`, and end it as Ctrl-C does."""
    own = dict(os.environ) if editor else without_node(output.with_name("no node"))
    command = [sys.executable, "-u", "-m", "tools.serve", str(content), str(output), "--port", "0"]
    process = subprocess.Popen(command, cwd=root, env=own, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    line = next(line for line in process.stdout if line.startswith("Serving on "))
    yield Preview(line.split()[2].rstrip("/"), content)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=PROCESS_ENDS)
    assert process.returncode == 0
